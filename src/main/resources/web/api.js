// Talks to the server that the page came from.

import { shelf } from "./shelf.js";
import { events } from "./sse.js";

const ROOT = new URL("../../", import.meta.url); // the page may lie below a stage of a gateway
const KEY = "footnote.key";

/** What went wrong, in the server's words (RFC 9457) or ours. */
export class Problem extends Error {
  constructor({ status = 0, code = "unreachable", detail, request = "", wait = 0 }) {
    super(detail);
    Object.assign(this, { status, code, detail, request, wait });
  }
}

/** The API key that this browser was given; empty where none is needed. */
export const key = {
  get: () => shelf.getItem(KEY) ?? "",
  set: value => (value ? shelf.setItem(KEY, value) : shelf.removeItem(KEY)),
};

async function send(method, path, body, { signal, accept = "application/json" } = {}) {
  const headers = { Accept: accept };
  if (body) {
    headers["Content-Type"] = "application/json";
  }
  if (key.get()) {
    headers.Authorization = `Bearer ${key.get()}`;
  }
  let response;
  try {
    response = await fetch(new URL(path, ROOT), { method, headers, body: body && JSON.stringify(body), signal });
  } catch (e) {
    throw signal?.aborted ? e : new Problem({ detail: "The server cannot be reached. Check the connection and try again." });
  }
  if (!response.ok) {
    throw await problem(response);
  }
  return response;
}

async function problem(response) {
  const said = await response.json().catch(() => ({}));
  return new Problem({
    status: response.status,
    code: String(said.code ?? "unknown"),
    detail: String(said.detail ?? said.message ?? `The server answered ${response.status}.`),
    request: String(said.request_id ?? ""),
    wait: Number(response.headers.get("retry-after")) || 0,
  });
}

/**
 * Asks. `told` gets each event as it comes: {type: "retrieved" | "statement", data}. Resolves to the whole answer, whether
 * it came as a stream or at once.
 */
export async function ask(body, signal, told) {
  const response = await send("POST", "v1/ask", body, { signal, accept: "text/event-stream, application/json;q=0.9" });
  if (!(response.headers.get("content-type") ?? "").startsWith("text/event-stream")) {
    return response.json();
  }
  for await (const { type, data } of events(response.body)) {
    const value = JSON.parse(data);
    if (type === "done") {
      return value;
    }
    if (type === "error") {
      throw new Problem({ status: value.status, code: value.code, detail: String(value.detail), request: value.request_id });
    }
    told({ type, data: value });
  }
  throw new Problem({ code: "cut_off", detail: "The answer broke off before its end. Try again." });
}

const parts = new Map();

/** A part of an article, by code points; each is fetched once. */
export function article(id, start, end) {
  const path = `v1/articles/${encodeURIComponent(id)}?start=${start}&end=${end}`;
  if (!parts.has(path)) {
    const part = send("GET", path).then(response => response.json());
    part.catch(() => parts.delete(path));
    parts.set(path, part);
  }
  return parts.get(path);
}

/** Some articles, for the first page. */
export const articles = () => send("GET", "v1/articles?limit=20").then(response => response.json());

/** What has become of a citation since: {status, withdrawn, start, end, article}. */
export const verify = citation => send("POST", "v1/verify", { citations: [citation] })
  .then(response => response.json()).then(({ citations }) => citations[0]);

/** Forgets a conversation on the server. */
export const forget = id => send("DELETE", `v1/conversations/${encodeURIComponent(id)}`);

/** A thumb on an answer, or on one of its citations. */
export const feedback = body => send("POST", "v1/feedback", body);

/** Our own page of an article, with the quote marked; `link` may hold words to find it by if the text has changed. */
export function articlePage({ key: id, revision }, start, end, link) {
  const page = new URL(`articles/${encodeURIComponent(id)}`, ROOT);
  if (start !== undefined) {
    const words = /:~:text=.*/.exec(link ?? "")?.[0] ?? "";
    page.search = new URLSearchParams({ start, end, revision: revision.replace("sha256:", "").slice(0, 12) }).toString();
    page.hash = `quote${words}`;
  }
  return page.href;
}
