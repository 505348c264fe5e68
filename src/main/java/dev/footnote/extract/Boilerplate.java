package dev.footnote.extract;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What on a web page is not the article: told by tag, role, being hidden, or by the names that sites give to such
 * parts.
 */
final class Boilerplate {
  private static final Set<String> TAGS = Set.of(
      "script", "style", "template", "noscript", "head", "nav", "header", "footer", "aside", "form", "button",
      "select", "option", "datalist", "textarea", "label", "iframe", "object", "embed", "svg", "canvas", "audio",
      "video", "figcaption", "dialog", "menu", "noframes", "noembed", "rt", "rp", "del", "s", "strike", "title");
  private static final Set<String> ROLES = Set.of(
      "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar",
      "toolbar", "button", "tablist", "form");
  private static final Set<String> NAMES = Set.of(
      "ad", "ads", "advert", "advertisement", "adslot", "breadcrumb", "breadcrumbs", "caption", "comment", "comments",
      "consent", "cookie", "cookies", "disqus", "footer", "gdpr", "masthead", "menu", "modal", "nav", "navbar",
      "navigation", "newsletter", "pager", "pagination", "paywall", "popup", "promo", "recommended",
      "recommendations", "related", "share", "sharing", "sidebar", "signup", "social", "sponsored", "subscribe",
      "subscription", "toolbar");
  /** What asks for consent is never the article, and is often longer. */
  private static final Set<String> CONSENT = Set.of("cookie", "cookies", "consent", "gdpr", "onetrust");
  private static final Set<String> UNSEEN = Set.of(
      "sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only");
  private static final Set<String> NEVER_BY_NAME = Set.of("html", "body", "main", "h1");
  private static final Pattern UNSEEN_STYLE = Pattern.compile(
      "display:none|visibility:(hidden|collapse)"
      + "|(?<![a-z-])(opacity|font-size):(0+\\.?0*|\\.0+)(?![\\d.])|(?<![a-z-])font-size:[012](\\.\\d+)?p[xt]"
      + "|(?<![a-z])(left|top|right|text-indent|margin-left):-(\\d{4}|9\\d\\d)");
  private static final Pattern INK = Pattern.compile("(?<![a-z-])color:([^;!]+)");
  private static final Pattern PAPER = Pattern.compile("(?<![a-z-])background(?:-color)?:([^;!]+)");
  private static final Pattern STYLE_NOISE = Pattern.compile("/\\*.{0,200}?\\*/|\\s+");
  private static final Pattern WORD_END = Pattern.compile("(?<=[a-z])(?=[A-Z])|[^A-Za-z]+");
  private static final int LONGEST_ATTRIBUTE = 2_000;

  private Boilerplate() {}

  /**
   * Whether an element is hidden or never holds article text. The page as a whole ({@code html}, {@code body}) never
   * is.
   */
  static boolean hides(Element element) {
    String tag = element.normalName();
    if (tag.equals("html") || tag.equals("body")) {
      return false;
    }
    return TAGS.contains(tag) || element.hasAttr("hidden")
        || element.attr("aria-hidden").strip().equalsIgnoreCase("true")
        || ROLES.contains(element.attr("role").strip().toLowerCase(Locale.ROOT))
        || isUnseen(element);
  }

  private static boolean isUnseen(Element element) {
    String style = cut(element.attr("style"));
    if (!style.isEmpty()) {
      String rules = STYLE_NOISE.matcher(style).replaceAll("").toLowerCase(Locale.ROOT);
      if (UNSEEN_STYLE.matcher(rules).find() || isOnItsOwnColour(rules)) {
        return true;
      }
    }
    return element.hasAttr("class") && element.classNames().stream().anyMatch(UNSEEN::contains);
  }

  private static boolean isOnItsOwnColour(String rules) {
    Matcher ink = INK.matcher(rules);
    Matcher paper = PAPER.matcher(rules);
    return ink.find() && paper.find() && ink.group(1).equals(paper.group(1));
  }

  /** Whether the site calls it a share bar, cookie banner, list of related stories or the like. */
  static boolean isSoNamed(Element element) {
    // Blogs put the tags of a story among the classes of its article element.
    return element.normalName().equals("article") ? hasName(element, Set.of("comment")) : hasName(element, NAMES);
  }

  /** Whether the site calls it a cookie banner or the like. */
  static boolean asksForConsent(Element element) {
    return !element.normalName().equals("article") && hasName(element, CONSENT);
  }

  private static boolean hasName(Element element, Set<String> wanted) {
    String tag = element.normalName();
    String custom = tag.indexOf('-') > 0 ? cut(tag) : "";
    String names = cut(element.attr("class")) + " " + cut(element.id()) + " " + custom;
    if (names.isBlank() || NEVER_BY_NAME.contains(tag)) {
      return false;
    }
    for (String word : WORD_END.split(names)) {
      if (wanted.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static String cut(String attribute) {
    return attribute.length() <= LONGEST_ATTRIBUTE ? attribute : attribute.substring(0, LONGEST_ATTRIBUTE);
  }
}
