package dev.footnote.cite;

import java.util.List;

/**
 * A sentence that passed the gate.
 *
 * @param text plain text without links, markup or citation markers
 * @param citations numbers of its citations, from 1, at least one, without doubles, in rising order
 */
public record Statement(String text, List<Integer> citations) {
  /** @throws IllegalArgumentException if the text is blank or nothing is cited */
  public Statement {
    citations = citations.stream().distinct().sorted().toList();
    if (text.isBlank() || citations.isEmpty()) {
      throw new IllegalArgumentException("a statement needs text and at least one citation: \"" + text + "\"");
    }
  }
}
