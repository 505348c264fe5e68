package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Question;
import dev.footnote.cite.Citation;
import dev.footnote.cli.Commands;
import dev.footnote.cli.Terminal;
import dev.footnote.http.Service;
import dev.footnote.langchain.PglitePeer;
import dev.footnote.opensearch.OpenSearchPeer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and the function over a store that settings choose: from ingest to a citation, withdrawn and back again. */
class RemoteStoresTest {
  private static final String CORPUS = "src/test/resources/corpus/articles/";
  private static final String NIS = CORPUS + "nis-joins-cyber-centre.md";
  private static final String FERRY = CORPUS + "kestrel-ferry-launch.md";
  private static final String QUESTION = "When did the NIS apply?";
  private static final String QUOTE = "filed its application to the centre in 2019";

  @TempDir Path cache;

  @Test
  void openSearchServesCommandsAndTheFunction() {
    lives(Map.of("FOOTNOTE_STORE", "opensearch", "FOOTNOTE_OPENSEARCH_URL", OpenSearchPeer.url().toString(),
        "FOOTNOTE_OPENSEARCH_INDEX", "commands-" + UUID.randomUUID()));
  }

  @Test
  void pgvectorServesCommandsAndTheFunction() {
    lives(Map.of("FOOTNOTE_STORE", "pgvector", "FOOTNOTE_PGVECTOR_URL", PglitePeer.url(), "FOOTNOTE_PGVECTOR_USER", "postgres",
        "FOOTNOTE_PGVECTOR_PASSWORD", "postgres", "FOOTNOTE_PGVECTOR_TABLE",
        "t_" + UUID.randomUUID().toString().replace("-", "")));
  }

  private void lives(Map<String, String> store) {
    Map<String, String> environment = new HashMap<>(store);
    environment.put("FOOTNOTE_CACHE", cache.toString());
    environment.put("FOOTNOTE_READER_WINDOWS", "0");
    assertTrue(run(environment, 1, "ask", QUESTION).contains("scripts/ingest PATH"), "there is no index yet");
    assertEquals(Optional.empty(), served(environment).get(), "nor for the function");
    assertTrue(run(environment, 0, "ingest", NIS, FERRY).contains("2 indexed"));
    assertTrue(run(environment, 0, "ingest", NIS, FERRY).contains("2 unchanged"));
    assertTrue(run(environment, 0, "ask", "--as-of", "2022-06-01", QUESTION).contains(QUOTE));
    assertTrue(run(environment, 0, "ingest", "--check").contains("2 articles"));

    Service service = served(environment).get().orElseThrow();
    Citation citation = citations(service).getFirst();
    assertTrue(citation.quote().contains(QUOTE), citation.quote());
    String text = citation.article().text();
    assertEquals(citation.quote(), text.substring(text.offsetByCodePoints(0, citation.start()),
        text.offsetByCodePoints(0, citation.end())));
    String id = citation.article().id();
    assertEquals(text, service.articles().byKey(citation.article().source().key()).orElseThrow().text());
    assertEquals(2, service.articles().count());

    run(environment, 0, "ingest", "--withdraw", id, "--reason", "false");
    assertFalse(run(environment, 0, "ask", "--as-of", "2022-06-01", QUESTION).contains(QUOTE));
    assertEquals(List.of(), citations(served(environment).get().orElseThrow()));
    assertTrue(run(environment, 0, "ingest", "--check").contains("1 article,"));
    run(environment, 0, "ingest", "--reinstate", id, NIS);
    assertTrue(run(environment, 0, "ask", "--as-of", "2022-06-01", QUESTION).contains(QUOTE));
    run(environment, 0, "ingest", "--delete", id);
    assertFalse(run(environment, 0, "ask", "--as-of", "2022-06-01", QUESTION).contains(QUOTE));
  }

  private static ServedIndex served(Map<String, String> environment) {
    return ServedIndex.of(environment, Callers.open());
  }

  private static List<Citation> citations(Service service) {
    Answer answer = service.asker().ask(Question.of(QUESTION, LocalDate.of(2022, 6, 1)));
    return switch (answer.finding()) {
      case Finding.Grounded grounded -> grounded.citations();
      case Finding.NotFound _, Finding.Refused _ -> List.of();
    };
  }

  /** What a command printed on both streams. */
  private static String run(Map<String, String> environment, int exit, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    Terminal terminal = Terminal.of(stream, stream, false, Map.of());
    int code = new Commands(App.workbench(environment), terminal, Clock.systemUTC()).run(arguments);
    stream.flush();
    String text = out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    assertEquals(exit, code, text);
    return text;
  }
}
