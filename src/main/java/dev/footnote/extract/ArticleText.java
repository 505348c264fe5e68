package dev.footnote.extract;

import dev.footnote.extract.Weights.Weight;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Writes down what a reader sees of one element: paragraphs, headings, list items and table rows as blocks of their
 * own.
 *
 * <p>Left out: what {@link ArticleFinder#isOut} names, figure captions, struck-out words, blocks that are mostly links,
 * lines that are nothing but a time.
 */
final class ArticleText implements NodeFilter {
  private static final Set<String> MAY_BE_LINKS = Set.of("p", "ul", "ol", "dl", "div", "section", "table");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"'”’»)\\]]*\\s*$");
  private static final int SHORT = 200;

  private final ArticleFinder page;
  private final Element root;
  private final Blocks blocks = new Blocks();
  private final StringBuilder line = new StringBuilder();
  private int lettersInLine;
  private int lettersInTimes;
  private int times;
  private int pre;
  private int rows;

  private ArticleText(ArticleFinder page, Element root) {
    this.page = page;
    this.root = root;
  }

  static Blocks blocks(ArticleFinder page, Element root) {
    ArticleText text = new ArticleText(page, root);
    root.filter(text);
    text.endBlock(false);
    return text.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      words(text.getWholeText());
    } else if (node instanceof Element element) {
      if (!element.equals(root) && page.isOut(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (!element.equals(root) && isListOfLinks(element)) {
        endBlock(false);
        blocks.gap();
        return FilterResult.SKIP_ENTIRELY;
      }
      open(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      close(element);
    }
    return FilterResult.CONTINUE;
  }

  private void open(Element element) {
    switch (element.normalName()) {
      case "br" -> line.append('\n');
      case "q" -> line.append('“');
      case "time" -> times++;
      case "td", "th" -> startCell();
      case "pre" -> {
        endBlock(false);
        pre++;
      }
      case "tr" -> {
        endBlock(false);
        rows += isData(element) ? 1 : 0;
      }
      default -> boundary(element, false);
    }
  }

  private void close(Element element) {
    switch (element.normalName()) {
      case "br" -> { }
      case "q" -> line.append('”');
      case "time" -> times--;
      case "td", "th" -> boundary(element, false);
      case "pre" -> {
        endBlock(false);
        pre--;
      }
      case "tr" -> {
        rows -= isData(element) ? 1 : 0;
        endBlock(false);
      }
      case "h1", "h2", "h3", "h4", "h5", "h6" -> boundary(element, true);
      default -> boundary(element, false);
    }
  }

  /** A block element ends the paragraph; within a row of data it only parts words. */
  private void boundary(Element element, boolean heading) {
    if (element.isBlock()) {
      if (rows > 0) {
        line.append(' ');
      } else {
        endBlock(heading);
      }
    }
  }

  private void startCell() {
    if (rows == 0) {
      endBlock(false);
    } else if (!line.isEmpty() && line.charAt(line.length() - 1) != '\t') {
      line.append('\t');
    }
  }

  private void words(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = Character.isWhitespace(c);
      letters += space || c == '\u00A0' ? 0 : 1;
      line.append(space && pre == 0 ? ' ' : c);
    }
    lettersInLine += letters;
    lettersInTimes += times > 0 ? letters : 0;
  }

  private void endBlock(boolean heading) {
    boolean onlyTimes = lettersInTimes > 0 && lettersInTimes == lettersInLine;
    if (lettersInLine > 0 && !onlyTimes) {
      String text = line.toString();
      if (heading) {
        blocks.heading(text);
      } else if (pre > 0) {
        blocks.preformatted(text);
      } else {
        blocks.paragraph(text);
      }
    }
    line.setLength(0);
    lettersInLine = 0;
    lettersInTimes = 0;
  }

  /** A row of a table of data; a table that only lays out the page has blocks in its cells. */
  private boolean isData(Element row) {
    return row.children().stream().allMatch(cell -> page.weight(cell).blocks <= 1);
  }

  private boolean isListOfLinks(Element element) {
    Weight weight = page.weight(element);
    if (weight.links == 0 || weight.prose() >= SHORT || !MAY_BE_LINKS.contains(element.normalName())) {
      return false;
    }
    boolean several = weight.links >= 2 && 10L * weight.linked > 6L * weight.text;
    return several || (10L * weight.linked >= 9L * weight.text && weight.text < SHORT
        && !SENTENCE_END.matcher(element.text()).find());
  }
}
