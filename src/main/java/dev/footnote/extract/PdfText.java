package dev.footnote.extract;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Takes the visible text of each page. Text that is drawn invisibly (rendering mode 3 or 7, no opacity, a size that nobody
 * can read, beside the page) is left out: who looks at the page does not see it.
 */
final class PdfText extends PDFTextStripper {
  static final String PAGE_END = "\f";

  private static final int MOST_CHARACTERS = 10_000_000;
  private static final int MOST_OPERATORS = 10_000_000;
  private static final int MOST_DRAWINGS = 50_000;
  private static final double LEAST_SIZE = 1.0;

  private long characters;
  private long operators;
  private long drawings;
  private boolean unseen;

  /** More than any document has to say; unchecked, since PDFBox swallows some checked ones. */
  static final class TooMuch extends RuntimeException {
    TooMuch(String message) {
      super(message);
    }
  }

  PdfText() {
    setLineSeparator("\n");
    setParagraphEnd("\n\n");
    setArticleEnd("\n\n");
    setPageEnd(PAGE_END);
    setSuppressDuplicateOverlappingText(true);
  }

  /** The text of each page, each ended by {@link #PAGE_END}; lines parted by one line end, paragraphs by two. */
  String of(PDDocument document) throws IOException {
    StringWriter out = new StringWriter();
    writeText(document, out);
    return out.toString();
  }

  /** Whether there was text that nobody sees. */
  boolean hasUnseen() {
    return unseen;
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    characters += text.getUnicode() == null ? 0 : text.getUnicode().length();
    if (characters > MOST_CHARACTERS) {
      throw new TooMuch("more than " + MOST_CHARACTERS + " characters");
    }
    if (isSeen(text)) {
      super.processTextPosition(text);
    } else {
      unseen = true;
    }
  }

  private boolean isSeen(TextPosition text) {
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    PDRectangle page = getCurrentPage().getCropBox();
    float x = text.getTextMatrix().getTranslateX() - page.getLowerLeftX();
    float y = text.getTextMatrix().getTranslateY() - page.getLowerLeftY();
    boolean inside = x >= -1 && y >= -1 && x <= page.getWidth() + 1 && y <= page.getHeight() + 1;
    return (mode.isFill() || mode.isStroke()) && inside && getGraphicsState().getNonStrokeAlphaConstant() > 0.02
        && Math.max(text.getXScale(), text.getYScale()) >= LEAST_SIZE;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    operators++;
    drawings += operator.getName().equals("Do") ? 1 : 0;
    if (drawings > MOST_DRAWINGS) {
      throw new TooMuch("more than " + MOST_DRAWINGS + " pictures and forms drawn");
    }
    if (operators > MOST_OPERATORS) {
      throw new TooMuch("more than " + MOST_OPERATORS + " drawing operators");
    }
    super.processOperator(operator, operands);
  }
}
