// An answer with its footnotes, as text to paste elsewhere.

import { clean, day } from "./text.js";

/** Markdown with footnotes; what articles and models wrote is escaped, so that it stays text there too. */
export function markdown(answer) {
  const text = answer.statements
    .map(s => escaped(s.text) + s.citations.map(n => `[^${n}]`).join("")).join(" ");
  const notes = answer.citations.map(c =>
    `[^${c.n}]: “${escaped(line(c.quote))}” ${source(c, escaped)}${c.link ? ` <${absolute(c.link)}>` : ""}`);
  return `${text}\n\n${notes.join("\n")}\n`;
}

/** Plain text: numbers in brackets, then the notes. */
export function plain(answer) {
  const text = answer.statements.map(s => `${line(s.text)} ${s.citations.map(n => `[${n}]`).join("")}`).join(" ");
  const notes = answer.citations.map(c =>
    `[${c.n}] “${line(c.quote)}”\n    ${source(c, line)}${c.link ? `\n    ${absolute(c.link)}` : ""}`);
  return `${text}\n\n${notes.join("\n")}\n`;
}

function source({ article }, written) {
  return [article.title, article.publisher, article.published && day(article.published)]
    .filter(Boolean).map(written).join(" · ");
}

const line = text => clean(text).replace(/\s+/g, " ").trim();
const escaped = text => line(text).replace(/[\\`*_{}[\]<>()#+\-!|~&]/g, "\\$&");
const absolute = link => new URL(link, document.baseURI).href;

/** Puts text on the clipboard. */
export async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea"); // pages without TLS have no clipboard of their own
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (!copied) {
    throw new Error("the browser did not let the page copy");
  }
}
