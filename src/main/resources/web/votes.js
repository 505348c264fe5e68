// Thumbs: on an answer and on each of its citations.

import { feedback } from "./api.js";
import { el, icon } from "./dom.js";

const UP = "M7 9v8H3.500V9zm0 0 3.200-6.500c1.300 0 2.300 1 2.300 2.300L12.500 8H16c1 0 1.800.900 1.600 1.900l-1.100 5.800c-.100.800-.800 1.300-1.600 1.300H7";
const DOWN = "M7 11V3H3.500v8zm0 0 3.200 6.500c1.300 0 2.300-1 2.300-2.300L12.500 12H16c1 0 1.800-.900 1.600-1.900l-1.100-5.800C16.400 3.500 15.700 3 14.900 3H7";

/**
 * Two buttons that send a thumb; pressing one again takes it back from view, and the other replaces it.
 *
 * @param what {answer, citation?, …} as the API takes it
 * @param words [what up says, what down says]
 * @param votes where the thumbs of this answer are kept, by citation number or "answer"
 */
export function thumbs(what, words, votes, changed) {
  const name = String(what.citation ?? "answer");
  const said = el("span", { class: "said", role: "status" });
  const buttons = [["up", UP, words[0]], ["down", DOWN, words[1]]].map(([verdict, path, label]) =>
    el("button", {
      type: "button", class: "thumb", title: label, "aria-label": label, "data-verdict": verdict,
      "aria-pressed": String(votes[name] === verdict), on: { click: () => press(verdict) },
    }, icon(path)));

  async function press(verdict) {
    const before = votes[name];
    if (before === verdict) {
      return;
    }
    show(verdict);
    try {
      await feedback({ ...what, verdict });
      said.textContent = "Noted. Thank you.";
      changed();
    } catch (e) {
      show(before);
      said.textContent = `Not noted: ${e.message}`;
    }
  }

  function show(verdict) {
    if (verdict) {
      votes[name] = verdict;
    } else {
      delete votes[name];
    }
    buttons.forEach(b => b.setAttribute("aria-pressed", String(b.dataset.verdict === verdict)));
  }

  return el("span", { class: "thumbs", role: "group", "aria-label": words[2] }, buttons, said);
}
