package dev.footnote.http;

import dev.footnote.news.Clean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/**
 * Writes an HTML page. Whatever is given as text or as the value of an attribute is escaped, and cleaned of what cannot
 * be seen; names come from a short list, and none of them runs a script of the page; a link leads to the web or into
 * this site. So no text, whoever wrote it, can become markup.
 */
final class Html {
  private static final Set<String> ELEMENTS = Set.of("a", "article", "bdi", "body", "br", "dd", "div", "dl", "dt",
      "footer", "h1", "h2", "head", "header", "html", "link", "main", "mark", "meta", "nav", "p", "script", "section",
      "span", "strong", "sup", "time", "title");
  private static final Set<String> VOID = Set.of("br", "link", "meta");
  private static final Set<String> ATTRIBUTES = Set.of("aria-hidden", "aria-label", "charset", "class", "content",
      "datetime", "dir", "href", "id", "lang", "name", "rel", "src", "tabindex", "target", "type");

  private final StringBuilder out = new StringBuilder("<!doctype html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element; one that has no content, such as {@code meta}, needs no {@link #close}.
   *
   * @param attributes names and values in turn; one with an empty value is left out
   * @throws IllegalArgumentException for a name that is not on the list, or a link that leads elsewhere
   */
  Html open(String element, String... attributes) {
    require(ELEMENTS.contains(element), "element", element);
    require(attributes.length % 2 == 0, "number of names and values", "" + attributes.length);
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
    out.append('>');
    if (!VOID.contains(element)) {
      open.push(element);
    }
    return this;
  }

  /** Text inside the element that was begun last; never inside a script. */
  Html text(String text) {
    require(!"script".equals(open.peek()), "place for text", "script");
    escape(Clean.of(text));
    return this;
  }

  /** Ends the element that was begun last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element that holds text alone. */
  Html leaf(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Ends what is still open and answers with the page. */
  HttpResponse answer(int status, Map<String, String> headers) {
    while (!open.isEmpty()) {
      close();
    }
    byte[] bytes = out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    return new HttpResponse(status, headers, bytes)
        .with(Map.of("content-type", "text/html; charset=utf-8"));
  }

  private void attribute(String name, String value) {
    require(ATTRIBUTES.contains(name), "attribute", name);
    if (value.isEmpty()) {
      return;
    }
    boolean link = name.equals("href") || name.equals("src");
    require(!link || value.matches("(?s)(?:https?://|\\.\\./|\\./|#).*"), "link", value);
    out.append(' ').append(name).append("=\"");
    escape(Clean.of(value));
    out.append('"');
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  private static void require(boolean allowed, String what, String value) {
    if (!allowed) {
      throw new IllegalArgumentException("the pages have no such " + what + ": " + value);
    }
  }
}
