// The note that a footnote marker opens: its quote, in its context, and where that stands.

import { article, articlePage, verify } from "./api.js";
import { el } from "./dom.js";
import { quoted } from "./quote.js";
import { clean, day, direction, slice } from "./text.js";

const AROUND = 320; // code points of context on either side
const LINGER = 180; // ms that a pointer may take to cross from the marker to its note

let open = null;
const notes = new WeakMap(); // by marker

/** A marker. Hovering, focusing or tapping it opens the note; Escape closes it. */
export function marker(citation, dates) {
  const where = [citation.article.publisher, citation.article.title].filter(Boolean).map(clean).join(", ");
  const button = el("button", {
    type: "button", class: "marker", "data-n": citation.n, "aria-expanded": "false",
    "aria-label": `Footnote ${citation.n}: ${where}`,
  }, String(citation.n));
  const note = { button, citation, dates, node: null, pinned: false, timer: 0 };
  button.addEventListener("pointerenter", e => e.pointerType === "mouse" && later(note, () => show(note)));
  button.addEventListener("pointerleave", () => later(note, () => note.pinned || hide(note)));
  button.addEventListener("focus", () => button.matches(":focus-visible") && show(note));
  button.addEventListener("click", () => {
    clearTimeout(note.timer);
    if (open === note && note.pinned) {
      hide(note);
    } else {
      note.pinned = true;
      show(note);
    }
  });
  notes.set(button, note);
  return el("sup", { class: "mark" }, button);
}

/** Draws a reply anew; a note that is open in it stays open. */
export function redraw(room, draw) {
  const was = open && room.contains(open.button) ? open : null;
  const focused = was?.button === document.activeElement;
  draw();
  if (was) {
    open = null;
    const button = room.querySelector(`.marker[data-n="${was.citation.n}"]`);
    if (button) {
      notes.get(button).pinned = was.pinned;
      show(notes.get(button));
      if (focused) {
        button.focus({ preventScroll: true });
      }
    }
  }
}

function later(note, action) {
  clearTimeout(note.timer);
  note.timer = setTimeout(action, LINGER);
}

function show(note) {
  if (open === note) {
    return;
  }
  if (open) {
    hide(open);
  }
  open = note;
  note.node = build(note);
  note.button.after(note.node); // right behind the marker, so that Tab leads from it into the note
  note.button.setAttribute("aria-expanded", "true");
  note.node.showPopover();
  place(note);
  source(note, true);
}

function hide(note) {
  clearTimeout(note.timer);
  if (open !== note) {
    return;
  }
  open = null;
  note.pinned = false;
  note.button.setAttribute("aria-expanded", "false");
  note.node.remove();
  source(note, false);
}

/** The same footnote among the sources lights up. */
function source(note, lit) {
  note.button.closest(".reply")?.querySelector(`.source[data-n="${note.citation.n}"]`)?.classList.toggle("lit", lit);
}

function build(note) {
  const { citation, dates } = note;
  const text = el("p", { class: "context", dir: direction(clean(citation.quote)) });
  const said = el("p", { class: "aside", role: "status" });
  const [, around] = citation.selectors ?? [];
  fill(text, citation, dates, around?.prefix ?? "", around?.suffix ?? "");
  const node = el("aside", { class: "note", popover: "manual", "aria-label": `Footnote ${citation.n}` },
    el("header", {}, el("span", { class: "number", "aria-hidden": "true" }, String(citation.n)), byline(citation.article)),
    text, said, el("footer", {}, places(citation)),
    el("button", { type: "button", class: "close", "aria-label": "Close", on: { click: () => close(note) } }, "×"));
  node.addEventListener("pointerenter", () => clearTimeout(note.timer));
  node.addEventListener("pointerleave", e => e.pointerType === "mouse" && later(note, () => note.pinned || hide(note)));
  node.addEventListener("pointerdown", () => { note.pinned = true; });
  widen(note, text, said);
  return node;
}

function close(note) {
  note.button.focus();
  hide(note);
}

