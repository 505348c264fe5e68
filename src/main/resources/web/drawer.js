// The list of past conversations.

import { forget, key } from "./api.js";
import { el } from "./dom.js";
import { all, drop } from "./store.js";
import { clean } from "./text.js";

/** Fills the drawer. `go` opens a conversation, or a new one without an id. */
export function fill(drawer, current, go) {
  const list = all();
  const rows = list.map(c => el("li", {},
    el("button", {
      type: "button", class: "entry", "aria-current": c.id === current ? "true" : null,
      on: { click: () => { drawer.hidePopover(); go(c.id); } },
    }, el("bdi", {}, clean(c.title)), el("time", { datetime: new Date(c.changed).toISOString() }, ago(c.changed))),
    el("button", {
      type: "button", class: "quiet", "aria-label": `Forget “${clean(c.title)}”`, title: "Forget",
      on: { click: e => remove(e.currentTarget, drawer, c.id, current, go) },
    }, "×")));
  drawer.replaceChildren(
    el("h2", {}, "Past questions"),
    rows.length > 0 ? el("ul", {}, rows) : el("p", { class: "aside" }, "Nothing has been asked from this browser yet."),
    el("p", { class: "aside", role: "status" }, rows.length > 0 ? "They are kept in this browser." : ""),
    el("div", { class: "row" },
      key.get() ? el("button", { type: "button", class: "quiet", on: { click: () => { key.set(""); fill(drawer, current, go); } } },
        "Forget the access key") : null,
      el("button", { type: "button", class: "quiet", on: { click: () => drawer.hidePopover() } }, "Close")));
}

/** Here and on the server; what the server cannot forget now it forgets by its own time limit. */
async function remove(button, drawer, id, current, go) {
  button.disabled = true;
  if (id === current) {
    go(); // what is being answered is stopped first, so that nothing is remembered of it afterwards
  }
  let trouble = "";
  try {
    await forget(id);
  } catch (e) {
    trouble = e.status === 404 ? "" : "It is gone from this browser; the server forgets it by itself later.";
  }
  drop(id);
  fill(drawer, current, go);
  drawer.querySelector("[role=status]").textContent = trouble || "Forgotten.";
  (drawer.querySelector(".entry") ?? drawer.querySelector("button")).focus();
}

function ago(time) {
  const minutes = Math.round((Date.now() - time) / 60_000);
  if (minutes < 1) {
    return "now";
  }
  if (minutes < 60) {
    return `${minutes} min ago`;
  }
  return minutes < 24 * 60 ? `${Math.round(minutes / 60)} h ago`
    : new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}
