package dev.footnote.extract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Makes small PDF files. */
public final class PdfSample {
  private PdfSample() {}

  /** Something done to the document before it is saved. */
  interface Change {
    void on(PDDocument document) throws IOException;
  }

  /** Each page with its lines, top to bottom; an empty line parts paragraphs. */
  public static byte[] pages(List<List<String>> pages) {
    return pages(pages, _ -> {});
  }

  static byte[] pages(List<List<String>> pages, Change change) {
    PdfFonts.use();
    try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (List<String> lines : pages) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
          float y = 740;
          for (String line : lines) {
            y -= line.isEmpty() ? 24 : 14;
            write(stream, line, y, RenderingMode.FILL);
          }
        }
      }
      change.on(document);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(PDPageContentStream stream, String line, float y, RenderingMode mode) throws IOException {
    if (!line.isEmpty()) {
      stream.beginText();
      stream.setRenderingMode(mode);
      stream.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
      stream.newLineAtOffset(60, y);
      stream.showText(line);
      stream.endText();
    }
  }

  /** One page with a line that is seen and one that is drawn invisibly. */
  public static byte[] withInvisible(String seen, String unseen) {
    return pages(List.of(List.of(seen)), document -> {
      try (PDPageContentStream stream = new PDPageContentStream(document, document.getPage(0),
          PDPageContentStream.AppendMode.APPEND, true)) {
        write(stream, unseen, 500, RenderingMode.NEITHER);
      }
    });
  }

  static void picture(PDDocument document) throws IOException {
    try (PDPageContentStream stream = new PDPageContentStream(document, document.getPage(0))) {
      stream.drawImage(LosslessFactory.createFromImage(document, new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB)), 0, 0);
    }
  }

  static void protect(PDDocument document, String password, boolean mayCopy) throws IOException {
    AccessPermission may = new AccessPermission();
    may.setCanExtractContent(mayCopy);
    document.protect(new StandardProtectionPolicy("owner", password, may));
  }
}
