package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Received.Accepted;
import dev.footnote.ingest.Received.Rejected;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Indexed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IngesterTest {
  private static final Received FERRY = article("ferry", "Ferry", "The ferry sank.");
  private static final Received BRIDGE = article("bridge", "Bridge", "The bridge fell. Nobody was hurt.");
  private static final Rejected BAD = new Rejected("bad.txt", "empty", "bad.txt has no text");

  private final CountingEmbedder embedder = new CountingEmbedder();
  private final FakeIndex index = new FakeIndex();

  private static Received article(String id, String title, String text) {
    return new Accepted(id + ".txt", new Article(Source.of(id, title), text));
  }

  private Report ingest(Received... items) {
    return new Ingester(embedder, index, (received, passages) -> {}).ingest(sink -> List.of(items).forEach(sink));
  }

  @Test
  void reportAddsUp() {
    assertEquals(new Report(3, 2, 0, 2, List.of(BAD)), ingest(FERRY, BAD, BRIDGE));
  }

  @Test
  void emptySourceIsReportedAsNothing() {
    assertEquals(new Report(0, 0, 0, 0, List.of()), ingest());
  }

  @Test
  void refusesAReportThatLosesAnArticle() {
    assertThrows(IllegalArgumentException.class, () -> new Report(3, 1, 1, 1, List.of()));
  }

  @Test
  void unchangedArticlesAreSkipped() {
    ingest(FERRY, BRIDGE);
    embedder.computed.clear();
    assertEquals(new Report(2, 0, 2, 0, List.of()), ingest(FERRY, BRIDGE));
    assertEquals(List.of(), embedder.computed);
  }

  @Test
  void changedTextReplacesTheArticle() {
    ingest(FERRY, BRIDGE);
    assertEquals(new Report(2, 1, 1, 1, List.of()), ingest(article("ferry", "Ferry", "It was raised."), BRIDGE));
    assertEquals("It was raised.", index.text("ferry"));
    assertEquals(2, index.articles.size());
  }

  @Test
  void changedTitleReplacesTheArticle() {
    ingest(FERRY);
    assertEquals(1, ingest(article("ferry", "Another title", "The ferry sank.")).indexed());
  }

  @Test
  void embedsTitleAndPassage() {
    ingest(FERRY);
    assertEquals(1, embedder.computed.size());
    assertTrue(embedder.computed.getFirst().matches("Ferry\\sThe ferry sank\\."), embedder.computed::toString);
  }

  @Test
  void eachPassageKeepsItsOwnVector() {
    Received[] many = new Received[200];
    for (int i = 0; i < many.length; i++) {
      many[i] = article("a" + i, "Title", "Number " + i + " is here.");
    }
    assertEquals(200, ingest(many).passages());
    for (int i = 0; i < many.length; i++) {
      assertArrayEquals(embedder.question(embedder.computed.get(i)), index.vectors.get(i));
      assertTrue(embedder.computed.get(i).endsWith("Number " + i + " is here."));
    }
    assertEquals("Number 199 is here.", index.text("a199"));
  }

  @Test
  void anArticleThatCannotBeEmbeddedHoldsUpNoOther() {
    Embedder choosy = new CountingEmbedder() {
      @Override
      public List<float[]> passages(List<String> texts) {
        if (texts.stream().anyMatch(text -> text.contains("bridge"))) {
          throw new IllegalStateException("too much");
        }
        return super.passages(texts);
      }
    };
    Report report = new Ingester(choosy, index, (_, _) -> {}).ingest(sink -> List.of(BRIDGE, FERRY).forEach(sink));
    assertEquals(List.of(1, 1), List.of(report.indexed(), report.deadLetters().size()));
    assertTrue(report.deadLetters().getFirst().message().contains("too much"));
    assertThrows(IllegalStateException.class, () -> new Ingester(choosy, new FakeIndex(), (_, _) -> {})
        .ingest(sink -> sink.accept(BRIDGE)), "if none can be, it is not the article's fault");
  }

  @Test
  void commitsAtTheEnd() {
    ingest(FERRY);
    assertEquals(List.of("put ferry", "commit"), index.log);
  }

  @Test
  void tellsHowFarItHasCome() {
    List<Integer> steps = new ArrayList<>();
    new Ingester(embedder, index, (received, passages) -> steps.add(100 * received + passages)).ingest(sink -> {
      sink.accept(FERRY);
      sink.accept(BAD);
    });
    assertEquals(List.of(100, 200, 201), steps);
  }

  private static final class FakeIndex implements PassageIndex {
    final Map<String, Indexed> articles = new LinkedHashMap<>();
    final Map<String, String> fingerprints = new LinkedHashMap<>();
    final List<float[]> vectors = new ArrayList<>();
    final List<String> log = new ArrayList<>();

    String text(String id) {
      return Optional.ofNullable(articles.get(id)).map(i -> i.article().text()).orElse("");
    }

    @Override
    public Optional<String> fingerprint(String articleId) {
      return Optional.ofNullable(fingerprints.get(articleId));
    }

    @Override
    public void put(Indexed indexed, String fingerprint, List<float[]> given) {
      assertEquals(indexed.passages().size(), given.size());
      articles.put(indexed.article().id(), indexed);
      fingerprints.put(indexed.article().id(), fingerprint);
      vectors.addAll(given);
      log.add("put " + indexed.article().id());
    }

    @Override
    public boolean delete(String articleId) {
      fingerprints.remove(articleId);
      return articles.remove(articleId) != null;
    }

    @Override
    public void commit() {
      log.add("commit");
    }

    @Override
    public void close() {}
  }
}
