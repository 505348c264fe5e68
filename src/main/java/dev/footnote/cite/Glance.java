package dev.footnote.cite;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is seen of a piece of evidence at first: enough to leave most pieces aside without reading them closely.
 *
 * @param stems of its content words
 * @param names capitalised inside sentences, lower case
 */
record Glance(Set<String> stems, Set<String> names) {
  static Glance of(Evidence evidence) {
    List<Words.Word> words = Words.of(Plain.of(evidence.text()));
    Set<String> stems = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Words.Word word : words) {
      if (word.isContent()) {
        stems.add(word.stem());
      }
      if (word.isCapital() && !word.opens()) {
        names.add(Facts.name(word));
      }
    }
    return new Glance(stems, names);
  }

  /** Share of {@code wanted} that it has; 0 if nothing is wanted. */
  double share(Set<String> wanted) {
    return wanted.isEmpty() ? 0 : wanted.stream().filter(stems::contains).count() / (double) wanted.size();
  }
}
