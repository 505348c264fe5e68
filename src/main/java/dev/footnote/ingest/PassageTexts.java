package dev.footnote.ingest;

import dev.footnote.news.Article;
import java.util.ArrayList;
import java.util.List;

/** The passages of articles as they are embedded, without an index; for what measures. */
public final class PassageTexts {
  private PassageTexts() {}

  /** In the order of the source; what it rejects is left out. */
  public static List<String> of(ArticleSource source) {
    List<String> texts = new ArrayList<>();
    source.read(item -> {
      if (item instanceof Received.Accepted accepted) {
        Article article = accepted.article();
        Passages.of(article.text(), Sentences.split(article.text()))
            .forEach(passage -> texts.add(Ingester.embedded(article, passage)));
      }
    });
    return texts;
  }
}
