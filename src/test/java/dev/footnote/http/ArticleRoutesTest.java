package dev.footnote.http;

import static dev.footnote.http.FakeService.NIS;
import static dev.footnote.http.FakeService.PLAIN;
import static dev.footnote.http.FakeService.TIMED;
import static dev.footnote.http.Requests.get;
import static dev.footnote.http.Requests.json;
import static dev.footnote.http.Requests.outcome;
import static dev.footnote.http.Requests.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Articles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleRoutesTest {
  private final HttpApi api = new FakeService().api();

  @Test
  void givesAnArticleWithItsTextAndRevision() {
    assertEquals("""
        {"id":"nis-joins-cyber-centre","key":"78mPl1VyBWxx7zwy","title":"Spy agency joins cyber defence centre",
        "url":"https://harbour-gazette.example/nis","publisher":"The Harbour Gazette","published":"2022-05-05",
        "language":"en","tags":["security","asia"],"revision":"REVISION","length":100,"corrections":[],"start":0,"end":100,"text":"TEXT"}
        """.replace("\n", "").replace("REVISION", NIS.revision()).replace("TEXT", NIS.text()),
        text(api.handle(get("/v1/articles/78mPl1VyBWxx7zwy"))));
  }

  @ParameterizedTest
  @CsvSource({"start=2&end=5, 2, 5, The", "end=1, 0, 1, 🗞", "start=30, 30, 38, is blue.", "start=99, 38, 38, ''",
      "start=&end=0, 0, 0, ''", "end=99&end=1, 0, 38, 🗞 The bridge opens in May. It is blue."})
  void givesAPartOfATextCountedInCodePoints(String query, int start, int end, String part) {
    JsonNode body = json(api.handle(get("/v1/articles/" + PLAIN.source().key() + "?" + query)));
    assertEquals(List.of(start, end, part),
        List.of(body.path("start").intValue(), body.path("end").intValue(), body.path("text").textValue()));
  }

  @Test
  void aVeryLongTextComesInParts() {
    Article huge = new Article(Source.of("huge", ""), "🗞".repeat(Limits.TEXT + 1));
    HttpApi over = FakeService.api(() -> Optional.of(new Service(_ -> {
      throw new AssertionError("not asked");
    }, only(huge), _ -> List.of())));
    String path = "/v1/articles/" + huge.source().key();
    assertEquals(Limits.TEXT, json(over.handle(get(path))).path("end").intValue());
    assertEquals("🗞", json(over.handle(get(path + "?start=" + Limits.TEXT))).path("text").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"start=-1", "start=x", "start=1.5", "start=99999999999", "start=5&end=4"})
  void aWrongPartIsRefused(String query) {
    assertEquals("400 bad_field", outcome(api.handle(get("/v1/articles/" + PLAIN.source().key() + "?" + query))));
  }

  @Test
  void anArticleIsFoundByItsKeyOnly() {
    assertEquals("404 unknown_article", outcome(api.handle(get("/v1/articles/nis-joins-cyber-centre"))));
  }

  @Test
  void listsEveryArticleOncePageByPage() {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page = json(api.handle(get("/v1/articles?limit=1&cursor=" + cursor)));
      page.path("articles").forEach(a -> ids.add(a.path("id").textValue()));
      cursor = page.path("next").asText("");
      pages++;
    } while (!cursor.isEmpty() && pages < 10);
    assertEquals(3, pages);
    assertEquals(Stream.of(NIS, PLAIN, TIMED).map(Article::id).sorted().toList(), ids.stream().sorted().toList());
  }

  @Test
  void aListNamesTheIndexAndLeavesTextsOut() {
    JsonNode page = json(api.handle(get("/v1/articles")));
    assertEquals("snap 3 3 null", page.path("snapshot").textValue() + " " + page.path("count") + " "
        + page.path("articles").size() + " " + page.path("next"));
    assertFalse(page.at("/articles/0").has("text"));
    assertTrue(page.at("/articles/0").has("revision"));
  }

  @Test
  void anInstantKeepsItsOffset() {
    assertEquals("2024-02-03T04:05:06+02:00",
        json(api.handle(get("/v1/articles/" + TIMED.source().key()))).path("published").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=ten", "limit=%D9%A3", "cursor=x", "cursor=../../etc/passwd!"})
  void aWrongParameterIsRefused(String query) {
    assertEquals("400 bad_field", outcome(api.handle(get("/v1/articles?" + query))));
  }

  @Test
  void unknownParametersAreIgnored() {
    assertEquals("200", outcome(api.handle(get("/v1/articles?&utm=x&&=y&limit"))));
  }

  private static Articles only(Article article) {
    return new Articles() {
      @Override
      public Optional<Article> byKey(String key) {
        return Optional.of(article);
      }

      @Override
      public List<Article> page(String afterKey, int limit) {
        return List.of(article);
      }

      @Override
      public int count() {
        return 1;
      }

      @Override
      public String snapshot() {
        return "huge";
      }
    };
  }
}
