package dev.footnote.read;

import dev.footnote.retrieve.Indexed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well one article's sentences and its title have the terms of a question, each compared once however many sentences lean
 * on it. Not thread-safe.
 */
final class Context {
  private static final int MOST_SENTENCES = 400;

  private final List<Token> terms;
  private final List<Set<String>> sentences;
  private final double[] title;
  private final double[] all;
  private final double[] nothing;
  private final double[] @Nullable [] matches;

  private Context(List<Token> terms, List<Set<String>> sentences, Set<String> title) {
    this.terms = terms;
    this.sentences = sentences;
    this.title = of(title);
    Set<String> whole = new HashSet<>(title);
    sentences.forEach(whole::addAll);
    this.all = of(whole);
    this.nothing = new double[terms.size()];
    this.matches = new double[sentences.size()][];
  }

  static Context of(Asked asked, Indexed indexed) {
    List<Set<String>> sentences = new ArrayList<>();
    for (int n = 0; n < Math.min(MOST_SENTENCES, indexed.sentences().size()); n++) {
      sentences.add(Tokens.stems(indexed.sentence(n)));
    }
    return new Context(asked.terms(), sentences, Tokens.stems(indexed.article().source().title()));
  }

  /** For each term of the question how well the title has it: 1 the word, 0.5 one of its family, 0 neither. */
  double[] title() {
    return title;
  }

  /** The same of title and text together. */
  double[] all() {
    return all;
  }

  /** The same of the sentence before, after, or in any other place; nothing outside the article. */
  double[] sentence(int number) {
    if (number < 0 || number >= matches.length) {
      return nothing;
    }
    double[] known = matches[number];
    if (known == null) {
      known = of(sentences.get(number));
      matches[number] = known;
    }
    return known;
  }

  /** The same of a sentence that is read; unlike {@link #sentence} also of one far down a long article. */
  double[] own(Read read) {
    return read.number() < matches.length ? sentence(read.number())
        : of(read.tokens().stream().map(Token::stem).collect(Collectors.toSet()));
  }

  private double[] of(Set<String> stems) {
    double[] has = new double[terms.size()];
    for (int i = 0; i < has.length; i++) {
      has[i] = match(terms.get(i).stem(), stems);
    }
    return has;
  }

  private static double match(String stem, Set<String> stems) {
    if (stems.contains(stem)) {
      return 1;
    }
    if (stem.length() < 4) {
      return 0;
    }
    for (String other : stems) {
      if (Stem.alike(stem, other) > 0) {
        return 0.5;
      }
    }
    return 0;
  }
}
