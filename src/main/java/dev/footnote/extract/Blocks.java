package dev.footnote.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The paragraphs and headings of a document in reading order, and the text that they make. */
final class Blocks {
  /** A title stands at the top; a heading further down that repeats it is left alone. */
  private static final int TOP = 4;
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<Block> blocks = new ArrayList<>();

  private enum Kind { PARAGRAPH, HEADING, GAP }

  private record Block(Kind kind, String text) {}

  /** Adds a flowing paragraph, list item or table row; nothing if nothing in it is visible. */
  void paragraph(String raw) {
    add(Kind.PARAGRAPH, Prose.paragraph(raw));
  }

  /** Adds lines that are kept apart, such as code. */
  void preformatted(String raw) {
    add(Kind.PARAGRAPH, Prose.lines(raw));
  }

  void heading(String raw) {
    add(Kind.HEADING, Prose.paragraph(raw));
  }

  /** Marks where a list of links was left out, so that its heading can go too. */
  void gap() {
    blocks.add(new Block(Kind.GAP, ""));
  }

  /** The first heading; empty if there is none. */
  String firstHeading() {
    return blocks.stream().filter(b -> b.kind == Kind.HEADING).map(Block::text).findFirst().orElse("");
  }

  /**
   * The text: blocks parted by one empty line, without the heading that repeats the title and without headings of
   * nothing: those at the end and those of a list that was left out.
   */
  String text(String title) {
    List<Block> kept = new ArrayList<>(blocks);
    dropTitle(kept, title);
    List<String> backwards = new ArrayList<>();
    boolean bare = true;
    for (Block block : kept.reversed()) {
      bare = block.kind == Kind.GAP || (bare && block.kind == Kind.HEADING);
      if (!bare) {
        backwards.add(block.text);
      }
    }
    return String.join("\n\n", backwards.reversed());
  }

  private void add(Kind kind, String text) {
    if (!text.isEmpty()) {
      blocks.add(new Block(kind, text));
    }
  }

  private static void dropTitle(List<Block> blocks, String title) {
    String wanted = letters(title);
    for (int i = 0; i < Math.min(TOP, blocks.size()); i++) {
      Block block = blocks.get(i);
      if (block.kind == Kind.HEADING && !wanted.isEmpty() && letters(block.text).equals(wanted)) {
        blocks.remove(i);
        return;
      }
    }
  }

  private static String letters(String text) {
    return NO_LETTERS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
