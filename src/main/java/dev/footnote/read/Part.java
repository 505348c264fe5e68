package dev.footnote.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a question that asks for more than one thing.
 *
 * @param words as the person wrote them
 * @param asked the same, standing alone
 */
record Part(String words, String asked) {
  private static final String WH = "(?:who|whom|whose|what|which|when|where|why|how(?: (?:many|much|long|old|far|often|big|tall))?)";
  private static final Pattern TWO_WORDS = Pattern.compile("^\\s*(" + WH + ")\\s+and\\s+(" + WH + ")\\s+(.+)$",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TWO_CLAUSES = Pattern.compile(
      "^\\s*(.+?),?\\s+and\\s+((?:(?:in|at|for|by|from|to|with|of|on)\\s+)?" + WH + "\\s.+)$",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PRONOUN =
      Pattern.compile("\\b(?:it|they|them|he|she|him|there|its|their|his|this|that)\\b", Pattern.CASE_INSENSITIVE);

  /** The parts, in order; the whole question as one part if it asks for one thing. */
  static List<Part> of(String question) {
    Matcher words = TWO_WORDS.matcher(question);
    if (words.matches()) {
      return List.of(new Part(words.group(1), words.group(1) + " " + words.group(3)),
          new Part(words.group(2), words.group(2) + " " + words.group(3)));
    }
    Matcher clauses = TWO_CLAUSES.matcher(question);
    if (clauses.matches() && Pattern.compile("\\b" + WH + "\\b", Pattern.CASE_INSENSITIVE).matcher(clauses.group(1)).find()) {
      String second = clauses.group(2).strip();
      return List.of(new Part(clauses.group(1), clauses.group(1) + "?"),
          new Part(stripMark(second), second + subject(clauses.group(1), second)));
    }
    return List.of(new Part(question, question));
  }

  /** What a pronoun in the second part stands for: the names of the first. */
  private static String subject(String first, String second) {
    Asked asked = Asked.of(first);
    boolean leans = PRONOUN.matcher(second).find() || Asked.of(second).names().isEmpty();
    StringBuilder names = new StringBuilder();
    if (leans) {
      asked.terms().stream().filter(t -> asked.names().contains(t.stem()) || asked.names().isEmpty())
          .forEach(t -> names.append(' ').append(t.span().of(first)));
    }
    return names.toString();
  }

  private static String stripMark(String text) {
    return text.replaceFirst("[?!.\\s]+$", "");
  }
}