/** Fetches more of the article around the quote, unless it is not the text any more that was quoted. */
async function widen(note, text, said) {
  const { citation, dates } = note;
  const from = Math.max(0, citation.start - AROUND);
  try {
    const part = await article(citation.article.key, from, citation.end + AROUND);
    if (part.revision !== citation.article.revision) {
      await since(citation, said);
    } else {
      const before = slice(part.text, 0, citation.start - part.start);
      const after = slice(part.text, citation.end - part.start);
      fill(text, citation, dates, trimmed(before, part.start > 0, true), trimmed(after, part.end < part.length, false));
    }
  } catch (e) {
    await (e.status === 404 ? since(citation, said) : Promise.reject(e))
      .catch(why => { said.textContent = `The surroundings could not be read: ${why.message}`; });
  }
  if (open === note) {
    place(note);
  }
}

/** Says what has become of an article since it was cited. */
async function since(citation, said) {
  const now = await verify(citation);
  said.classList.add("warning");
  said.textContent = {
    verified: "The article has changed since, but not in this place.",
    moved: "The article has changed since; the quote now stands in another place.",
    changed: "The article has changed since, and does not say this any more.",
    gone: "The article is not here any more.",
    retracted: `The article was withdrawn${now.withdrawn ? ` on ${day(now.withdrawn.at)}: ${clean(now.withdrawn.reason)}` : ""}`,
  }[now.status];
}

function fill(text, citation, dates, before, after) {
  text.replaceChildren(clean(before), el("mark", {}, quoted(citation, dates)), clean(after));
}

/** The paragraph of the quote, cut at a word with an ellipsis where it goes on. */
function trimmed(text, more, isBefore) {
  const paragraph = isBefore ? text.slice(text.lastIndexOf("\n\n") + 1).trimStart() : text.split("\n\n")[0];
  if (!more || paragraph.length < text.length) {
    return paragraph;
  }
  return isBefore ? `… ${paragraph.replace(/^\S*\s+/u, "")}` : `${paragraph.replace(/\s+\S*$/u, "")} …`;
}

/** Title, publisher and day of an article. */
export function byline(article) {
  const facts = [article.publisher && clean(article.publisher), article.published && day(article.published)].filter(Boolean);
  return el("span", { class: "byline" },
    el("bdi", { class: "title" }, clean(article.title || article.id)),
    facts.length > 0 ? el("span", { class: "facts" }, facts.map((fact, i) => [i > 0 ? " · " : "", el("bdi", {}, fact)])) : null);
}

/** Links of a citation: our page with the quote marked, and the publisher's where there is one. */
export function places(citation) {
  const { article, link } = citation;
  return [
    el("a", { class: "own", href: articlePage(article, citation.start, citation.end, link) }, "Read in the article"),
    article.url && link ? el("a", { class: "original", href: link, target: "_blank", rel: "noopener noreferrer" }, "Original",
      el("span", { class: "unseen" }, " (opens in a new tab)")) : null,
  ];
}

/** Below its marker where there is room, else above; a sheet at the bottom of a narrow page (by the style sheet). */
function place(note) {
  const { node, button } = note;
  const gap = 10;
  const edge = 12;
  const at = button.getBoundingClientRect();
  const { width, height } = node.getBoundingClientRect();
  const left = Math.min(Math.max(edge, at.left + at.width / 2 - width / 2), innerWidth - width - edge);
  const below = at.bottom + gap + height < innerHeight - edge || at.top < height + gap + edge;
  node.style.setProperty("--left", `${left}px`);
  node.style.setProperty("--top", `${Math.max(edge, below ? at.bottom + gap : at.top - height - gap)}px`);
}

addEventListener("keydown", e => {
  if (e.key === "Escape" && open) {
    e.preventDefault();
    close(open);
  }
});
addEventListener("pointerdown", e => {
  if (open && !open.node.contains(e.target) && !open.button.contains(e.target)) {
    hide(open);
  }
});
document.addEventListener("focusin", e => {
  if (open && !open.node.contains(e.target) && e.target !== open.button) {
    hide(open);
  }
});
addEventListener("scroll", () => open && place(open), { passive: true });
addEventListener("resize", () => open && place(open));
