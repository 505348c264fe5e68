package dev.footnote.cite;

import java.util.regex.Pattern;

/** Takes out of a text what is not plain prose: links, URLs, tags, citation markers, mentions, invisible characters. */
final class Markup {
  private static final int MOST_ROUNDS = 5;

  private record Rule(Pattern pattern, String replacement) {
    static Rule of(String regex, String replacement) {
      return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), replacement);
    }
  }

  private static final Rule[] RULES = {
      Rule.of("!\\[[^\\]]*+\\](?:\\([^)]*+\\)?|\\[[^\\]]*+\\])", " "),
      Rule.of("\\[+\\s*\\^?[\\p{Nd}][\\p{Nd}\\s,;–-]*+\\]+(?:\\([^)]*+\\)?)?", " "),
      Rule.of("【[^】]*+】", " "),
      Rule.of("\\[([^\\]\\[]*+)\\]\\([^)]*+\\)?", "$1"),
      Rule.of("\\[\\^[^\\]]*+\\]", " "),
      Rule.of("\\[(?:doc|docs|source|sources|ref|cite|citation|article|note|url)\\b[^\\]]*+\\]", " "),
      Rule.of("<[a-z][a-z0-9+.-]*+:[^<>|]*+\\|([^<>]*+)>", "$1"),
      Rule.of("<[a-z/!@#?][^<>]*+>", " "),
      Rule.of("<(?=[a-z/!@#?])", " "),
      Rule.of("(?:\\b[a-z][a-z0-9+.-]{0,20}://|\\bwww\\.|\\b(?:mailto|tel):(?=\\S))[^\\s<>\"'”)\\]]*+", " "),
      Rule.of("\\b(?:javascript|vbscript|data):\\S++", " "),
      Rule.of("\\b[a-z0-9-]{1,60}(?:\\.[a-z0-9-]{1,60})*\\.[a-z]{2,20}/[^\\s<>\"'”)\\]]*+", " "),
      Rule.of("(?<![\\p{L}\\p{Nd}.])@[\\p{L}\\p{Nd}_.-]*[\\p{L}\\p{Nd}_]", " "),
      Rule.of("\\*\\*|__|`", ""),
      Rule.of("^\\s*+(?:[-*+>#•]+\\s+|\\p{Nd}{1,2}[.)]\\s+)", ""),
      Rule.of("\\(\\s*+(?:source|sources|see|via|link)?\\s*+:?\\s*+\\)", " "),
      Rule.of("\\s++([.,;:!?…])", "$1"),
  };

  private Markup() {}

  /**
   * One line of plain text; empty if nothing with a letter or a digit is left. What is taken out never joins two
   * words.
   */
  static String strip(String text) {
    String plain = Plain.of(text);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      String before = plain;
      for (Rule rule : RULES) {
        plain = rule.pattern.matcher(plain).replaceAll(rule.replacement);
      }
      plain = Plain.of(plain);
      if (plain.equals(before)) {
        break;
      }
    }
    return plain.codePoints().anyMatch(Character::isLetterOrDigit) ? plain : "";
  }
}
