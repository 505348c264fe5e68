package dev.footnote.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.ArrayList;
import java.util.List;

/** The few shapes that our messages and windows are made of. What is foreign comes escaped and stands in plain text. */
final class Blocks {
  /** Slack's bounds. */
  static final int MESSAGE_BLOCKS = 50;
  static final int SECTION_LENGTH = 3_000;

  /** Actions; the value of each names the question, see {@link Buttons}. */
  static final String SOURCES = "sources";
  static final String MORE = "more";
  static final String UP = "up";
  static final String DOWN = "down";

  private Blocks() {}

  /** @param escaped 1 to {@value #SECTION_LENGTH} characters */
  static LayoutBlock section(String escaped) {
    return SectionBlock.builder().text(plain(escaped)).build();
  }

  /** Small print in our own words. */
  static LayoutBlock small(String own) {
    return ContextBlock.builder().elements(List.of(plain(own))).build();
  }

  /** Where a quote comes from: its link, if there is one, and what is known of the article. */
  static LayoutBlock origin(Note note, String label) {
    List<ContextBlockElement> elements = new ArrayList<>();
    String link = link(note.link(), label);
    if (!link.isEmpty()) {
      elements.add(new MarkdownTextObject(link, true));
    }
    elements.add(plain(note.origin()));
    return ContextBlock.builder().elements(elements).build();
  }

  /** A live link, without its fragment if it is too long with it; empty if it is too long anyhow or there is none. */
  static String link(String url, String label) {
    String whole = "<" + Escape.url(url) + "|" + label + ">";
    if (url.isEmpty() || whole.length() <= SECTION_LENGTH - 100) {
      return url.isEmpty() ? "" : whole;
    }
    int fragment = url.indexOf('#');
    return fragment < 0 ? "" : link(url.substring(0, fragment), label);
  }

  static LayoutBlock actions(List<BlockElement> buttons) {
    return ActionsBlock.builder().elements(buttons).build();
  }

  /**
   * @param own label in our own words, at most 75 characters
   * @param value at most 2,000 characters
   */
  static BlockElement button(String own, String action, String value) {
    return ButtonElement.builder().text(new PlainTextObject(own, true)).actionId(action).value(value).build();
  }

  static PlainTextObject plain(String escaped) {
    return new PlainTextObject(escaped.isBlank() ? " " : escaped, false);
  }
}
