package dev.footnote.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewTitle;
import java.util.ArrayList;
import java.util.List;

/** The window with the sources of an answer: each quote, where it comes from, and a thumb for it. */
final class SourcesView {
  /** Sources before "Show more"; a window may have 100 blocks, a source has at most five. */
  static final int PAGE = 10;

  private SourcesView() {}

  /**
   * @param first index of the first source shown
   * @param thanks number of the citation that was judged last; 0 for none
   */
  static View of(Shown shown, String key, int first, int thanks) {
    List<LayoutBlock> blocks = new ArrayList<>();
    List<Note> cited = shown.cited();
    int to = Math.min(cited.size(), first + PAGE);
    if (cited.isEmpty()) {
      blocks.add(Blocks.section("This answer has no sources."));
    }
    for (Note note : cited.subList(Math.min(first, to), to)) {
      Escape.pieces("[" + note.number() + "] “" + note.quote() + "”", Blocks.SECTION_LENGTH)
          .forEach(piece -> blocks.add(Blocks.section(piece)));
      blocks.add(Blocks.origin(note, "Read it in the article"));
      blocks.add(note.number() == thanks ? Blocks.small("Thank you, noted.")
          : Blocks.actions(List.of(
              Blocks.button(":thumbsup: Supports it", Blocks.UP, Buttons.value(key, note.number())),
              Blocks.button(":thumbsdown: Does not", Blocks.DOWN, Buttons.value(key, note.number())))));
    }
    if (to < cited.size()) {
      blocks.add(Blocks.actions(List.of(Blocks.button("Show more", Blocks.MORE, Buttons.value(key, to)))));
    }
    return View.builder().type("modal").callbackId("sources")
        .title(ViewTitle.builder().type("plain_text").text("Sources").build())
        .close(ViewClose.builder().type("plain_text").text("Close").build())
        .privateMetadata(Integer.toString(first)).blocks(blocks).build();
  }
}
