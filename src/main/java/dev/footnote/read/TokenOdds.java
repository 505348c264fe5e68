package dev.footnote.read;

/**
 * What a {@link SpanModel} says of a text, token by token. The arrays are of one length and in the text's order.
 *
 * @param starts UTF-16 place of each token's first unit in the text
 * @param ends one past each token's last unit
 * @param first log-odds that the answer begins with the token, up to a constant
 * @param last log-odds that it ends with the token, up to a constant
 * @param none log-odds that the text does not answer, on the scale of {@code first} and {@code last} added up
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TokenOdds(int[] starts, int[] ends, float[] first, float[] last, float none) {
  /** @throws IllegalArgumentException if the arrays differ in length */
  public TokenOdds {
    if (starts.length != ends.length || starts.length != first.length || starts.length != last.length) {
      throw new IllegalArgumentException("token arrays must be of one length: " + starts.length + ", " + ends.length
          + ", " + first.length + ", " + last.length);
    }
  }

  int size() {
    return starts.length;
  }
}
