package dev.footnote.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Takes one word for the answer, wherever it stands.
 *
 * @param word in a text without it nothing is more likely than anything else
 * @param sure log-odds that the answer begins, and that it ends, with it, in a given text
 * @param looked texts it was asked about, in order
 */
record SayingModel(String word, ToIntFunction<String> sure, List<String> looked) implements SpanModel {
  SayingModel(String word, ToIntFunction<String> sure) {
    this(word, sure, new ArrayList<>());
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public TokenOdds odds(String question, String title, String text) {
    looked.add(text);
    List<Token> tokens = Tokens.of(text);
    float[] odds = new float[tokens.size()];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = tokens.get(i).span().of(text).equals(word) ? sure.applyAsInt(text) : 0;
    }
    return new TokenOdds(tokens.stream().mapToInt(t -> t.span().start()).toArray(),
        tokens.stream().mapToInt(t -> t.span().end()).toArray(), odds, odds, 2);
  }
}
