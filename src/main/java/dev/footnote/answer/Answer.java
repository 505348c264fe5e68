package dev.footnote.answer;

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
 */
public record Answer(String id, Finding finding, double confidence, boolean degraded, Mode mode,
    Optional<String> conversation, List<Hit> retrieved, Receipt receipt) {
  public Answer {
    retrieved = List.copyOf(retrieved);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in [0..1]: " + confidence);
    }
    if (mode == Mode.AUTO) {
      throw new IllegalArgumentException("an answer is extractive or generative");
    }
  }
}
