// The chat page: asks, shows, and keeps what was asked in this browser.

import { Problem, articles, ask, articlePage, key } from "./api.js";
import { reply } from "./answer.js";
import { el } from "./dom.js";
import { fill } from "./drawer.js";
import { redraw } from "./note.js";
import { begin, find, keep, watch } from "./store.js";
import { clean, day } from "./text.js";

const $ = id => document.getElementById(id);
const [turns, welcome, composer, box, send, status, drawer] =
  ["turns", "welcome", "composer", "question", "send", "status", "drawer"].map($);
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

let conversation = begin();
let asking = null;

/** Shows the conversation that the address names, or a new one. */
function load() {
  asking?.abort();
  conversation = find(location.hash.slice(1)) ?? begin();
  turns.replaceChildren(...conversation.turns.map(turn => paint(frame(turn), turn)));
  welcome.hidden = conversation.turns.length > 0;
  document.title = conversation.title ? `${clean(conversation.title)} – Footnote` : "Footnote";
  if (welcome.hidden) {
    if (conversation.turns.length > 1) {
      turns.lastElementChild.scrollIntoView({ block: "start" });
    }
  }
}

/** Not by the hash alone, whose event comes later: what is asked in between would be lost. */
function go(id) {
  if (location.hash.slice(1) !== (id ?? "")) {
    history.pushState(null, "", id ? `#${id}` : location.pathname + location.search);
  }
  load();
  box.focus();
}

/** The frame of a turn: its question, and room for the reply. */
function frame(turn) {
  return el("article", { class: "turn" }, el("h2", { class: "question", dir: "auto" }, clean(turn.question)),
    el("div", { class: "room" }));
}

function paint(node, turn) {
  const mine = conversation;
  const room = node.querySelector(".room");
  if (turn.answer) {
    turn.votes ??= {};
    redraw(room, () => room.replaceChildren(reply(turn.answer, { turn, votes: turn.votes, changed: () => keep(mine) })));
  } else {
    room.replaceChildren(failure(node, turn));
  }
  return node;
}

/** What is shown in place of an answer that did not come. */
function failure(node, turn) {
  const problem = turn.problem ?? { code: "interrupted", detail: "The answer was interrupted." };
  const again = el("button", { type: "button", class: "solid", on: { click: () => run(node, turn) } }, "Ask again");
  return el("div", { class: "reply", "data-outcome": "error" }, el("div", { class: "answer" },
    el("p", { class: "kicker" }, problem.code === "stopped" ? "Stopped" : "No answer came"),
    el("p", { class: "prose" }, problem.status !== 401 ? clean(problem.detail)
      : key.get() ? "The access key was not accepted." : "An access key is needed here. It stays in this browser."),
    problem.status === 401 ? keyForm(node, turn) : again,
    problem.request ? el("p", { class: "aside" }, `Request ${clean(problem.request)}`) : null));
}

/** Where the service wants a key, it is asked for once and kept in this browser. */
function keyForm(node, turn) {
  const input = el("input", { type: "password", id: "key", autocomplete: "off" });
  return el("form", {
    class: "row", on: {
      submit: e => {
        e.preventDefault();
        key.set(input.value.trim());
        run(node, turn);
      },
    },
  }, el("label", { for: "key" }, "Access key"), input, el("button", { type: "submit", class: "solid" }, "Use it"));
}

/** Asks the question of a turn and shows the answer as it comes. */
async function run(node, turn) {
  asking?.abort();
  const stop = new AbortController();
  asking = stop;
  const mine = conversation;
  delete turn.problem;
  const partial = { outcome: "", statements: [], citations: [], dates: [], related: [], degraded: false };
  const room = node.querySelector(".room");
  const wait = el("p", { class: "wait" }, "Looking through the articles …");
  room.replaceChildren(wait);
  busy(true);
  try {
    turn.answer = await ask(request(turn, mine), stop.signal, ({ type, data }) => {
      if (type === "retrieved") {
        wait.textContent = "Reading …";
      } else if (type === "statement") {
        partial.statements.push(data.statement);
        partial.citations.push(...data.citations);
        redraw(room, () => room.replaceChildren(reply(partial, { turn, votes: {}, changed: () => {} }), wait));
        wait.textContent = "…";
      }
    });
  } catch (e) {
    turn.problem = stop.signal.aborted ? { code: "stopped", detail: "The question was withdrawn." } : told(e);
  }
  if (find(mine.id)) { // not forgotten meanwhile
    keep(mine);
  }
  if (node.isConnected) {
    paint(node, turn);
    announce(turn);
  }
  if (asking === stop) {
    asking = null;
    busy(false);
  }
}

