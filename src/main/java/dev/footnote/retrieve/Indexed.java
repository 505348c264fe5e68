package dev.footnote.retrieve;

import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Sentence;
import java.util.List;

/**
 * An article as the index holds it, cut into sentences and passages.
 *
 * @param article the article itself
 * @param sentences all of them, in order; number i stands at place i
 * @param passages all of them, in order; number i stands at place i
 */
public record Indexed(Article article, List<Sentence> sentences, List<Passage> passages) {
  public Indexed {
    sentences = List.copyOf(sentences);
    passages = List.copyOf(passages);
  }

  /** The stored text of sentence {@code number}. */
  public String sentence(int number) {
    return sentences.get(number).span().of(article.text());
  }
}
