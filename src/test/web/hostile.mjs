// Text that would like to be more than text: as question, answer, quote, title, publisher and article at once.

import fs from "node:fs";
import path from "node:path";
import { ask, holds, open, same, scene, sites } from "./stage.mjs";

const { ATTACKS } = process.env;

const PAYLOADS = [
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "'-alert(1)-'",
  "</title></textarea></style></script><script>alert(1)</script>", "<iframe src=https://evil.example></iframe>",
  "<a href=javascript:alert(1)>x</a>", "[x](javascript:alert(1))", "![x](https://evil.example/p.png)",
  "[1]: https://evil.example", "https://evil.example/?q=1", "<base href=https://evil.example>", "{{constructor.constructor('alert(1)')()}}",
  "<meta http-equiv=refresh content='0;url=https://evil.example'>", "<link rel=stylesheet href=https://evil.example>",
  "&lt;script&gt;alert(1)&lt;/script&gt;", "\u202egnp.exe", "<form action=https://evil.example><button>x</button></form>",
  "`${alert(1)}`", "__proto__", "constructor", "W".repeat(600), "<!--", "]]>", "%3Cscript%3Ealert(1)%3C/script%3E",
];

function rows(file) {
  const kept = ATTACKS ? JSON.parse(fs.readFileSync(path.join(ATTACKS, file), "utf8")) : [];
  return (kept.cases ?? kept).map(row => row.llm_output ?? row.text).filter(text => text && !/^@/.test(text));
}

/** Asks for each, opens its note, and reads its article. */
async function play(payloads) {
  const page = await open(sites.played);
  const links = [];
  for (const text of payloads) {
    await scene("payload", { text });
    await page.goto(sites.played);
    await page.evaluate(() => localStorage.clear());
    const turn = await ask(page, text);
    holds(["answered", "error"].includes(await turn.locator(".reply").getAttribute("data-outcome")), text);
    if (await turn.locator(".marker").count() > 0) {
      await turn.locator(".marker").first().click();
      await turn.locator(".note a.own").waitFor();
      links.push(...await foreign(page));
      same(0, await page.locator("main :is(script, iframe, img, form, object, embed, style, base, meta, link)").count(), text);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      holds(wide <= 0, `${text} makes the page scroll sideways by ${wide}`);
      await turn.locator(".note a.own").click();
      await page.locator("#quote").waitFor();
      links.push(...await foreign(page));
    }
    await page.locator(".masthead").click();
  }
  await page.waitForLoadState("networkidle");
  same([], page.bad);
  same([], links.filter(link => !link.startsWith("https://cited.example/p")), "foreign links");
  await page.done();
  return `${payloads.length} payloads, 0 dialogs, 0 requests elsewhere, 0 foreign links`;
}

const foreign = page => page.locator("a[href]").evaluateAll(all =>
  all.map(a => a.href).filter(href => new URL(href).origin !== location.origin));

/** The same out of a model, through the gate. */
async function written(lines) {
  const page = await open(sites.model);
  for (const line of lines) {
    await scene("lines", [`The repair cost 4.2 million euros. ${line} [1]`, `${line} [1]`]);
    await page.locator("#fresh").click();
    await ask(page, "How much does the Harbour Bridge repair cost?");
    const links = await foreign(page);
    same([], links.filter(link => !link.startsWith("https://news.example/a")), line);
  }
  await page.waitForLoadState("networkidle");
  same([], page.bad);
  await scene("lines", []);
  await page.done();
  return `${lines.length} outputs`;
}


export const hostile = {
  whateverTextSaysItStaysText: () => play(PAYLOADS),
  whateverAModelWritesItStaysText: () => written(PAYLOADS.slice(0, 12)),
  ...(ATTACKS ? {
    exfiltratingTextStaysText: () => play(rows("output_exfil.json")),
    exfiltratingOutputOfAModelStaysText: () => written(rows("output_exfil.json")),
    oddUnicodeStaysText: () => play(rows("unicode.json")),
  } : {}),
};
