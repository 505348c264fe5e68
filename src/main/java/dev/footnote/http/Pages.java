package dev.footnote.http;

import java.util.Map;

/** What all our pages share: their head, their masthead and what they may load. */
final class Pages {
  /**
   * Scripts, styles, pictures and fonts of our own and nothing else; no script in the page, no markup made from text by
   * a script (Trusted Types), no form that leads anywhere.
   */
  static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
      + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
      + "require-trusted-types-for 'script'; trusted-types 'none'";

  /** No other page may show ours in a frame, unless {@link Cors} names its origin. */
  static final String UNFRAMED = "frame-ancestors 'none'";

  static final Map<String, String> HEADERS = Map.of(
      "content-security-policy", POLICY + "; " + UNFRAMED,
      "cross-origin-opener-policy", "same-origin",
      "permissions-policy", "camera=(), microphone=(), geolocation=()");

  private Pages() {}

  /** Whether a browser asks for a page to show. */
  static boolean wanted(HttpRequest request) {
    return request.header("accept").orElse("").contains("text/html")
        && (request.method().equals("GET") || request.method().equals("HEAD"));
  }

  /** The way from a page to the root, which may lie below a stage of a gateway: {@code ./}, {@code ../} and so on. */
  static String root(HttpRequest request) {
    int folders = (int) request.path().chars().filter(c -> c == '/').count() - 1;
    return folders <= 0 ? "./" : "../".repeat(folders);
  }

  /**
   * A page up to its {@code main}, which is left open.
   *
   * @param root as {@link #root} gives it
   */
  static Html begin(String root, String title) {
    String files = root + "web/" + WebFiles.loaded().version() + "/";
    Html html = new Html().open("html", "lang", "en").open("head")
        .open("meta", "charset", "utf-8")
        .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .open("meta", "name", "color-scheme", "content", "light dark")
        .leaf("title", title)
        .open("link", "rel", "icon", "href", files + "icon.svg", "type", "image/svg+xml")
        .open("link", "rel", "stylesheet", "href", files + "base.css")
        .open("link", "rel", "stylesheet", "href", files + "article.css")
        .open("script", "type", "module", "src", files + "article.js").close();
    return html.close()
        .open("body", "class", "article")
        .leaf("a", "Skip to the text", "class", "skip", "href", "#main")
        .open("header", "class", "masthead")
        .open("p", "class", "brand")
        .open("a", "href", root).text("Footnote").leaf("sup", "1", "aria-hidden", "true").close().close()
        .open("nav", "aria-label", "Page").leaf("a", "Ask a question", "class", "quiet", "href", root).close()
        .close()
        .open("main", "id", "main");
  }
}
