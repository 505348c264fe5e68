package dev.footnote.langchain;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.CosineSimilarity;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.RelevanceScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** In-memory twin of an embedding store; as in some of them, what has the same id is kept twice. */
final class MemoryEmbeddingStore implements EmbeddingStore<TextSegment> {
  private record Kept(String id, Embedding vector, TextSegment segment) {}

  private final List<Kept> all = new ArrayList<>();

  @Override
  public String add(Embedding embedding) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void add(String id, Embedding embedding) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String add(Embedding embedding, TextSegment segment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> addAll(List<Embedding> embeddings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void addAll(List<String> ids, List<Embedding> embeddings, List<TextSegment> segments) {
    for (int i = 0; i < ids.size(); i++) {
      all.add(new Kept(ids.get(i), embeddings.get(i), segments.get(i)));
    }
  }

  @Override
  public synchronized void removeAll(Collection<String> ids) {
    all.removeIf(kept -> ids.contains(kept.id));
  }

  @Override
  public synchronized EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
    return new EmbeddingSearchResult<>(all.stream().filter(kept -> request.filter().test(kept.segment.metadata()))
        .map(kept -> new EmbeddingMatch<>(RelevanceScore.fromCosineSimilarity(
            CosineSimilarity.between(kept.vector, request.queryEmbedding())), kept.id, kept.vector, kept.segment))
        .sorted(Comparator.comparing((EmbeddingMatch<TextSegment> match) -> match.score()).reversed())
        .limit(request.maxResults()).toList());
  }
}
