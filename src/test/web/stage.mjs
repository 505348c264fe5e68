// The browser, the scenes and the reporting of the tests of the pages.

import { createRequire } from "node:module";
import path from "node:path";

const { CORPUS, MODEL, PLAYED, KEYED, CONTROL, CHROMIUM, SHOTS, TOOLS } = process.env;
const require = createRequire(path.join(TOOLS, "package.json"));
const { chromium } = require("playwright-core");
const { AxeBuilder } = require("@axe-core/playwright");

export const sites = { corpus: CORPUS, model: MODEL, played: PLAYED, keyed: KEYED, other: CONTROL };

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});

/** Sets the scene on the other side. */
export async function scene(what, body = {}) {
  const response = await fetch(`${CONTROL}/${what}`, { method: "POST", body: JSON.stringify(body) });
  if (response.status !== 204) {
    throw new Error(`the scene ${what} was not set: ${response.status}`);
  }
}

/**
 * A page of a site. What it must never do is noted: dialogs, requests to another origin, errors of scripts, breaches of
 * the content security policy.
 */
export async function open(site, options = {}, path = "") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  const bad = [];
  const origin = new URL(site).origin;
  page.on("dialog", dialog => { bad.push(`dialog ${dialog.message()}`); dialog.dismiss().catch(() => {}); });
  context.on("request", request => {
    if (new URL(request.url()).origin !== origin) {
      bad.push(`request to ${request.url()}`);
    }
  });
  page.on("pageerror", error => bad.push(`error ${error.message}`));
  page.on("console", message => {
    if (/Content Security Policy|TrustedHTML|Trusted Type/.test(message.text())) {
      bad.push(message.text());
    }
  });
  await page.goto(new URL(path, site).href);
  return Object.assign(page, { bad, done: () => context.close() });
}

/** Asks and waits for the end of the answer; gives the turn. */
export async function ask(page, question) {
  const before = await page.locator(".turn").count();
  await page.fill("#question", question);
  await page.keyboard.press("Enter");
  const turn = page.locator(".turn").nth(before);
  await turn.locator(".reply:not([data-outcome=''])").waitFor({ timeout: 60_000 });
  return turn;
}

/** Stills of every state, for people to look at. */
export async function shot(page, name) {
  await page.evaluate(() => Promise.all(document.getAnimations()
    .filter(a => a.effect.getComputedTiming().iterations !== Infinity).map(a => a.finished.catch(() => {}))
    .concat(document.fonts.ready)).then(() => new Promise(requestAnimationFrame))).catch(() => {});
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`), animations: "disabled" });
}

/** What axe finds that is serious or worse. */
export async function serious(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(v => v.impact === "serious" || v.impact === "critical")
    .map(v => `${v.id}: ${v.nodes.map(n => n.html).join(" ")}`);
}

export function same(expected, actual, what = "") {
  const [a, b] = [JSON.stringify(expected), JSON.stringify(actual)];
  if (a !== b) {
    throw new Error(`${what} expected ${a}, was ${b}`);
  }
}

export function holds(condition, what) {
  if (!condition) {
    throw new Error(what);
  }
}

/** Runs the tests one after the other and prints a line of JSON for each. */
export async function run(tests) {
  const only = process.env.ONLY;
  for (const [name, test] of Object.entries(tests)) {
    const began = Date.now();
    if (!only || name.includes(only)) {
      let error = "";
      try {
        const note = await test();
        if (note) {
          process.stderr.write(`  ${name}: ${note}\n`);
        }
      } catch (e) {
        error = e.stack ?? String(e);
      }
      process.stdout.write(`${JSON.stringify({ name, error, ms: Date.now() - began })}\n`);
    }
  }
  await browser.close();
}
