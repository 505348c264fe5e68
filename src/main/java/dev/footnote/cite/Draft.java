package dev.footnote.cite;

import java.util.List;

/**
 * What an answerer wishes to say; not yet believed.
 *
 * @param evidence what was offered to it; a statement names pieces by their place, from 1
 * @param statements in the order in which they are to be said
 */
public record Draft(List<Evidence> evidence, List<Statement> statements) {
  public Draft {
    evidence = List.copyOf(evidence);
    statements = List.copyOf(statements);
  }

  /**
   * One statement of a draft.
   *
   * @param text one sentence
   * @param numbers places in the evidence, from 1; foreign and doubled numbers are allowed here and ignored by the gate
   */
  public record Statement(String text, List<Integer> numbers) {
    public Statement {
      numbers = List.copyOf(numbers);
    }
  }
}
