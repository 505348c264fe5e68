package dev.footnote.read;

import java.util.List;
import java.util.stream.IntStream;

/** How the years of a sentence stand to the years that a question names. */
final class Years {
  /** Names of the features, in order; all are 0 for a question that names no year. */
  static final List<String> NAMES = List.of("sameYear", "yearWithin", "noYear", "yearDistance", "earlierYear");

  private static final double FAR = 3;

  private Years() {}

  /**
   * Whether a year of the question stands in the sentence; lies within the years of the sentence; the sentence has no year
   * at all; the logarithm of the years between them, at most {@value #FAR}; whether the sentence names just an earlier one.
   */
  static double[] of(Asked asked, Read read) {
    int[] wanted = years(asked.tokens(), "");
    if (wanted.length == 0) {
      return new double[NAMES.size()];
    }
    int[] said = years(read.tokens(), read.text());
    if (said.length == 0) {
      return new double[] {0, 0, 1, 0, 0};
    }
    int least = IntStream.of(said).min().orElseThrow();
    int most = IntStream.of(said).max().orElseThrow();
    boolean same = IntStream.of(wanted).anyMatch(y -> IntStream.of(said).anyMatch(s -> s == y));
    boolean within = said.length > 1 && IntStream.of(wanted).anyMatch(y -> least <= y && y <= most);
    int distance = IntStream.of(wanted).flatMap(y -> IntStream.of(said).map(s -> Math.abs(s - y))).min().orElseThrow();
    boolean earlier = !same && !within && least <= wanted[0];
    return new double[] {same ? 1 : 0, within ? 1 : 0, 0, Math.min(FAR, Math.log1p(distance)), earlier ? 1 : 0};
  }

  /** @param text of the tokens, to tell sums of money and shares from years; empty where it is not known */
  private static int[] years(List<Token> tokens, String text) {
    return tokens.stream().filter(t -> t.number() && t.span().length() == 4 && t.word().matches("1\\d{3}|20\\d{2}")
        && !sum(t, text)).mapToInt(t -> Integer.parseInt(t.word())).toArray();
  }

  private static boolean sum(Token token, String text) {
    int start = token.span().start();
    int end = token.span().end();
    return (start > 0 && start <= text.length() && "$€£".indexOf(text.charAt(start - 1)) >= 0)
        || (end < text.length() && text.charAt(end) == '%');
  }
}
