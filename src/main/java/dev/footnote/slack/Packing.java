package dev.footnote.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;

/** Packs what an answer is made of into as few messages as hold it; what belongs together is never parted. */
final class Packing {
  /** Characters of all blocks of a message; with {@link #TEXT} less than the 13,200 from which Slack refuses. */
  static final int LENGTH = 9_000;

  /** Characters of the text beside the blocks; above 4,000 Slack advises against. */
  static final int TEXT = 3_000;

  private static final String MORE = " … (the rest is in the message)";

  /** One for the line that says which part it is. */
  private static final int MOST_BLOCKS = Blocks.MESSAGE_BLOCKS - 1;

  /**
   * Blocks that stay in one message.
   *
   * @param length characters in them, after escaping
   * @param spoken the same as text, escaped; empty for what need not be said
   */
  record Unit(List<LayoutBlock> blocks, int length, String spoken) {
    Unit {
      blocks = List.copyOf(blocks);
      if (blocks.size() > MOST_BLOCKS || length > LENGTH) {
        throw new IllegalArgumentException("a part of " + blocks.size() + " blocks with " + length
            + " characters fits no message");
      }
    }
  }

  private Packing() {}

  /** @param units at least one; their order is kept */
  static List<Post> posts(List<Unit> units) {
    List<List<Unit>> messages = new ArrayList<>();
    int blocks = 0;
    int length = 0;
    for (Unit unit : units) {
      if (messages.isEmpty() || blocks + unit.blocks.size() > MOST_BLOCKS || length + unit.length > LENGTH) {
        messages.add(new ArrayList<>());
        blocks = 0;
        length = 0;
      }
      messages.getLast().add(unit);
      blocks += unit.blocks.size();
      length += unit.length;
    }
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      posts.add(post(messages.get(i), i + 1, messages.size()));
    }
    return posts;
  }

  private static Post post(List<Unit> units, int number, int of) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (number > 1) {
      blocks.add(Blocks.small("Part " + number + " of " + of));
    }
    units.forEach(unit -> blocks.addAll(unit.blocks));
    return new Post(blocks, spoken(units, number));
  }

  private static String spoken(List<Unit> units, int number) {
    StringBuilder text = new StringBuilder(number > 1 ? "Part " + number + "." : "");
    for (Unit unit : units) {
      if (text.length() + unit.spoken.length() + 1 > TEXT - MORE.length()) {
        return text.append(text.isEmpty() ? "Footnote answered." : "").append(MORE).toString();
      }
      text.append(text.isEmpty() || unit.spoken.isEmpty() ? "" : " ").append(unit.spoken);
    }
    return text.isEmpty() ? "Footnote answered." : text.toString();
  }
}
