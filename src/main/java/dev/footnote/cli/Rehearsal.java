package dev.footnote.cli;

import dev.footnote.ingest.PassageIndex;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Indexed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An index, and a model for it, that tell what would become of each article and do nothing: {@code --dry-run}. */
final class Rehearsal implements PassageIndex, Embedder {
  private final Optional<PassageIndex> index;
  private final Set<String> deleted = new HashSet<>();

  /** @param index what there is; nothing where there is none yet */
  Rehearsal(Optional<PassageIndex> index) {
    this.index = index;
  }

  @Override
  public Optional<String> fingerprint(String articleId) {
    return index.filter(_ -> !deleted.contains(articleId)).flatMap(i -> i.fingerprint(articleId));
  }

  @Override
  public void put(Indexed indexed, String fingerprint, List<float[]> vectors) {}

  @Override
  public boolean delete(String articleId) {
    return fingerprint(articleId).isPresent() && deleted.add(articleId);
  }

  @Override
  public void commit() {}

  /** Leaves the index as it was: nothing was put into it. */
  @Override
  public void close() {
    index.ifPresent(PassageIndex::close);
  }

  @Override
  public String model() {
    return "none";
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public float[] question(String text) {
    return new float[] {1};
  }

  @Override
  public List<float[]> passages(List<String> texts) {
    List<float[]> vectors = new ArrayList<>();
    texts.forEach(_ -> vectors.add(new float[] {1}));
    return vectors;
  }
}
