package dev.footnote.read;

import dev.footnote.retrieve.Hit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sentences of the best passages with all that can be said of them, before anything is judged.
 *
 * @param question as it was put
 * @param asked what it asks for
 * @param reads the sentences, those of better passages first
 * @param phrases candidates for the short answer, for each sentence
 * @param features see {@link SentenceFeatures}, for each sentence
 */
record Examination(String question, Asked asked, List<Read> reads, List<List<Phrase>> phrases, List<float[]> features) {
  private static final int MOST_PASSAGES = 14;

  static Examination of(String question, List<Hit> hits) {
    Asked asked = Asked.of(question);
    Proximity near = new Proximity(asked);
    List<Read> reads = new ArrayList<>();
    List<List<Phrase>> phrases = new ArrayList<>();
    List<float[]> features = new ArrayList<>();
    Map<String, Context> contexts = new HashMap<>();
    Set<String> seen = new HashSet<>();
    double best = hits.stream().mapToDouble(Hit::score).max().orElse(1);
    int rank = 0;
    for (Hit hit : hits.subList(0, Math.min(MOST_PASSAGES, hits.size()))) {
      String id = hit.indexed().article().id();
      Context context = contexts.computeIfAbsent(id, _ -> Context.of(asked, hit.indexed()));
      for (int n = hit.passage().firstSentence(); n < hit.passage().endSentence(); n++) {
        if (seen.add(n + " " + id)) {
          Read read = Read.of(hit, rank, n);
          List<Phrase> found = Phrases.of(read.text(), read.tokens());
          reads.add(read);
          phrases.add(found);
          features.add(SentenceFeatures.of(asked, near, read, context, found, best));
        }
      }
      rank++;
    }
    return new Examination(question, asked, reads, phrases, features);
  }

  /** Whether all sentences are of one article. */
  boolean alone() {
    return reads.stream().map(read -> read.indexed().article().id()).distinct().limit(2).count() == 1;
  }

  /** Log-odds of each sentence by plain features, in order. */
  double[] scores(Trees sentences) {
    return features.stream().mapToDouble(sentences::score).toArray();
  }
}
