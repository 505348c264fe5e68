package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerIdsTest {
  private final AnswerIds ids = new AnswerIds();

  @Test
  void areOfCrockfordsDigits() {
    assertTrue(ids.get().matches("a-[0-9A-HJKMNP-TV-Z]{26}"), ids.get());
  }

  @Test
  void differ() {
    assertEquals(1_000, Stream.generate(ids).limit(1_000).collect(Collectors.toSet()).size());
  }
}
