package dev.footnote.ingest;

import dev.footnote.news.Article;
import dev.footnote.news.Source;
import java.util.List;

/** The twin that other tests use: a list. */
class ListSourceTest extends ArticleSourceContract {
  @Override
  protected ArticleSource source() {
    return List.of(good("a"), new Received.Rejected("b.txt", "empty", "the file is empty; an article needs text"),
        good("c"))::forEach;
  }

  private static Received good(String id) {
    return new Received.Accepted(id + ".txt", new Article(Source.of(id, ""), "Text."));
  }
}
