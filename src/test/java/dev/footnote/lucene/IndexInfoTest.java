package dev.footnote.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexInfoTest {
  private static final IndexInfo OURS = IndexInfo.empty("m", 4).plus("a", "print");

  private static IndexInfo read(Map<String, String> changed) {
    Map<String, String> commit = new HashMap<>(OURS.toCommit());
    commit.putAll(changed);
    return IndexInfo.of(commit, Path.of("folder"), "m", 4);
  }

  @Test
  void comesBackAsItWasCommitted() {
    assertEquals(OURS, read(Map.of()));
  }

  @Test
  void refusesAnotherFormatByNumber() {
    String message = String.valueOf(assertThrows(IndexException.class,
        () -> read(Map.of("footnote.format", "99"))).getMessage());
    assertTrue(message.contains("has format 99; this version reads format " + Schema.FORMAT), message);
    assertTrue(message.contains("Build it again"), message);
  }

  @Test
  void refusesAnotherModelOrDimension() {
    assertThrows(IndexException.class, () -> read(Map.of("footnote.model", "other")));
    assertThrows(IndexException.class, () -> read(Map.of("footnote.dimension", "5")));
  }

  @Test
  void removingAnArticleRestoresTheName() {
    assertEquals(OURS.snapshot(), OURS.plus("b", "x").minus("b", "x").snapshot());
  }
}
