package dev.footnote.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.ArticleSourceContract;
import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArticleTextsTest extends ArticleSourceContract {
  private final ArticleTexts texts = new ArticleTexts(List.of(good("a"),
      new Received.Rejected("b.txt", "empty", "the file is empty; an article needs text"), good("c"))::forEach);

  @Override
  protected ArticleSource source() {
    return texts;
  }

  private static Received good(String id) {
    return new Received.Accepted(id + ".txt", new Article(Source.of(id, ""), "Text of " + id + "."));
  }

  @Test
  void remembersWhatItPassedOn() {
    texts.read(_ -> {});
    assertEquals(Optional.of("Text of c."), texts.text("c"));
    assertEquals(Optional.empty(), texts.text("b"));
  }
}
