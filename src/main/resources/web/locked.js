// Where the service wants a key, a link cannot bring it along: the article is fetched with the key that the chat page was
// given, and shown as the server would show it.

import { article, key } from "./api.js";
import { el } from "./dom.js";
import { clean, day } from "./text.js";

const LONGEST = 500_000; // code points that the server gives at once

/** Puts the article in place of the words that it is locked; leaves them where there is no key, or a wrong one. */
export async function unlock(main) {
  if (!key.get()) {
    return;
  }
  const query = new URLSearchParams(location.search);
  const id = decodeURIComponent(location.pathname.split("/").at(-1));
  const from = Number(query.get("start")) > LONGEST ? Number(query.get("start")) - LONGEST / 2 : 0;
  let found;
  try {
    found = await article(id, from, from + LONGEST);
  } catch (e) {
    main.querySelector("#locked").textContent = e.message;
    return;
  }
  const changed = !found.revision.startsWith(`sha256:${(query.get("revision") ?? "").replace("sha256:", "")}`);
  const [start, end] = changed ? [0, 0] : ["start", "end"].map(name => unit(found, Number(query.get(name) ?? 0)));
  const title = clean(found.title || found.id);
  document.title = `${title} – Footnote`;
  main.replaceChildren(el("article", {},
    el("h1", { class: "headline", dir: "auto" }, title),
    el("p", { class: "dateline" }, found.publisher ? el("bdi", { class: "publisher" }, clean(found.publisher)) : null,
      found.published ? [found.publisher ? " · " : "", el("time", { datetime: found.published }, day(found.published))] : null),
    changed ? el("p", { class: "caution" }, el("strong", {}, "Changed since it was cited"),
      "This is another text than the one that the citation was taken from, so nothing is marked.") : null,
    el("div", { class: "story" }, paragraphs(found.text, start, end)),
    el("footer", { class: "colophon" }, `Revision ${found.revision}`)));
}

/** Where a code point of the article stands in the part that was given. */
const unit = (part, point) => [...part.text].slice(0, Math.max(0, point - part.start)).join("").length;

function paragraphs(text, start, end) {
  let marked = false;
  return [...text.matchAll(/\S[^]*?(?=\s*\n[^\S\n]*\n|\s*$)/g)].map(({ 0: paragraph, index }) => {
    const clamp = at => Math.min(Math.max(at - index, 0), paragraph.length);
    const [from, to] = [clamp(start), clamp(end)];
    const mark = from < to
      ? el("mark", { id: marked ? null : "quote", tabindex: marked ? null : "-1" }, clean(paragraph.slice(from, to))) : null;
    marked ||= Boolean(mark);
    return el("p", { dir: "auto" }, clean(paragraph.slice(0, from)), mark, clean(paragraph.slice(Math.max(from, to))));
  });
}
