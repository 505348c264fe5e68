package dev.footnote.cite;

import dev.footnote.news.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes links that land on a quote: {@code url#:~:text=…} (wicg.github.io/scroll-to-text-fragment). A short quote is
 * given whole, a long one or one over several lines by its first and last words; words around it are added where the
 * page has the same words elsewhere. Browsers compare without case, with white space as one space, and at word borders
 * only.
 */
final class TextFragment {
  /** A quote with no more words, or no longer when encoded, is given whole. */
  private static final int SHORT_WORDS = 12;

  private static final int SHORT_ENCODED = 300;

  /** Words of context that are tried, in this order. */
  private static final int[] CONTEXT = {3, 6, 12, 24};

  /** Words of the start and end of a long quote that are tried, in this order. */
  private static final int[] SIDES = {5, 8, 12, 20};

  /** Context is looked for no further from the quote than this. */
  private static final int FARTHEST = 400;

  /** How far around the quote the text is looked at; bounds the time a link takes. */
  private static final int NEAR = 500_000;

  private final String text;
  private final int from;
  private final int to;

  private TextFragment(String text, Span span) {
    int start = span.start();
    int end = span.end();
    while (start < end - 1 && isBlank(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start + 1 && isBlank(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    this.text = text;
    this.from = wordBorder(text, start, -1);
    this.to = wordBorder(text, end, 1);
  }

  private static boolean isBlank(int c) {
    return Plain.isSpace(c) || Plain.isInvisible(c);
  }

  /** A link to the page at {@code url} that marks the span of its text; an existing fragment is kept. */
  static String link(URI url, String text, Span span) {
    String page = url.toASCIIString();
    int old = page.indexOf(":~:");
    String base = old >= 0 && page.lastIndexOf('#', old) >= 0 ? page.substring(0, old) : page;
    if (Plain.of(span.of(text)).isEmpty()) {
      return page;
    }
    return base + (base.indexOf('#') >= 0 ? "" : "#") + ":~:text=" + new TextFragment(text, span).best().encoded();
  }

  /** A browser finds whole words only, so a span inside a word is widened to the word. */
  private static int wordBorder(String text, int at, int step) {
    int i = at;
    for (int k = 0; k < 40 && i > 0 && i < text.length()
        && Plain.insideWord(text.codePointBefore(i), text.codePointAt(i)); k++) {
      i = text.offsetByCodePoints(i, step);
    }
    return i;
  }

  private Directive best() {
    String near = text.substring(pairSafe(Math.max(0, from - NEAR)), pairSafe(Math.min(text.length(), to + NEAR)));
    String page = Plain.folded(Plain.of(near));
    int head = Plain.folded(Plain.of(text.substring(pairSafe(Math.max(0, from - NEAR)), from) + "|")).length() - 1;
    int length = Plain.folded(Plain.of(text.substring(from, to))).length();
    List<Directive> candidates = candidates();
    for (Directive candidate : candidates) {
      if (candidate.selectsOnly(page, head, head + length)) {
        return candidate;
      }
    }
    return candidates.getLast();
  }

  private int pairSafe(int at) {
    boolean torn = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    return torn ? at - 1 : at;
  }

  /** From the shortest to the most exact. */
  private List<Directive> candidates() {
    String quote = Plain.of(text.substring(from, to));
    boolean lines = text.substring(from, to).indexOf('\n') >= 0;
    boolean whole = words(quote) <= SHORT_WORDS || Directive.encode(quote).length() <= SHORT_ENCODED;
    List<Directive> out = new ArrayList<>();
    if (!lines && whole) {
      around(quote, "", out);
      return out;
    }
    for (int side : SIDES) {
      String start = forward(from, to, side);
      String end = backward(from, to, side);
      if (lines || start.length() + end.length() < quote.length()) {
        out.add(new Directive("", start, end, ""));
      }
    }
    int sides = out.size();
    for (int i = 0; i < sides; i++) {
      around(out.get(i).start(), out.get(i).end(), out);
    }
    if (!lines) {
      around(quote, "", out);
    }
    return out;
  }

  private void around(String start, String end, List<Directive> out) {
    out.add(new Directive("", start, end, ""));
    for (int words : CONTEXT) {
      out.add(new Directive(before(words), start, end, ""));
    }
    for (int words : CONTEXT) {
      out.add(new Directive("", start, end, after(words)));
    }
    for (int words : CONTEXT) {
      out.add(new Directive(before(words), start, end, after(words)));
    }
  }

  private String before(int words) {
    return backward(Math.max(0, from - FARTHEST), from, words);
  }

  private String after(int words) {
    return forward(to, Math.min(text.length(), to + FARTHEST), words);
  }

  private static int words(String plain) {
    return (int) plain.chars().filter(c -> c == ' ').count() + 1;
  }

  /** Up to so many words from {@code at} on, within its line. */
  private String forward(int at, int limit, int words) {
    int i = at;
    int left = words;
    boolean inside = false;
    while (i < limit && text.charAt(i) != '\n') {
      boolean space = Plain.isSpace(text.charAt(i));
      if (space && inside && --left == 0) {
        break;
      }
      inside = !space;
      i++;
    }
    return Plain.of(text.substring(at, i));
  }

  /** Up to so many words before {@code at}, within its line. */
  private String backward(int limit, int at, int words) {
    int i = at;
    int left = words;
    boolean inside = false;
    while (i > limit && text.charAt(i - 1) != '\n') {
      boolean space = Plain.isSpace(text.charAt(i - 1));
      if (space && inside && --left == 0) {
        break;
      }
      inside = !space;
      i--;
    }
    return Plain.of(text.substring(i, at));
  }
}
