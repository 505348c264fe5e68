// The conversations of this browser, newest first, in localStorage. Bounded: the oldest go when there are too many.

import { shelf } from "./shelf.js";

const NAME = "footnote.conversations";
const CONVERSATIONS = 50;
const TURNS = 60;

/** All conversations: {id, title, changed, turns: [{question, asked, answer?, problem?, votes}]}. */
export function all() {
  try {
    const kept = JSON.parse(shelf.getItem(NAME) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isConversation) : [];
  } catch {
    return []; // not ours to read; the next question writes it anew
  }
}

function isConversation(c) {
  return typeof c?.id === "string" && typeof c.title === "string" && Array.isArray(c.turns)
    && c.turns.every(turn => typeof turn?.question === "string");
}

export const find = id => all().find(c => c.id === id);

/** A conversation that nobody can guess the id of, since whoever knows it can lean on it. */
export function begin() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return { id: `c-${[...bytes].map(b => b.toString(16).padStart(2, "0")).join("")}`, title: "", changed: 0, turns: [] };
}

/** Keeps a conversation as it is now. */
export function keep(conversation) {
  const mine = { ...conversation, changed: Date.now(), turns: conversation.turns.slice(-TURNS) };
  write([mine, ...all().filter(c => c.id !== mine.id)].slice(0, CONVERSATIONS));
}

export function drop(id) {
  write(all().filter(c => c.id !== id));
}

/** Where the browser's room is used up, the oldest make place. */
function write(conversations) {
  let kept = conversations;
  for (;;) {
    try {
      shelf.setItem(NAME, JSON.stringify(kept));
      return;
    } catch (e) {
      if (kept.length <= 1) {
        console.warn("The conversation is too large for this browser to keep.", e);
        return;
      }
      kept = kept.slice(0, Math.ceil(kept.length / 2));
    }
  }
}

/** Calls back when another tab changes the list. */
export function watch(changed) {
  addEventListener("storage", e => {
    if (e.key === NAME) {
      changed();
    }
  });
}
