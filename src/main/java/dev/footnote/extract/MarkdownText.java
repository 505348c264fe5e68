package dev.footnote.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Walks a Markdown document without recursion and writes down what a reader of the rendered page sees. */
final class MarkdownText {
  private static final Pattern TABLE_RULE = Pattern.compile("\\|?[ \\t]*:?-+:?[ \\t]*(\\|[ \\t]*:?-+:?[ \\t]*)*+\\|?");
  private static final int LONGEST_RULE = 1_000;

  private final Blocks blocks = new Blocks();
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private String hiddenBy = "";

  private MarkdownText() {}

  static Blocks blocks(Node document) {
    MarkdownText text = new MarkdownText();
    @Nullable Node node = document;
    while (node != null) {
      if (text.enter(node) && node.getFirstChild() != null) {
        node = node.getFirstChild();
      } else {
        node = text.leaveTowardsNext(node);
      }
    }
    return text.blocks;
  }

  /** Leaves this node and the ancestors that end with it. */
  private @Nullable Node leaveTowardsNext(Node from) {
    @Nullable Node node = from;
    while (node != null) {
      leave(node);
      if (node.getNext() != null) {
        return node.getNext();
      }
      node = node.getParent();
    }
    return null;
  }

  /** @return whether to go on with the node's children */
  private boolean enter(Node node) {
    switch (node) {
      case Text text -> inline(text.getLiteral());
      case Code code -> inline(code.getLiteral());
      case SoftLineBreak _ -> endLine("");
      case HardLineBreak _ -> endLine("\n");
      case HtmlInline html -> tag(html.getLiteral());
      case FencedCodeBlock code -> blocks.preformatted(code.getLiteral());
      case IndentedCodeBlock code -> blocks.preformatted(code.getLiteral());
      default -> { }
    }
    return !(node instanceof Image);
  }

  private void leave(Node node) {
    if (node instanceof Block) {
      endLine("");
      hiddenBy = "";
      if (node instanceof Heading) {
        blocks.heading(String.join(" ", lines));
      } else if (node instanceof Paragraph) {
        paragraph();
      }
      lines.clear();
    }
  }

  /**
   * A paragraph whose second line is a rule of a table (as GitHub writes them) is one: each row becomes a paragraph.
   */
  private void paragraph() {
    String rule = lines.size() < 2 ? "" : lines.get(1).strip();
    if (rule.contains("|") && rule.length() <= LONGEST_RULE && TABLE_RULE.matcher(rule).matches()) {
      lines.remove(1);
      lines.forEach(row -> blocks.paragraph(row.strip().replaceAll("^\\||\\|$", "").replace('|', '\t')));
    } else {
      blocks.paragraph(String.join(" ", lines));
    }
  }

  private void inline(String literal) {
    if (hiddenBy.isEmpty()) {
      line.append(literal);
    }
  }

  private void endLine(String mark) {
    if (!line.isEmpty()) {
      lines.add(line.append(mark).toString());
      line.setLength(0);
    }
  }

  /** Tags go, their content stays, unless the tag hides it. */
  private void tag(String html) {
    if (html.startsWith("</")) {
      String name = html.substring(2).replace(">", "").strip().toLowerCase(Locale.ROOT);
      hiddenBy = name.equals(hiddenBy) ? "" : hiddenBy;
    } else if (hiddenBy.isEmpty()) {
      Element element = Jsoup.parseBodyFragment(html).body().firstElementChild();
      if (element != null && element.normalName().equals("br")) {
        endLine("\n");
      } else if (element != null && !element.tag().isSelfClosing() && Boilerplate.hides(element)) {
        hiddenBy = element.normalName();
      }
    }
  }
}
