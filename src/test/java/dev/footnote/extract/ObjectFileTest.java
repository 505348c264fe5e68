package dev.footnote.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.ingest.Received;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectFileTest {
  private final ObjectFile parser = new ObjectFile("articles/");

  private static List<String> ids(List<Received> received) {
    return received.stream().map(item -> switch (item) {
      case Received.Accepted accepted -> accepted.article().id();
      case Received.Rejected rejected -> "! " + rejected.code();
    }).toList();
  }

  @Test
  void theKeyNamesAnArticleThatHasNoIdOfItsOwn() {
    assertEquals(List.of("harbour news/flood"),
        ids(parser.parse("articles/harbour news/flood.md", "It was flooded.".getBytes(UTF_8))));
    assertEquals(List.of("f-1"),
        ids(parser.parse("articles/x.md", "---\nid: f-1\n---\nIt was flooded.".getBytes(UTF_8))));
  }

  @Test
  void anObjectMayHoldManyArticlesGoodAndBad() {
    assertEquals(List.of("a", "! bad_json", "b"), ids(parser.parse("articles/x.jsonl",
        "{\"id\":\"a\",\"text\":\"One.\"}\n{\n{\"id\":\"b\",\"text\":\"Two.\"}\n".getBytes(UTF_8))));
  }

  @Test
  void anEmptyObjectHoldsNothing() {
    assertEquals(List.of("! empty"), ids(parser.parse("articles/x.md", new byte[0])));
  }

  @ParameterizedTest
  @ValueSource(strings = {"articles/../../etc/passwd", "articles//x.md", "articles/./x.md", "articles/a\u0000b.md",
      "articles/a\\b.md", "articles/ /x.md"})
  void aKeyThatCannotBeAFileIsRefused(String key) {
    assertEquals(List.of("! bad_key"), ids(parser.parse(key, "Text.".getBytes(UTF_8))));
  }
}
