package dev.footnote.read;

import dev.footnote.retrieve.Indexed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What surrounds the sentences of one article: its tokens once, for the sentences that lean on them.
 *
 * @param title stems of the title
 * @param sentences stems of each sentence, by number
 * @param all stems of title and text
 */
record Context(Set<String> title, List<Set<String>> sentences, Set<String> all) {
  private static final int MOST_SENTENCES = 400;

  static Context of(Indexed indexed) {
    Set<String> title = stems(indexed.article().source().title());
    Set<String> all = new HashSet<>(title);
    List<Set<String>> sentences = indexed.sentences().stream().limit(MOST_SENTENCES)
        .map(s -> stems(indexed.sentence(s.number()))).toList();
    sentences.forEach(all::addAll);
    return new Context(title, sentences, all);
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    Tokens.of(text).forEach(token -> stems.add(token.stem()));
    return stems;
  }

  /** Stems of sentence {@code number}; empty outside the article. */
  Set<String> sentence(int number) {
    return number >= 0 && number < sentences.size() ? sentences.get(number) : Set.of();
  }
}
