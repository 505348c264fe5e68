package dev.footnote.http;

import static dev.footnote.http.Requests.json;
import static dev.footnote.http.Requests.outcome;
import static dev.footnote.http.Requests.post;
import static dev.footnote.http.Requests.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Query;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
  private final FakeService fake = new FakeService();
  private final HttpApi api = fake.api();

  @Test
  void givesPassagesWithPlaceScoreAndItsParts() {
    String body = text(search("{\"query\":\"bridge\",\"limit\":2}"));
    assertEquals("{\"snapshot\":\"snap\"}", json(body.replaceFirst(",\"passages\":.*", "}")).toString());
    assertEquals("""
        {"article":{"id":"leaflet","key":"KEY","title":"A leaflet","url":null,"publisher":null,"published":null,
        "revision":"REVISION"},"text":"The bridge opens in May.","start":2,"end":26,
        "link":"LINK","score":0.5,"parts":{"bm25":0.25,"vector":0.75}}
        """.replace("\n", "")
        .replace("LINK", "/articles/KEY?start=2&end=26&revision=SHORT#quote:~:text=The%20bridge%20opens%20in%20May.")
        .replace("SHORT", FakeService.PLAIN.revision().substring(7, 19)).replace("KEY", FakeService.PLAIN.source().key())
        .replace("REVISION", FakeService.PLAIN.revision()), json(body).at("/passages/1").toString());
  }

  @Test
  void everyFieldReachesTheQuery() {
    search("{\"query\":\"a\\u0000b\",\"asOf\":\"2022-05-06\",\"limit\":50,\"filter\":{\"tags\":[\"t\"]}}");
    Filter filter = new Filter(Optional.empty(), Optional.empty(), Set.of(), Set.of("t"), Set.of());
    assertEquals(new Query("ab", LocalDate.of(2022, 5, 6), filter, 50), fake.queries.getFirst());
  }

  @Test
  void takesAQuestionWhereThereIsNoQuery() {
    search("{\"question\":\"q\",\"query\":null}");
    assertEquals(new Query("q", LocalDate.of(2026, 1, 31), Filter.NONE, 10), fake.queries.getFirst());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {}                         | 400 question_required
      {"query":" "}              | 400 question_required
      {"query":5}                | 400 bad_field
      {"query":"a","limit":0}    | 400 bad_field
      {"query":"a","limit":51}   | 400 bad_field
      {"query":"a","filter":7}   | 400 bad_field
      [                          | 400 bad_json
      """)
  void namesWhatIsWrong(String body, String outcome) {
    assertEquals(outcome, outcome(search(body)));
  }

  private HttpResponse search(String body) {
    return api.handle(post("/v1/search", body));
  }
}
