package dev.footnote.read;

/** A model that looks at a question and a text together, and says where in the text the answer stands. Thread-safe. */
public interface SpanModel {
  /** Name and version, for receipts. */
  String name();

  /**
   * How likely an answer begins or ends at each token of {@code text}.
   *
   * @param title of the article that the text is from; may be empty
   * @param text a few sentences; what is longer than the model takes is left out at the end
   */
  TokenOdds odds(String question, String title, String text);
}
