// Renders an answer, whole or as far as it has come: each outcome has a look of its own.

import { articlePage } from "./api.js";
import { copy, markdown, plain } from "./copy.js";
import { el } from "./dom.js";
import { byline, marker, places } from "./note.js";
import { quoted, sentence } from "./quote.js";
import { clean, day, direction } from "./text.js";
import { thumbs } from "./votes.js";

const FAULTS = {
  model_timeout: "The model took too long",
  model_throttled: "The model is busy",
  model_denied: "The model may not be used",
  model_unavailable: "The model cannot be reached",
  budget_spent: "The budget for the model is used up for now",
  budget_unknown: "The budget for the model cannot be read",
};

const REFUSALS = {
  guardrail: "A rule of this service keeps the question from being answered.",
};

/** The reply to a question; `answer` may still lack its end, as while it streams: then `outcome` is empty. */
export function reply(answer, { turn, votes, changed }) {
  const grounded = answer.statements.length > 0;
  return el("div", { class: "reply", "data-outcome": answer.outcome, "data-degraded": String(Boolean(answer.degraded)) },
    el("div", { class: "answer" },
      kicker(answer),
      answer.outcome === "conflicting" ? sides(answer) : prose(answer, answer.statements),
      rest(answer),
      answer.outcome && answer.outcome !== "refused" ? tools(answer, turn, votes, changed) : null),
    grounded ? sources(answer, turn, votes, changed) : null);
}

/** What kind of answer this is, in words, where it is not simply one. */
function kicker(answer) {
  const lines = [];
  const label = {
    partial: "Answered in part", conflicting: "Sources disagree", not_found: "Not in the articles", refused: "Not answered",
  }[answer.outcome];
  if (label) {
    lines.push(el("p", { class: "kicker" }, label));
  }
  if (answer.degraded) {
    const fault = FAULTS[answer.receipt?.reason] ?? "The model did not give an answer that its sources bear out";
    lines.push(el("p", { class: "kicker degraded" }, "Without the model"),
      el("p", { class: "aside" }, `${fault}; this is what the articles say word for word.`));
  }
  return lines;
}

/** Sentences of one direction run on; where it turns, a new paragraph begins. */
function prose(answer, statements) {
  const paragraphs = [];
  for (const statement of statements) {
    const dir = direction(clean(statement.text));
    if (paragraphs.at(-1)?.dir === dir) {
      paragraphs.at(-1).append(" ", said(answer, statement));
    } else {
      paragraphs.push(el("p", { class: "prose", dir }, said(answer, statement)));
    }
  }
  return paragraphs;
}

/** One sentence with its markers, of its own direction. */
function said(answer, statement) {
  const marks = statement.citations.map(n => answer.citations.find(c => c.n === n)).filter(Boolean)
    .map(c => marker(c, answer.dates));
  const nodes = sentence(statement, answer);
  const last = nodes.at(-1);
  const tail = typeof last === "string" ? /\S{1,24}$/u.exec(last) : null;
  if (tail) { // the markers stay on the line of the last word
    nodes[nodes.length - 1] = last.slice(0, tail.index);
    return el("bdi", { class: "statement" }, nodes, el("span", { class: "tied" }, tail[0], marks));
  }
  return el("bdi", { class: "statement" }, nodes, marks);
}

/** Sources that disagree stand side by side, each under its name and day. */
function sides(answer) {
  const groups = new Map();
  for (const statement of answer.statements) {
    const article = answer.citations.find(c => c.n === statement.citations[0])?.article;
    const id = article?.id ?? "";
    groups.set(id, { article, statements: [...(groups.get(id)?.statements ?? []), statement] });
  }
  return el("div", { class: "sides" }, [...groups.values()].map(({ article, statements }) =>
    el("section", { class: "side" },
      article ? el("h3", {}, el("bdi", {}, clean(article.publisher ?? article.title)),
        article.published ? el("time", { datetime: article.published }, day(article.published)) : null) : null,
      prose(answer, statements))));
}

/** What an answer without statements says, and what a partial one lacks. */
function rest(answer) {
  switch (answer.outcome) {
    case "partial":
      return el("p", { class: "lack" }, "The articles do not say: ",
        el("bdi", {}, clean((answer.reason ?? "").replace(/^not_covered: /, ""))));
    case "not_found":
      return [el("p", { class: "prose" }, "The articles do not say."), related(answer.related)];
    case "refused":
      return el("p", { class: "prose" }, REFUSALS[answer.reason] ?? `The question was not answered (${clean(answer.reason ?? "")}).`);
    default:
      return null;
  }
}

function related(passages) {
  if (passages.length === 0) {
    return null;
  }
  return el("section", { class: "related" }, el("h3", {}, "The nearest that they come"),
    el("ul", {}, passages.map(({ article, text, start, end }) => el("li", {},
      el("p", { class: "excerpt", dir: direction(clean(text)) }, excerpt(clean(text))),
      el("p", { class: "from" }, el("a", { href: articlePage(article, start, end) }, byline(article)))))));
}

function excerpt(text) {
  const points = [...text.replace(/\s+/g, " ")];
  return points.length <= 240 ? points.join("") : `${points.slice(0, 240).join("").replace(/\s+\S*$/u, "")} …`;
}

/** The footnotes, each with its quote, its article and its thumbs. */
function sources(answer, turn, votes, changed) {
  const done = Boolean(answer.outcome);
  return el("section", { class: "sources" },
    el("h3", {}, "Sources"),
    el("ol", {}, answer.citations.map(c => el("li", { class: "source", "data-n": c.n },
      el("span", { class: "number", "aria-hidden": "true" }, String(c.n)),
      el("blockquote", { dir: direction(clean(c.quote)) }, "“", quoted(c, answer.dates), "”"),
      el("p", { class: "from" }, byline(c.article)),
      el("p", { class: "links" }, places(c), done ? thumbs({ ...judged(answer, turn), citation: c.n },
        [`Footnote ${c.n} is right`, `Footnote ${c.n} is wrong`, `Judge footnote ${c.n}`], votes, changed) : null)))));
}

/** What a thumb is about, with what makes an evaluation case of it. */
function judged(answer, turn) {
  return {
    answer: answer.id, question: turn.question, asOf: new Date(turn.asked ?? Date.now()).toLocaleDateString("sv"), short: answer.short,
    citations: answer.citations,
  };
}

function tools(answer, turn, votes, changed) {
  const said = el("span", { class: "said", role: "status" });
  const put = (label, write) => el("button", {
    type: "button", class: "quiet", on: {
      click: async () => {
        try {
          await copy(write(answer));
          said.textContent = "Copied.";
        } catch (e) {
          said.textContent = `Not copied: ${e.message}`;
        }
      },
    },
  }, label);
  return el("div", { class: "tools" },
    thumbs(judged(answer, turn), ["This answer is right", "This answer is wrong", "Judge this answer"], votes, changed),
    answer.statements.length > 0 ? [put("Copy as Markdown", markdown), put("Copy as text", plain), said] : null);
}
