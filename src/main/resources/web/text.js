// Text as people see it: without what hides, with dates in words. Offsets count code points, as in the API.

const MOST_MARKS = 8;
// Characters that leave no mark on the page, as dev.footnote.news.Clean lists them.
const INVISIBLE = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const PICTURE = /\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]/u;
const MARK = /\p{M}/u;
const PLAIN = /^[ -~\n\t\u00a0-\u00ac\u00ae-\u02ff]*$/;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** What a reader can see of a text. */
export function clean(text) {
  if (PLAIN.test(text)) {
    return text;
  }
  const points = [...text.replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, "\n")];
  let out = "";
  let last = "";
  let marks = 0;
  points.forEach((c, i) => {
    const kept = !INVISIBLE.test(c)
      || (c === "\ufe0f" && isPicture(last))
      || (c === "\u200d" && isPicture(points[i + 1] ?? "") && (isPicture(last) || last === "\ufe0f"));
    if (kept) {
      marks = MARK.test(c) && c !== "\ufe0f" ? marks + 1 : 0;
      if (marks <= MOST_MARKS) {
        out += c;
        last = c;
      }
    }
  });
  return out;
}

function isPicture(c) {
  return c > "\u00ff" && PICTURE.test(c);
}

/** "rtl" or "ltr", by the first letter that has a direction. */
export function direction(text) {
  for (const c of text) {
    if (/\p{L}/u.test(c)) {
      return RIGHT_TO_LEFT.test(c) ? "rtl" : "ltr";
    }
  }
  return "ltr";
}

/** The part between two code points. */
export function slice(text, start, end) {
  return [...text].slice(start, end).join("");
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** "5 May 2022" for a date or an instant in ISO 8601; what cannot be read as it is. */
export function day(iso) {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : DAY.format(date);
}

/** "5 May 2022", "September 2024", "2019" or "1–7 May 2022". */
export function days(from, to) {
  const first = new Date(`${from}T00:00:00Z`);
  const last = new Date(`${to}T00:00:00Z`);
  if (from === to || Number.isNaN(first.getTime()) || Number.isNaN(last.getTime())) {
    return day(from);
  }
  const next = new Date(last.getTime() + 86_400_000);
  if (first.getUTCDate() === 1 && next.getUTCDate() === 1) {
    const months = (next.getUTCFullYear() - first.getUTCFullYear()) * 12 + next.getUTCMonth() - first.getUTCMonth();
    if (months === 1) {
      return MONTH.format(first);
    }
    if (months === 12 && first.getUTCMonth() === 0) {
      return String(first.getUTCFullYear());
    }
  }
  return DAY.formatRange(first, last);
}
