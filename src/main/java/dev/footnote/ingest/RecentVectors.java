package dev.footnote.ingest;

import dev.footnote.retrieve.Embedder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Remembers the vectors of the last passages, so that a change that must be made again embeds nothing again. */
public final class RecentVectors implements Embedder {
  private static final int MOST = 10_000;

  private final Embedder embedder;
  private final Map<String, float[]> vectors = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
      return size() > MOST;
    }
  };

  public RecentVectors(Embedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public String model() {
    return embedder.model();
  }

  @Override
  public int dimension() {
    return embedder.dimension();
  }

  @Override
  public float[] question(String text) {
    return embedder.question(text);
  }

  @Override
  public synchronized List<float[]> passages(List<String> texts) {
    List<String> missing = texts.stream().distinct().filter(text -> !vectors.containsKey(text)).toList();
    List<float[]> computed = missing.isEmpty() ? List.of() : embedder.passages(missing);
    Map<String, float[]> now = new LinkedHashMap<>();
    texts.forEach(text -> {
      float[] known = vectors.get(text);
      if (known != null) {
        now.put(text, known);
      }
    });
    for (int i = 0; i < missing.size(); i++) {
      now.put(missing.get(i), computed.get(i));
    }
    vectors.putAll(now);
    List<float[]> all = new ArrayList<>(texts.size());
    texts.forEach(text -> all.add(Objects.requireNonNull(now.get(text))));
    return all;
  }
}
