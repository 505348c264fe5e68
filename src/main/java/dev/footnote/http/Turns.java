package dev.footnote.http;

import dev.footnote.answer.Question;
import dev.footnote.answer.Turn;
import dev.footnote.news.Article;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bounds of a conversation's memory. */
public final class Turns {
  /** Turns that are kept. */
  public static final int MOST = Question.TURNS;

  /** Questions and answers together, in bytes of UTF-8. */
  public static final int BYTES = 32 * 1024;

  private static final int LONGEST = 4_000;

  private Turns() {}

  /** The turns with one more; the oldest go first. */
  public static List<Turn> with(List<Turn> turns, Turn turn) {
    List<Turn> all = new ArrayList<>(turns);
    all.add(new Turn(cut(turn.question()), cut(turn.answer())));
    while (all.size() > MOST || bytes(all) > BYTES) {
      all.removeFirst();
    }
    return List.copyOf(all);
  }

  private static int bytes(List<Turn> turns) {
    return turns.stream().mapToInt(turn -> bytes(turn.question()) + bytes(turn.answer())).sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(String text) {
    return Article.storable(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
  }
}
