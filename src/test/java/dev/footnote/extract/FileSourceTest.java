package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileSourceTest {
  @TempDir
  private Path folder;

  private static String refusal(Executable reading) {
    return String.valueOf(assertThrows(IngestException.class, reading).getMessage());
  }

  @Test
  void walksFoldersInTheOrderOfNames() {
    Sample.write(folder, "b.txt", "Text.");
    Sample.write(folder, "a/z.md", "Text.");
    Sample.write(folder, "a/c.html", "<p>Text.");
    Sample.write(folder, "c.jsonl", "{\"id\":\"j1\",\"text\":\"t\"}\n{\"id\":\"j2\",\"text\":\"t\"}");
    assertEquals(List.of("a/c.html", "a/z", "b", "j1", "j2"), Sample.outcomes(folder));
  }

  @Test
  void passesOverHiddenAndUnknownFiles() {
    Sample.write(folder, "a.txt", "Text.");
    Sample.write(folder, ".hidden.txt", "Text.");
    Sample.write(folder, ".git/b.txt", "Text.");
    Sample.write(folder, "c.png", "Text.");
    assertEquals(List.of("a"), Sample.outcomes(folder));
  }

  @Test
  void namesASingleFileAfterItself() {
    Path file = Sample.write(folder, "deep/lock-repairs.txt", "Text.");
    assertEquals("lock-repairs lock repairs", Sample.articles(file).getFirst().id() + " "
        + Sample.articles(file).getFirst().source().title());
  }

  @Test
  void prefersTheIdOfTheFrontMatterAndTheCanonicalAddress() {
    Path markdown = Sample.write(folder, "a.md", "---\nid: own\n---\nText.");
    Path html = Sample.write(folder, "b.html", "<link rel=canonical href=https://g.example/b><p>Text.");
    assertEquals(List.of("own", "https://g.example/b"), Sample.outcomes(markdown, html));
  }

  @Test
  void rejectsASecondArticleWithTheSameIdAcrossFiles() {
    Path first = Sample.write(folder, "a.jsonl", "{\"id\":\"x\",\"text\":\"t\"}");
    Path second = Sample.write(folder, "x.txt", "Text.");
    List<Received> found = Sample.read(first, second);
    assertEquals("duplicate_id", Sample.rejected(found.get(1)).code());
    assertTrue(Sample.rejected(found.get(1)).message().contains(first + ":1"));
  }

  @Test
  void readsAFileThatIsNamedTwiceOnce() {
    Path file = Sample.write(folder, "a.txt", "Text.");
    assertEquals(List.of("a"), Sample.outcomes(folder, file, folder));
  }

  @Test
  void walksEachFolderOnceHoweverLinksLeadToIt() throws IOException {
    Sample.write(folder, "a/one.txt", "Text.");
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
    assertEquals(List.of("a/one"), Sample.outcomes(folder));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'<!doctype html><p>One.'             | 'One.'",
      "'<?xml version=\"1.0\"?><html><p>One.' | 'One.'",
      "'---\ntitle: t\n---\nOne.'           | 'One.'",
      "'{\"id\":\"a\",\"text\":\"One.\"}'   | 'One.'",
      "'One.'                               | 'One.'"})
  void tellsAnUnknownFileByHowItBegins(String content, String text) {
    assertEquals(text, Sample.articles(Sample.write(folder, "README", content)).getFirst().text());
  }

  @Test
  void readsAPageThatIsCalledText() {
    assertEquals("One.", Sample.articles(Sample.write(folder, "a.txt", "<!DOCTYPE html><nav>no</nav><p>One."))
        .getFirst().text());
  }

  @Test
  void rejectsEmptyFilesAndGoesOn() {
    Sample.write(folder, "a.txt", "");
    Sample.write(folder, "b.html", "<nav>Home</nav><script>1</script>");
    Sample.write(folder, "c.md", "---\ntitle: t\n---\n");
    Sample.write(folder, "d.txt", " \n\u200B\n");
    Sample.write(folder, "e.txt", "Text.");
    assertEquals(List.of("empty", "empty", "empty", "empty", "e"), Sample.outcomes(folder));
  }

  @Test
  void rejectsWhatCannotBeReadAndGoesOn() throws IOException {
    Files.createSymbolicLink(folder.resolve("a.txt"), folder.resolve("nowhere"));
    Sample.write(folder, "b.txt", new byte[] {0, 1, 2, 0, 'x', 0});
    Sample.write(folder, "c.txt", "Привет, мир, это новости".getBytes(Charset.forName("KOI8-R")));
    Sample.write(folder, "d.txt", "Text.");
    assertEquals(List.of("unreadable", "binary", "bad_encoding", "d"), Sample.outcomes(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.md", "a.html"})
  void rejectsAHugeFileBeforeReadingIt(String name) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(200_000_000);
    }
    Received.Rejected found = Sample.rejected(Sample.read(file).getFirst());
    assertEquals("too_large", found.code());
    assertTrue(found.message().contains("200000000"));
  }

  @Test
  void saysWhichEndingsAreReadWhereAFolderHasNoArticles() {
    Sample.write(folder, "a.png", "x");
    String message = refusal(() -> Sample.read(folder));
    assertTrue(message.contains(".txt, .md, .markdown, .html") && message.contains(".jsonl"), message);
  }

  @Test
  void saysThatAPathDoesNotExistBeforeReadingAnything() {
    Path good = Sample.write(folder, "a.txt", "Text.");
    String message = refusal(() -> new FileSource(List.of(good, folder.resolve("none")))
        .read(received -> { throw new AssertionError(received.toString()); }));
    assertTrue(message.contains("none") && message.contains(".txt"), message);
  }

  @Test
  void saysThatNoPathWasGiven() {
    assertTrue(refusal(Sample::read).contains("no path"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "a.pdf | This is no PDF. | a.pdf",
      "a.xml | '<?xml version=\"1.0\"?><svg/>' | unknown_xml",
      "a.html | '<rss><channel><item><guid>g</guid><description>t</description></item></channel></rss>' | a.html#g",
      "a.txt | '{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"7\",\"content_text\":\"t\"}]}' | a#7",
      "a.md | '<!doctype html><p>One.' | a",
      "a.pdf | '<urlset><url><loc>https://n.example/a</loc></url></urlset>' | sitemap",
      "a.txt | 'PK\u0003\u0004zip' | archive"})
  void takesAFileForWhatItHoldsWhateverItIsCalled(String name, String content, String outcome) {
    assertEquals(List.of(outcome), Sample.outcomes(Sample.write(folder, name, content)));
  }

  @Test
  void unpacksGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("<!doctype html><p>One.".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("One.", Sample.articles(Sample.write(folder, "a.gz", packed.toByteArray())).getFirst().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://news.example/a", "HTTP://news.example/a"})
  void saysHowToFetchAWebAddress(String url) {
    assertTrue(refusal(() -> Sample.read(Path.of(url))).contains("scripts/ingest --index DIR " + url));
  }

  @Test
  void tellsAPdfThatIsCalledText() {
    assertEquals(List.of("broken_pdf"), Sample.outcomes(Sample.write(folder, "a.txt", "%PDF-1.7\nxyz")));
  }

  @Test
  void rejectsAFileNameThatCannotBeAnId() {
    assertEquals(List.of("bad_id"), Sample.outcomes(Sample.write(folder, "a\u0007b.txt",
        "Text.".getBytes(StandardCharsets.UTF_8))));
  }
}
