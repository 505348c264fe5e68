package dev.footnote.cite;

import java.util.List;

/**
 * What the gate made of a draft.
 *
 * @param statements that passed, in the draft's order
 * @param citations theirs, numbered from 1 in order of first use, one number for each article and quote
 * @param dropped that did not pass, with the reason
 */
public record Verdict(List<Statement> statements, List<Citation> citations, List<Dropped> dropped) {
  public Verdict {
    statements = List.copyOf(statements);
    citations = List.copyOf(citations);
    dropped = List.copyOf(dropped);
    for (int i = 0; i < citations.size(); i++) {
      if (citations.get(i).number() != i + 1) {
        throw new IllegalArgumentException("citation " + citations.get(i).number() + " stands at place " + (i + 1));
      }
    }
    for (Statement statement : statements) {
      if (statement.citations().getLast() > citations.size()) {
        throw new IllegalArgumentException("no citation " + statement.citations().getLast() + " for: "
        + statement.text());
      }
    }
  }

  /**
   * A statement that was not let through.
   *
   * @param reason stable and short, such as {@code no_evidence}, {@code number}, {@code date}, {@code name},
   *     {@code negation}, {@code quoted}, {@code words}
   */
  public record Dropped(String text, String reason) {}
}
