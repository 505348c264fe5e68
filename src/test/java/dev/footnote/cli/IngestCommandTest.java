package dev.footnote.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.fetch.TestWeb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {
  @TempDir Path folder;
  private Bench bench;
  private String index = "";
  private Path articles = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    bench = new Bench(folder);
    index = folder.resolve("index").toString();
    articles = Files.write(folder.resolve("a.jsonl"), List.of("{\"id\":\"a\",\"text\":\"The harbour opened.\"}",
        "{\"id\":", "{\"id\":\"b\",\"text\":\"The mill burned.\"}"));
  }

  @Test
  void accountsForEveryArticleAndNamesTheBadLine() {
    Bench.Ran ran = bench.run("ingest", "--index", index, articles.toString());
    assertEquals(0, ran.exit());
    assertEquals("3 received = 2 indexed + 0 unchanged + 1 rejected + 0 dead-lettered\n", ran.out());
    assertTrue(ran.err().startsWith("rejected: " + articles + ":2: "), ran.err());
  }

  @Test
  void skipsWhatItHasAndDeletesWhatItIsTold() {
    bench.run("ingest", "--index", index, articles.toString());
    assertEquals("3 received = 0 indexed + 2 unchanged + 1 rejected + 0 dead-lettered\n",
        bench.run("ingest", "--index", index, articles.toString()).out());
    Bench.Ran ran = bench.run("ingest", "--index", index, "--delete", "a", "--delete", "nobody");
    assertEquals("0 received = 0 indexed + 0 unchanged + 0 rejected + 0 dead-lettered; 1 deleted\n", ran.out());
    assertTrue(ran.err().contains("not in the index: nobody"), ran.err());
    assertEquals(0, ran.exit());
  }

  @Test
  void nothingToTakeIsBadInput() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\n");
    Bench.Ran ran = bench.run("ingest", "--index", index, bad.toString());
    assertEquals(2, ran.exit());
    assertTrue(ran.err().contains("no article could be taken"), ran.err());
  }

  @Test
  void anArticleThatNobodyCanSeeIsRejectedAndTheOthersAreTaken() throws IOException {
    Path file = Files.write(folder.resolve("b.jsonl"), List.of("{\"id\":\"x\",\"text\":\"\\u200b\\u2060\"}",
        "{\"id\":\"y\",\"text\":\"\\u0001\"}", "{\"id\":\"z\",\"text\":\"Half \\ud800 a pair.\"}"));
    assertEquals("3 received = 1 indexed + 0 unchanged + 2 rejected + 0 dead-lettered\n",
        bench.run("ingest", "--index", index, file.toString()).out());
  }

  @Test
  void whatIsWithdrawnIsAnsweredFromNoMoreAndNotTakenAgain() {
    bench.run("ingest", "--index", index, articles.toString());
    Bench.Ran ran = bench.run("ingest", "--index", index, "--withdraw", "a", "--reason", "it was made up");
    assertEquals(0, ran.exit(), ran.toString());
    assertTrue(bench.run("ask", "--index", index, "What happened to the harbour?").out().contains("do not say"));
    ran = bench.run("ingest", "--index", index, articles.toString());
    assertEquals("3 received = 0 indexed + 1 unchanged + 2 rejected + 0 dead-lettered\n", ran.out());
    assertTrue(ran.err().contains("a was withdrawn on 2024-01-01T12:00:00Z (it was made up)"), ran.err());
    bench.run("ingest", "--index", index, "--reinstate", "a", articles.toString());
    assertTrue(bench.run("ask", "--index", index, "What happened to the harbour?").out().contains("opened"));
  }

  @Test
  void aWithdrawalIsPublishedToo() {
    bench.run("ingest", "--index", index, "--publish", "s3://memory/x", articles.toString());
    bench.run("ingest", "--index", index, "--withdraw", "b", "--reason", "x");
    assertEquals(0, bench.withdrawn.read().all().size());
    bench.run("ingest", "--index", index, "--publish", "s3://memory/x");
    assertEquals("b", bench.withdrawn.read().all().getFirst().id());
  }

  @Test
  void aCheckLooksAtTheFolderAndAtWhatIsPublished() throws IOException {
    bench.run("ingest", "--index", index, articles.toString());
    Bench.Ran ran = bench.run("ingest", "--index", index, "--check", "--publish", "s3://memory/x");
    assertEquals(0, ran.exit(), ran.toString());
    assertTrue(ran.out().contains(index + ": 2 articles, 2 passages, sound"), ran.out());
    assertTrue(ran.out().contains("s3://memory/x, sequence 1: 2 articles, 2 passages, sound"), ran.out());
    try (var files = Files.list(Path.of(index))) {
      Path largest = files.filter(file -> file.toString().endsWith(".cfs")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(largest);
      bytes[bytes.length / 2] ^= 1;
      Files.write(largest, bytes);
    }
    ran = bench.run("ingest", "--index", index, "--check");
    assertEquals(1, ran.exit(), ran.toString());
    assertTrue(ran.err().contains("fault: a file is damaged"), ran.err());
  }

  @Test
  void aWithdrawalNeedsAReason() {
    bench.run("ingest", "--index", index, articles.toString());
    Bench.Ran ran = bench.run("ingest", "--index", index, "--withdraw", "a");
    assertEquals(2, ran.exit());
    assertTrue(ran.err().contains("--withdraw needs --reason"), ran.err());
  }

  @Test
  void publishesWhatItWrote() {
    Bench.Ran ran = bench.run("ingest", "--index", index, "--publish", "s3://memory/x", articles.toString());
    assertEquals(0, ran.exit(), ran.toString());
    assertTrue(ran.out().contains("published to s3://memory/x: " + bench.published.latest().orElseThrow().name()
        + ", sequence 1, "), ran.out());
  }

  @Test
  void publishesNoFolderWithoutAnIndex() {
    Bench.Ran ran = bench.run("ingest", "--index", index, "--publish", "s3://memory/x");
    assertEquals(2, ran.exit());
    assertTrue(ran.err().contains("There is no index in " + index), ran.err());
    assertFalse(bench.published.latest().isPresent());
  }

  @Test
  void anIndexFolderThatIsAFileIsBadInput() {
    Bench.Ran ran = bench.run("ingest", "--index", articles.toString(), articles.toString());
    assertEquals(2, ran.exit(), ran.toString());
    assertTrue(ran.err().contains("cannot be written"), ran.err());
  }

  @Test
  void fetchesPagesFeedsAndSitemapsAndSaysWhich() {
    try (TestWeb web = new TestWeb()) {
      bench.web = Optional.of(web.page("g.example/a", "text/html", "<title>Ferry</title><p>The ferry sailed at noon.")
          .page("g.example/feed", "application/rss+xml", "<rss><channel><item><link>http://g.example/a</link>"
              + "<description>The ferry.</description></item><item><guid>b</guid><description>The mill burned.</description></item>"
              + "</channel></rss>"));
      Bench.Ran ran = bench.run("ingest", "--index", index, "http://g.example/feed", "http://10.0.0.1/", articles.toString());
      assertEquals("6 received = 4 indexed + 0 unchanged + 2 rejected + 0 dead-lettered\n", ran.out());
      assertTrue(ran.err().contains("fetching http://g.example/a\n"), ran.err());
      assertTrue(ran.err().contains("rejected: http://10.0.0.1/: http://10.0.0.1/ leads to 10.0.0.1 (private)"), ran.err());
      assertEquals("2 received = 0 indexed + 2 unchanged + 0 rejected + 0 dead-lettered\n",
          bench.run("ingest", "--index", index, "http://g.example/feed").out());
    }
  }

  @Test
  void aDryRunTellsWhatWouldBecomeOfEachAndWritesNothing() {
    assertEquals("dry run, nothing was written: 3 received = 2 indexed + 0 unchanged + 1 rejected + 0 dead-lettered\n",
        bench.run("ingest", "--index", index, "--dry-run", articles.toString()).out());
    assertFalse(Files.exists(Path.of(index)));
    bench.run("ingest", "--index", index, articles.toString());
    assertEquals("dry run, nothing was written: 3 received = 1 indexed + 1 unchanged + 1 rejected + 0 dead-lettered; 1 deleted\n",
        bench.run("ingest", "--index", index, "--dry-run", "--delete", "a", articles.toString()).out());
    assertEquals("3 received = 0 indexed + 2 unchanged + 1 rejected + 0 dead-lettered\n",
        bench.run("ingest", "--index", index, articles.toString()).out());
    assertEquals(2, bench.run("ingest", "--index", index, "--dry-run", "--publish", "s3://memory/x").exit());
  }

  @Test
  void theSameTextOnFiveSitesIsOneSource() throws IOException {
    String text = "The council bought the old quay for 3 million euros on Monday. Work on the quay starts in spring, the mayor said."
        + " The quay was built in 1902 and has been closed for nine years after a storm broke its northern wall.";
    List<String> lines = new ArrayList<>();
    for (String paper : List.of("Ledger", "Courier", "Post", "Echo", "Mail")) {
      lines.add("{\"id\":\"" + paper + "\",\"title\":\"Quay\",\"publisher\":\"The " + paper + "\",\"text\":\"" + text + "\"}");
    }
    Path file = Files.write(folder.resolve("five.jsonl"), lines);
    Bench.Ran ran = bench.run("ask", "--articles", file.toString(), "--json", "How much did the council pay for the old quay?");
    JsonNode answer = new ObjectMapper().readTree(ran.out());
    assertEquals("answered 1 4", answer.path("outcome").asText() + " " + answer.path("citations").size() + " "
        + answer.at("/citations/0/alsoIn").size(), ran.out());
    Bench.Ran printed = bench.run("ask", "--articles", file.toString(), "How much did the council pay for the old quay?");
    assertTrue(printed.out().contains("also in The "), printed.out());
  }
}
