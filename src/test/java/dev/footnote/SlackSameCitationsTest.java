package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.extract.FileSource;
import dev.footnote.http.HttpApi;
import dev.footnote.http.HttpRequest;
import dev.footnote.http.Service;
import dev.footnote.ingest.Ingester;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One pipeline, many surfaces: what Slack shows cites what {@code POST /v1/ask} cites. */
class SlackSameCitationsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final int QUESTIONS = 20;

  @Test
  void theSameQuestionGivesTheSameCitationsAsTheApi(@TempDir Path folder) throws IOException {
    Embedder embedder = Wiring.shippedEmbedder();
    Wiring wiring = new Wiring(embedder, 0, Optional.empty(), Callers.open());
    try (LuceneWriter writer = wiring.write(folder)) {
      new Ingester(embedder, writer, (_, _) -> { }).ingest(new FileSource(List.of(CORPUS.resolve("articles"))));
    }
    int cited = 0;
    try (LuceneIndex index = wiring.open(folder); SlackFixture bot = new SlackFixture()) {
      Service service = wiring.service(index, false, () -> Withdrawals.NONE);
      bot.asker = service.asker();
      HttpApi api = new HttpApi(() -> Optional.of(service), bot.clock, false);
      List<String> lines = Files.readAllLines(CORPUS.resolve("questions.jsonl"));
      for (int i = 0; i < QUESTIONS; i++) {
        String question = JSON.readTree(lines.get(i)).path("question").asText();
        List<String> expected = overHttp(api, question);
        String ts = "17639%05d.000100".formatted(i);
        bot.deliver(SlackFixture.mention(question, ts));
        bot.work();
        assertEquals(expected, inSlack(bot, ts), question);
        cited += expected.size();
      }
      assertEquals(List.of(), bot.slack.problems());
    }
    assertTrue(cited > QUESTIONS / 2, "too few citations to tell: " + cited);
  }

  private static List<String> overHttp(HttpApi api, String question) throws IOException {
    String body = JSON.createObjectNode().put("question", question).toString();
    JsonNode answer = JSON.readTree(api.handle(new HttpRequest("POST", "/v1/ask", "",
        Map.of("Content-Type", List.of("application/json")), body.getBytes(StandardCharsets.UTF_8))).body());
    List<String> out = new ArrayList<>();
    for (JsonNode citation : answer.path("citations")) {
      String link = citation.path("link").asText();
      out.add("[" + citation.path("n").asInt() + "] “" + citation.path("quote").asText() + "” "
          + (link.startsWith("/") ? "" : link) + " " + citation.at("/article/title").asText());
    }
    return out;
  }

  /** Reads the footnotes back out of the blocks. */
  private static List<String> inSlack(SlackFixture bot, String ts) {
    List<String> out = new ArrayList<>();
    for (PretendSlack.Message message : bot.posted().stream().filter(m -> m.thread().equals(ts)).toList()) {
      String quote = "";
      for (JsonNode block : message.blocks()) {
        String text = unescaped(block.at("/text/text").asText());
        if (text.matches("(?s)\\[\\d+] “.*”")) {
          quote = text;
        } else if (block.path("type").asText().equals("context") && !quote.isEmpty()) {
          // An article without an address has a page on the API's own host only.
          JsonNode elements = block.path("elements");
          String link = elements.size() == 1 ? ""
              : unescaped(elements.path(0).path("text").asText()).replaceAll("^<(.*)\\|\\[\\d+]>$", "$1");
          out.add(quote + " " + link + " "
              + unescaped(elements.path(elements.size() - 1).path("text").asText()).split(" · ")[0]);
          quote = "";
        }
      }
    }
    return out;
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
