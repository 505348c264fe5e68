package dev.footnote.extract;

import dev.footnote.news.Clean;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Markdown: front matter, then the text as it would be rendered. The first heading is the title where the front matter
 * has none.
 */
final class MarkdownParser {
  /** Deeper quotes and lists, or brackets in brackets, are taken as text. */
  private static final int DEEPEST = 64;

  private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST).build();

  private MarkdownParser() {}

  /** @throws BadArticle if the front matter is broken */
  static Extracted parse(String raw) throws BadArticle {
    FrontMatter front = FrontMatter.of(Clean.of(raw).stripLeading());
    Node document = PARSER.parse(StrayMarkup.remove(front.body()));
    Blocks blocks = MarkdownText.blocks(document);
    Metadata metadata = front.metadata().orElse(Metadata.titled(Fields.line(blocks.firstHeading())));
    return new Extracted(metadata, blocks.text(metadata.title()));
  }
}
