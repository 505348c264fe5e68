package dev.footnote.cite;

import java.util.List;
import java.util.Set;

/** Whether a statement has to do with the question: they share a word, or its article's title and opening do. */
final class Bearing {
  private static final Set<String> ASKING = Set.of("tell", "explain", "give", "name", "know", "happen", "thing", "kind",
      "article");

  private final String question;
  private final Set<String> asked;
  private final Likeness likeness;

  /** @param question plain text; empty if it is not known, and then everything bears on it */
  Bearing(String question, Likeness likeness) {
    this.question = question;
    this.asked = Set.copyOf(Facts.of(question).stems().stream().filter(s -> !ASKING.contains(s)).toList());
    this.likeness = likeness;
  }

  boolean has(Facts statement, List<Facts> evidence, Context context) {
    return asked.isEmpty() || asked.stream().anyMatch(s -> statement.stems().contains(s) || context.stems().contains(s)
        || evidence.stream().anyMatch(e -> e.stems().contains(s))) || likeness.alike(statement.plain(), question);
  }
}
