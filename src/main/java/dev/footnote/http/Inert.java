package dev.footnote.http;

import java.util.regex.Pattern;

/**
 * Text of articles and models inside Markdown that a front-end renders: it must stay text. What could become a link, an
 * image, HTML or code is escaped by a backslash, which CommonMark and GitHub's dialect show as the character alone;
 * ordinary prose is unchanged.
 */
final class Inert {
  private static final Pattern ACTIVE = Pattern.compile(
      "[\\\\\\[\\]<`]|:(?=//)|(?<=(?i:\\bwww))\\.|(?<=\\w)@(?=\\w)|&(?=#?\\w{1,31};)");

  private Inert() {}

  /** On one line, without markup. */
  static String markdown(String text) {
    return ACTIVE.matcher(text.replaceAll("\\s*\\R\\s*", " ")).replaceAll("\\\\$0");
  }

  /** A link whose target can hold nothing that ends it. */
  static String link(String label, String target) {
    return "[" + markdown(label) + "](" + target.replace("(", "%28").replace(")", "%29").replace("<", "%3C")
        .replace(">", "%3E").replace(" ", "%20") + ")";
  }
}
