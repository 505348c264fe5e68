// Quotes and sentences, with the days that their words mean.

import { el } from "./dom.js";
import { clean, days, slice } from "./text.js";

/** A quote word for word, as nodes; after words such as "on Thursday" stands the day they mean, in brackets. */
export function quoted(citation, dates) {
  const inside = dates
    .filter(d => d.citation === citation.n && d.start >= citation.start && d.end <= citation.end)
    .sort((a, b) => a.start - b.start);
  const nodes = [];
  let at = citation.start;
  for (const date of inside) {
    if (date.start >= at) {
      nodes.push(part(citation, at, date.start), ...resolved(part(citation, date.start, date.end), date));
      at = date.end;
    }
  }
  nodes.push(part(citation, at, citation.end));
  return nodes;
}

function part(citation, start, end) {
  return clean(slice(citation.quote, start - citation.start, end - citation.start));
}

function resolved(words, date) {
  return [el("span", { class: "when" }, words), el("span", { class: "gloss" }, ` [${days(date.from, date.to)}]`)];
}

/**
 * A sentence of an answer, as nodes: words that mean a day are followed by it, and the shortest span that answers is
 * marked.
 */
export function sentence(statement, { dates, short }) {
  const text = clean(statement.text);
  const marks = [];
  for (const date of dates.filter(d => statement.citations.includes(d.citation))) {
    place(marks, text, clean(date.text), words => resolved(words, date));
  }
  if (short && clean(short) !== text.replace(/[.!?]$/, "")) {
    place(marks, text, clean(short), words => [el("b", { class: "short" }, words)]);
  }
  const nodes = [];
  let at = 0;
  for (const mark of marks.sort((a, b) => a.start - b.start)) {
    nodes.push(text.slice(at, mark.start), ...mark.make(text.slice(mark.start, mark.end)));
    at = mark.end;
  }
  nodes.push(text.slice(at));
  return nodes;
}

/** Notes where `words` stand as whole words, if nothing else is marked there. */
function place(marks, text, words, make) {
  for (let start = text.indexOf(words); words && start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length;
    const torn = /[\p{L}\p{N}]$/u.test(text.slice(0, start)) || /^[\p{L}\p{N}]/u.test(text.slice(end));
    if (!torn) {
      if (marks.every(m => end <= m.start || start >= m.end)) {
        marks.push({ start, end, make });
      }
      return;
    }
  }
}
