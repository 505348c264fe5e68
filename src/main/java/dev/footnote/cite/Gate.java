package dev.footnote.cite;

import dev.footnote.retrieve.Copies;
import dev.footnote.retrieve.Embedder;
import java.util.List;
import java.util.Optional;

/**
 * Turns a draft into statements with citations, or drops them.
 *
 * <p>For each statement: (1) markup, links and markers are taken out; (2) the pieces of evidence it names are looked
 * up; (3) its figures, units, dates, names and who does what to whom, denials, comparatives, quoted words and most of
 * its other words must be found in them, (4) or else in another piece, which is then cited in their place or besides;
 * (5) where words alone leave it open, meaning decides; (6) the statement must bear on the question; (7) the quotes
 * are attached. Evidence that gives orders to whoever answers is not citable. Same draft, same verdict. Thread-safe.
 */
public final class Gate {
  /** A longer statement is dropped; in UTF-16 units. */
  public static final int LONGEST_STATEMENT = 2_000;

  private final Optional<Embedder> embedder;
  private final AlsoIn alsoIn;

  /** A gate that never asks for meaning: what words leave open is dropped. */
  public Gate() {
    this.embedder = Optional.empty();
    this.alsoIn = new AlsoIn(Copies.none());
  }

  /** @param embedder tells how near two texts are in meaning */
  public Gate(Embedder embedder) {
    this(embedder, Copies.none());
  }

  /** @param copies tells which other articles print the same text */
  public Gate(Embedder embedder, Copies copies) {
    this.embedder = Optional.of(embedder);
    this.alsoIn = new AlsoIn(copies);
  }

  /** Whether a sentence gives orders to whoever answers, and thus is no evidence. */
  public static boolean isOrder(String sentence) {
    return Orders.isOrder(Plain.of(sentence));
  }

  /**
   * Believes of a draft what its evidence says, whatever the question.
   *
   * @param maxCitations most citations of all statements together, at least 1
   * @throws IllegalArgumentException if {@code maxCitations} is below 1
   */
  public Verdict check(Draft draft, int maxCitations) {
    Inspection inspection = open(draft.evidence(), "", maxCitations);
    draft.statements().forEach(inspection::check);
    return inspection.verdict();
  }

  /**
   * Begins with a draft that is still being written.
   *
   * @param question what the statements must bear on; empty if that does not matter
   * @param maxCitations most citations of all statements together, at least 1
   * @throws IllegalArgumentException if {@code maxCitations} is below 1
   */
  public Inspection open(List<Evidence> evidence, String question, int maxCitations) {
    if (maxCitations < 1) {
      throw new IllegalArgumentException("maxCitations must be at least 1: " + maxCitations);
    }
    return new Inspection(List.copyOf(evidence), Plain.of(question), maxCitations, new Likeness(embedder), alsoIn);
  }
}
