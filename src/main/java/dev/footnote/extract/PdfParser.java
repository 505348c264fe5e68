package dev.footnote.extract;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** PDF: its visible text, with the page on which each part stands. */
final class PdfParser {
  /** Pages that are read; a longer document is no article. */
  static final int MOST_PAGES = 2_000;

  private PdfParser() {}

  /**
   * @throws BadArticle with {@code encrypted}, {@code scanned}, {@code empty}, {@code broken_pdf} or {@code too_complex}
   */
  static Extracted parse(byte[] bytes) throws BadArticle {
    PdfLimits.check(bytes);
    PdfFonts.use();
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.isEncrypted() && !document.getCurrentAccessPermission().canExtractContent()) {
        throw new BadArticle("encrypted", "the PDF forbids copying text; give one that allows it");
      }
      return extracted(document);
    } catch (InvalidPasswordException e) {
      throw new BadArticle("encrypted", "the PDF is locked with a password; give one without");
    } catch (PdfText.TooMuch e) {
      throw tooComplex(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      throw new BadArticle("broken_pdf", "the PDF is broken (" + Fields.line(String.valueOf(e.getMessage()))
          + "); print it to a new PDF, or give its text");
    } catch (OutOfMemoryError | StackOverflowError e) {
      // The bounds above hold what is known; a parser of fifteen years has other ways to run wild. All that it took is
      // garbage by now, so that the process can go on.
      throw tooComplex("more in it than fits into memory (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Extracted extracted(PDDocument document) throws IOException, BadArticle {
    int pages = document.getNumberOfPages();
    if (pages > MOST_PAGES) {
      throw tooComplex(pages + " pages; at most " + MOST_PAGES + " are read");
    }
    PdfText stripper = new PdfText();
    PdfPages text = PdfPages.of(stripper.of(document));
    if (text.text().isBlank()) {
      throw hasPictures(document)
          ? new BadArticle("scanned", "the PDF has pictures of pages and no text"
              + (stripper.hasUnseen() ? " that can be seen (an invisible layer is not taken for it)" : "")
              + "; run it through text recognition and give the text")
          : new BadArticle("empty", "the PDF has no text" + (stripper.hasUnseen() ? " that can be seen" : "")
              + "; an article needs visible text");
    }
    return new Extracted(metadata(document), text.text(), text.pages());
  }

  private static boolean hasPictures(PDDocument document) throws IOException {
    for (PDPage page : document.getPages()) {
      for (COSName name : page.getResources() == null ? Arrays.<COSName>asList() : page.getResources().getXObjectNames()) {
        if (page.getResources().isImageXObject(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The dates of the file are those of its making, often years after the article's, and are not taken. */
  private static Metadata metadata(PDDocument document) {
    PDDocumentInformation info = document.getDocumentInformation();
    String title = Fields.line(Optional.ofNullable(info.getTitle()).orElse(""));
    String language = Optional.ofNullable(document.getDocumentCatalog().getLanguage()).orElse("");
    String keywords = Optional.ofNullable(info.getKeywords()).orElse("");
    boolean useful = !title.matches("(?i)(untitled|microsoft word|document).*|.*\\.(docx?|indd|qxp|pdf|tex)");
    return new Metadata(Optional.empty(), useful ? title : "", Optional.empty(), Optional.empty(), Optional.empty(),
        Fields.language(language), Fields.tags(Arrays.asList(keywords.split("[,;]", 200))));
  }

  private static BadArticle tooComplex(String what) {
    return new BadArticle("too_complex", "the PDF has " + what + "; give the article alone, or its text");
  }
}
