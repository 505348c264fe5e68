package dev.footnote.retrieve;

import dev.footnote.news.Article;
import dev.footnote.news.Published;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Finds the articles that are the same text, more or less: what an agency wrote and five sites printed. Thread-safe. */
public interface Copies {
  /** Earliest published first, undated ones last, then by id. */
  Comparator<Article> ORDER = Comparator.comparing((Article a) -> a.source().published().map(Published::date)
      .orElse(LocalDate.MAX)).thenComparing(Article::id);

  /** Most copies that are told of one article. */
  int MOST = 20;

  /**
   * The articles whose text is nearly that of {@code article}, but for itself; {@link Sketch} says what is nearly. In
   * {@link #ORDER}, at most {@value #MOST}.
   */
  List<Article> copies(Article article);

  /** Where nothing is known of copies. */
  static Copies none() {
    return _ -> List.of();
  }
}
