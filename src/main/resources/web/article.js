// The article page opens at what was cited, also where the address lacks its anchor, and reading starts there.

if (document.getElementById("locked")) {
  const { unlock } = await import("./locked.js");
  await unlock(document.getElementById("main"));
}
const quote = document.getElementById("quote");
if (quote) {
  quote.scrollIntoView({ block: "center", behavior: "instant" });
  quote.focus({ preventScroll: true });
}
