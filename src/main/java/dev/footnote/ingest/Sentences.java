package dev.footnote.ingest;

import dev.footnote.news.Sentence;
import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into sentences: first into blocks at line breaks ({@link Blocks}), then at stops ({@link Stops}), and
 * last, what is still too long to be quoted, at the best place there is ({@link LongSentence}).
 */
public final class Sentences {
  private Sentences() {}

  /**
   * The sentences of a text in order. Together they cover every character but white space once; none has white space
   * around it, is longer than 800 code points or tears a surrogate pair. Time is linear in
   * the length of the text, whatever it holds.
   */
  public static List<Sentence> split(String text) {
    List<Span> spans = new ArrayList<>();
    for (Span block : Blocks.of(text)) {
      for (Span sentence : Stops.split(text, block)) {
        LongSentence.cut(text, sentence, spans);
      }
    }
    List<Sentence> out = new ArrayList<>(spans.size());
    for (Span span : spans) {
      out.add(new Sentence(out.size(), span));
    }
    return List.copyOf(out);
  }
}
