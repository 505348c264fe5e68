package dev.footnote.http;

import dev.footnote.cite.Citation;
import dev.footnote.news.Article;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Withdrawal;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One article as a page to read: what was cited is marked and the page opens there, revision and day are shown, and a
 * reader is told where the text is not the one that was cited.
 *
 * <p>A page shows at most {@value Limits#TEXT} code points; a longer article comes in parts, and the one with the quote
 * first.
 */
final class ArticlePage {
  /** Id of the first marked word; what links to a quote end in. */
  static final String ANCHOR = "quote";

  /** So much of a revision stands in links: enough to tell two texts of one article apart. */
  static final int REVISION_DIGITS = 12;

  private static final Pattern GAP = Pattern.compile("\\n[\\s&&[^\\n]]*(?:\\n\\s*)+");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'xxx", Locale.UK);

  /**
   * What a link asks for; all in code points.
   *
   * @param start first of the quote
   * @param end one past the last of the quote; 0 if no quote is asked for
   * @param revision beginning of the revision that was cited, in hexadecimal; empty if any will do
   * @param from first of the part to show; -1 for the part with the quote
   */
  record Wish(int start, int end, String revision, int from) {
    static Wish of(Parameters parameters) {
      int start = parameters.integer("start", 0, Integer.MAX_VALUE, 0);
      int end = parameters.integer("end", start, Integer.MAX_VALUE, 0);
      String revision = parameters.values().getOrDefault("revision", "").replace("sha256:", "");
      return new Wish(start, end, revision, parameters.integer("from", 0, Integer.MAX_VALUE, -1));
    }
  }

  private final Article article;
  private final Wish wish;
  private final String text;
  private final boolean changed;
  private final Optional<Span> cited;
  private final Span shown;

  ArticlePage(Article article, Wish wish) {
    this.article = article;
    this.wish = wish;
    this.text = article.text();
    this.changed = !article.revision().startsWith("sha256:" + wish.revision());
    this.cited = changed ? Optional.empty() : cited();
    this.shown = shown();
  }

  /** @param root the way to the root, as {@link Pages#root} gives it */
  HttpResponse answer(String root) {
    Source source = article.source();
    String title = source.title().isBlank() ? source.id() : source.title();
    Html html = Pages.begin(root, title + " – Footnote")
        .open("article", "lang", source.language().equals("und") ? "" : source.language())
        .leaf("h1", title, "class", "headline", "dir", "auto");
    dateline(html);
    cautions(html);
    parts(html);
    html.open("div", "class", "story");
    paragraphs(html);
    html.close();
    parts(html);
    colophon(html);
    return html.answer(200, Pages.HEADERS);
  }

  /** What stands in the place of an article that was withdrawn: since when and why, and nothing of it. Status 410. */
  static HttpResponse of(Withdrawal withdrawal, String root) {
    String day = DAY.format(withdrawal.at().atOffset(ZoneOffset.UTC));
    return Pages.begin(root, "Withdrawn – Footnote")
        .leaf("h1", "This article was withdrawn", "class", "headline")
        .open("p", "class", "caution").leaf("strong", "On " + day).leaf("bdi", withdrawal.reason()).close()
        .leaf("p", "It is not shown here any more, and no answer is made of it.")
        .answer(410, Pages.HEADERS);
  }

  private Optional<Span> cited() {
    if (wish.end() <= wish.start() || wish.end() > article.codePoint(text.length())) {
      return Optional.empty();
    }
    int start = text.offsetByCodePoints(0, wish.start());
    int end = text.offsetByCodePoints(start, wish.end() - wish.start());
    return text.substring(start, end).isBlank() ? Optional.empty() : Optional.of(new Span(start, end));
  }

  private Span shown() {
    int length = article.codePoint(text.length());
    int wanted = wish.from() >= 0 ? wish.from() : cited.isPresent() ? wish.start() : 0;
    int from = Math.min(wanted, Math.max(0, length - 1)) / Limits.TEXT * Limits.TEXT;
    int start = text.offsetByCodePoints(0, from);
    return new Span(start, text.offsetByCodePoints(start, Math.min(Limits.TEXT, length - from)));
  }

  private void dateline(Html html) {
    Source source = article.source();
    html.open("p", "class", "dateline");
    source.publisher().ifPresent(name -> html.leaf("bdi", name, "class", "publisher"));
    source.published().ifPresent(published -> {
      html.text(source.publisher().isPresent() ? " · " : "");
      html.leaf("time", day(published), "datetime", published.iso());
    });
    original().ifPresent(link -> html.text(" · ").leaf("a", "Original", "href", link, "rel", "noopener noreferrer"));
    html.close();
  }

  /** Only what is cited is linked, and where it can be quoted. */
  private Optional<String> original() {
    return cited.filter(_ -> wish.end() - wish.start() <= Citation.LONGEST_QUOTE)
        .flatMap(span -> new Citation(1, article, span).link());
  }

  private static String day(Published published) {
    return DAY.format(published.date()) + published.time().map(time -> ", " + TIME.format(time)).orElse("");
  }

  private void cautions(Html html) {
    if (changed) {
      caution(html, "Changed since it was cited",
          "This is another text than the one that the citation was taken from, so nothing is marked."
          + " What was quoted may stand elsewhere in it, or not at all.");
    } else if (wish.end() > 0 && cited.isEmpty()) {
      caution(html, "Nothing to mark", "The link names a place that is no quote in this text.");
    }
  }

  private static void caution(Html html, String what, String why) {
    html.open("p", "class", "caution").leaf("strong", what).text(why).close();
  }

  /** Ways to the parts before and after, where an article is longer than a page. */
  private void parts(Html html) {
    if (shown.start() == 0 && shown.end() == text.length()) {
      return;
    }
    int from = article.codePoint(shown.start());
    html.open("nav", "class", "parts", "aria-label", "Parts of this long article");
    if (from > 0) {
      html.leaf("a", "Earlier part", "href", "./" + article.source().key() + "?from=" + (from - Limits.TEXT));
    }
    if (shown.end() < text.length()) {
      html.leaf("a", "Later part", "href", "./" + article.source().key() + "?from=" + (from + Limits.TEXT));
    }
    html.close();
  }

  private void paragraphs(Html html) {
    Matcher gap = GAP.matcher(text).region(shown.start(), shown.end());
    int start = shown.start();
    boolean marked = false;
    while (start < shown.end()) {
      boolean more = gap.find();
      int end = more ? gap.start() : shown.end();
      if (!text.substring(start, end).isBlank()) {
        marked = paragraph(html, start, end, marked);
      }
      start = more ? gap.end() : end;
    }
  }

  /** @return whether a word has been marked by now */
  private boolean paragraph(Html html, int start, int end, boolean marked) {
    int from = cited.map(c -> Math.clamp(c.start(), start, end)).orElse(end);
    int to = cited.map(c -> Math.clamp(c.end(), start, end)).orElse(end);
    html.open("p", "dir", "auto").text(text.substring(start, from));
    boolean mark = from < to;
    if (mark) {
      html.leaf("mark", text.substring(from, to), "id", marked ? "" : ANCHOR, "tabindex", marked ? "" : "-1");
    }
    html.text(text.substring(to, end)).close();
    return marked || mark;
  }

  private void colophon(Html html) {
    html.open("footer", "class", "colophon").open("dl");
    article.source().url().map(URI::toString).ifPresent(url -> entry(html, "Address", url));
    entry(html, "Revision", article.revision());
    if (changed) {
      entry(html, "Cited", wish.revision());
    }
    entry(html, "Id", article.id());
    html.close().close();
  }

  private static void entry(Html html, String name, String value) {
    html.leaf("dt", name).open("dd").leaf("bdi", value).close();
  }
}
