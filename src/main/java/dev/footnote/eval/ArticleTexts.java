package dev.footnote.eval;

import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.Received;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes a source on and remembers the text of each article by its id, which quotes are checked against. */
public final class ArticleTexts implements ArticleSource {
  private final ArticleSource source;
  private final Map<String, String> texts = new HashMap<>();

  public ArticleTexts(ArticleSource source) {
    this.source = source;
  }

  @Override
  public void read(Consumer<Received> sink) {
    source.read(received -> {
      if (received instanceof Received.Accepted accepted) {
        texts.put(accepted.article().id(), accepted.article().text());
      }
      sink.accept(received);
    });
  }

  Optional<String> text(String id) {
    return Optional.ofNullable(texts.get(id));
  }
}
