package dev.footnote.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person typed, out of the markup that Slack made of it. */
final class Typed {
  private static final Pattern MARK = Pattern.compile("<([@#!]?)([^<>|]{0,2000})(?:\\|([^<>]{0,2000}))?>");
  private static final Pattern ASKS = Pattern.compile(
      "^(who|whom|whose|what|when|where|why|how|which|is|are|was|were|did|does|do|has|have|had|can|could|will|would"
      + "|and|but|so)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Typed() {}

  /**
   * The text without mentions of people; links and channels by their label; characters unescaped.
   *
   * @param raw the field {@code text} of an event
   */
  static String text(String raw) {
    Matcher mark = MARK.matcher(raw);
    StringBuilder out = new StringBuilder();
    while (mark.find()) {
      String label = mark.group(3);
      String shown = switch (mark.group(1)) {
        case "@" -> "";
        case "#" -> label == null ? "" : "#" + label;
        case "!" -> label == null ? "" : label;
        default -> label == null ? mark.group(2) : label;
      };
      mark.appendReplacement(out, Matcher.quoteReplacement(shown));
    }
    mark.appendTail(out);
    return out.toString().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
  }

  /** Whether somebody is named in it. */
  static boolean mentions(String raw) {
    return raw.contains("<@") || raw.contains("<!");
  }

  /** Whether it looks like a question, for messages that are not addressed to us. */
  static boolean asks(String text) {
    return text.endsWith("?") || ASKS.matcher(text).matches();
  }
}
