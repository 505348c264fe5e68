package dev.footnote.answer;

import dev.footnote.retrieve.Filter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person asks.
 *
 * @param text 1 to {@value #LONGEST} UTF-16 units, not blank
 * @param asOf the day that "last week" and "latest" are seen from
 * @param conversation id of the conversation it belongs to
 * @param filter which articles may answer
 * @param mode who may write the answer
 * @param maxCitations in [1..10]
 * @param deadline for the whole answer, in (0..5 minutes]
 * @param turns earlier turns of the conversation, oldest first; the last {@value #TURNS} count
 * @param caller whose conversation and budget it is; stable, and empty where nobody is known
 */
public record Question(String text, LocalDate asOf, Optional<String> conversation, Filter filter, Mode mode,
    int maxCitations, Duration deadline, List<Turn> turns, String caller) {
  /** Turns that are looked back on. */
  public static final int TURNS = 5;

  /** Longest question in UTF-16 units. */
  public static final int LONGEST = 2_000;

  /** Citations given where the caller does not say. */
  public static final int DEFAULT_CITATIONS = 3;

  /** Deadline where the caller does not say. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(20);

  /** @throws IllegalArgumentException if a part is out of its range */
  public Question {
    turns = List.copyOf(turns.subList(Math.max(0, turns.size() - TURNS), turns.size()));
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a question must have 1 to " + LONGEST + " characters, has " + text.length());
    }
    if (maxCitations < 1 || maxCitations > 10) {
      throw new IllegalArgumentException("maxCitations must be in [1..10]: " + maxCitations);
    }
    if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException("deadline must be above 0 and at most 5 minutes: " + deadline);
    }
  }

  /** A question of nobody in particular. */
  public Question(String text, LocalDate asOf, Optional<String> conversation, Filter filter, Mode mode,
      int maxCitations, Duration deadline, List<Turn> turns) {
    this(text, asOf, conversation, filter, mode, maxCitations, deadline, turns, "");
  }

  /** A question that begins a conversation, or belongs to none. */
  public Question(String text, LocalDate asOf, Optional<String> conversation, Filter filter, Mode mode,
      int maxCitations, Duration deadline) {
    this(text, asOf, conversation, filter, mode, maxCitations, deadline, List.of());
  }

  /** The same question after these turns. */
  public Question after(List<Turn> earlier) {
    return new Question(text, asOf, conversation, filter, mode, maxCitations, deadline, earlier, caller);
  }

  /** The same question, asked by this caller. */
  public Question by(String who) {
    return new Question(text, asOf, conversation, filter, mode, maxCitations, deadline, turns, who);
  }

  /** The same question for another answerer. */
  public Question in(Mode other) {
    return new Question(text, asOf, conversation, filter, other, maxCitations, deadline, turns, caller);
  }

  /** A question with every setting at its default. */
  public static Question of(String text, LocalDate asOf) {
    return new Question(text, asOf, Optional.empty(), Filter.NONE, Mode.AUTO, DEFAULT_CITATIONS, DEFAULT_DEADLINE);
  }
}
