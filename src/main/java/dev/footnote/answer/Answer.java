package dev.footnote.answer;

import dev.footnote.read.Explanation;
import dev.footnote.retrieve.Hit;
import java.util.List;
import java.util.Optional;

/**
 * What a question comes to, whatever surface it leaves by.
 *
 * @param id of this answer, {@code a-} and 26 characters
 * @param finding the typed outcome with statements and citations
 * @param confidence probability in [0..1] that the answer is right; without an answer, that of the best candidate
 * @param degraded whether another answerer than the one asked for had to step in
 * @param mode who wrote it; never {@link Mode#AUTO}
 * @param conversation id of the conversation it belongs to
 * @param retrieved the passages it was read from, best first
 * @param receipt what it took
 * @param explanations why the reader found so, one for each part of the question that it read by itself
 */
public record Answer(String id, Finding finding, double confidence, boolean degraded, Mode mode,
    Optional<String> conversation, List<Hit> retrieved, Receipt receipt, List<Explanation> explanations) {
  public Answer {
    retrieved = List.copyOf(retrieved);
    explanations = List.copyOf(explanations);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in [0..1]: " + confidence);
    }
    if (mode == Mode.AUTO) {
      throw new IllegalArgumentException("an answer is extractive or generative");
    }
  }

  /** One that the reader has nothing to say about. */
  public Answer(String id, Finding finding, double confidence, boolean degraded, Mode mode, Optional<String> conversation,
      List<Hit> retrieved, Receipt receipt) {
    this(id, finding, confidence, degraded, mode, conversation, retrieved, receipt, List.of());
  }
}