function request(turn, { id }) {
  const body = { question: turn.question, conversation: id };
  return ZONE && ZONE !== "Etc/Unknown" ? { ...body, timeZone: ZONE } : body;
}

function told(e) {
  if (e instanceof Problem) {
    return { status: e.status, code: e.code, detail: e.detail, request: e.request };
  }
  console.error(e);
  return { code: "page", detail: "The page could not read the answer. Reload it and ask again." };
}

/** Says once, for those who do not see it, what came of the question. */
function announce(turn) {
  const notes = turn.answer?.citations.length ?? 0;
  status.textContent = turn.problem ? `No answer came: ${turn.problem.detail}`
    : notes === 0 ? "The articles do not say."
      : `Answer with ${notes} ${notes === 1 ? "footnote" : "footnotes"}.`;
}

function busy(yes) {
  send.textContent = yes ? "Stop" : "Ask";
  send.classList.toggle("stop", yes);
  composer.setAttribute("aria-busy", String(yes));
  if (yes) {
    status.textContent = "Looking through the articles.";
  }
}

function submit() {
  const question = box.value.trim();
  if (asking) {
    asking.abort();
    return;
  }
  if (!question) {
    box.focus();
    return;
  }
  const turn = { question, asked: Date.now() };
  conversation.turns.push(turn);
  conversation.title ||= question.slice(0, 120);
  keep(conversation);
  if (location.hash.slice(1) !== conversation.id) {
    history.pushState(null, "", `#${conversation.id}`);
  }
  welcome.hidden = true;
  const node = frame(turn);
  turns.append(node);
  box.value = "";
  grow();
  if (conversation.turns.length > 1) {
    node.scrollIntoView({ block: "start" });
  }
  run(node, turn);
}

function grow() {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
}

/** A few articles to begin with. */
async function shelve() {
  try {
    const page = await articles();
    const some = page.articles.filter(a => a.title).sort((a, b) => (b.published ?? "").localeCompare(a.published ?? "")).slice(0, 4);
    $("shelf").replaceChildren(
      el("h3", {}, `From ${page.count} ${page.count === 1 ? "article" : "articles"}`),
      el("ul", {}, some.map(a => el("li", {}, el("a", { href: articlePage(a) }, el("bdi", {}, clean(a.title))),
        el("span", { class: "facts" }, [a.publisher && clean(a.publisher), a.published && day(a.published)].filter(Boolean).join(" · "))))));
  } catch (e) {
    $("shelf").replaceChildren(el("p", { class: "aside" }, e.status === 401 ? "An access key is needed; the first question asks for it."
      : e.code === "no_index" ? "There are no articles yet." : ""));
  }
}

composer.addEventListener("submit", e => { e.preventDefault(); submit(); });
box.addEventListener("input", grow);
box.addEventListener("keydown", e => {
  if (e.key === "Enter" && !e.shiftKey && !e.isComposing) {
    e.preventDefault();
    if (!asking) {
      submit();
    }
  }
});
$("fresh").addEventListener("click", () => go());
drawer.addEventListener("beforetoggle", e => e.newState === "open" && fill(drawer, conversation.id, go));
watch(() => drawer.matches(":popover-open") && fill(drawer, conversation.id, go));
addEventListener("hashchange", load);
addEventListener("keydown", e => {
  if (e.key === "/" && !/^(?:INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "") && !e.ctrlKey && !e.metaKey && !e.altKey) {
    e.preventDefault();
    box.focus();
  }
});

document.documentElement.classList.toggle("framed", window !== window.top);
load();
shelve();
if (!matchMedia("(pointer: coarse)").matches && conversation.turns.length === 0) {
  box.focus();
}
