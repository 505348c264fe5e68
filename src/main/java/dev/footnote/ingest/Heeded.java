package dev.footnote.ingest;

import java.util.Map;

/**
 * What became of a number of objects.
 *
 * @param outcomes by key
 * @param report of the articles in them
 * @param deleted articles that were deleted
 * @param left objects that were not looked at, since there were too many for one pass
 */
public record Heeded(Map<String, Outcome> outcomes, Report report, int deleted, int left) {
  public Heeded {
    outcomes = Map.copyOf(outcomes);
  }

  /** How many objects must be tried again. */
  public int again() {
    return (int) outcomes.values().stream().filter(Outcome.Again.class::isInstance).count();
  }

  /** What became of one object. */
  public sealed interface Outcome {
    /** The index holds what the object holds. */
    record Done() implements Outcome {}

    /** The index has heeded this or a later event already; {@code fault} tells what was wrong with it then. */
    record Known(java.util.Optional<Tracked.Reason> fault) implements Outcome {}

    /** Nothing can be taken of the object as it is; the index holds nothing of it. */
    record Useless(Tracked.Reason reason) implements Outcome {}

    /** It must be tried again. */
    record Again(Tracked.Reason reason) implements Outcome {}
  }
}
