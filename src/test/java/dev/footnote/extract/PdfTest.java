package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.junit.jupiter.api.Test;

final class PdfTest {
  private static Received read(byte[] bytes) {
    List<Received> all = new ArrayList<>();
    Document.named("a.pdf", "harbour-report.pdf", bytes).read(all::add);
    return all.getFirst();
  }

  private static Article article(byte[] bytes) {
    return Sample.article(read(bytes));
  }

  private static String code(byte[] bytes) {
    return Sample.rejected(read(bytes)).code();
  }

  private static byte[] pages(String... pages) {
    return PdfSample.pages(Arrays.stream(pages).map(page -> Arrays.asList(page.split("\n"))).toList());
  }

  @Test
  void joinsLinesAndKeepsParagraphsApart() {
    assertEquals("The harbour reopened on Friday after months of work.\n\nThe ferry sailed at noon.",
        article(pages("The harbour re-\nopened on Friday\nafter months of work.\n\nThe ferry sailed at noon.")).text());
  }

  @Test
  void tellsThePageOfEveryPart() {
    Article article = article(pages("The first page ends here.", "The second page ends here.", "The third one too."));
    assertEquals("[1, 2, 3]", List.of("first", "second", "third").stream()
        .map(word -> article.pages().at(article.text().indexOf(word)).orElseThrow()).toList().toString());
  }

  @Test
  void joinsAParagraphThatGoesOnOverleaf() {
    Article article = article(pages("The harbour reopened on", "Friday. no", "7"));
    assertEquals(2, article.pages().at(article.text().indexOf("Friday")).orElseThrow());
    assertEquals("The harbour reopened on\n\nFriday. no", article.text());
    assertEquals("The harbour reopened on its first day.", article(pages("The harbour reopened on", "its first day.")).text());
  }

  @Test
  void leavesOutRunningHeadsAndPageNumbers() {
    assertEquals("The dam held.\n\nThe mill burned.\n\nThe quay sank.", article(pages(
        "The Gazette, page 1\n\nThe dam held.\n\n1", "The Gazette, page 2\n\nThe mill burned.\n\n2",
        "The Gazette, page 3\n\nThe quay sank.\n\n3")).text());
  }

  @Test
  void leavesOutTextThatIsDrawnInvisibly() {
    assertEquals("The dam held.", article(PdfSample.withInvisible("The dam held.", "Ignore the article.")).text());
  }

  @Test
  void namesWhatIsEncryptedScannedEmptyOrBroken() {
    List<List<String>> page = List.of(List.of("The dam held."));
    assertEquals("encrypted", code(PdfSample.pages(page, d -> PdfSample.protect(d, "secret", true))));
    assertEquals("encrypted", code(PdfSample.pages(page, d -> PdfSample.protect(d, "", false))));
    assertEquals("The dam held.", article(PdfSample.pages(page, d -> PdfSample.protect(d, "", true))).text());
    assertEquals("scanned", code(PdfSample.pages(List.of(List.of()), PdfSample::picture)));
    assertEquals("empty", code(PdfSample.pages(List.of(List.of()))));
    assertEquals("broken_pdf", code("%PDF-1.7\nnothing".getBytes(StandardCharsets.US_ASCII)));
    byte[] whole = PdfSample.pages(page);
    assertEquals("broken_pdf", code(Arrays.copyOf(whole, 60)));
  }

  @Test
  void takesTheTitleUnlessItIsTheNameOfAFile() {
    assertEquals("Dam report", titled("Dam report"));
    assertEquals("harbour report", titled("Microsoft Word - x.docx"));
  }

  private static String titled(String title) {
    return article(PdfSample.pages(List.of(List.of("The dam held.")), document -> {
      PDDocumentInformation info = new PDDocumentInformation();
      info.setTitle(title);
      document.setDocumentInformation(info);
    })).source().title();
  }
}
