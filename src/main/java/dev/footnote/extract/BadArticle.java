package dev.footnote.extract;

/** One article cannot be taken; becomes a rejection with the same code and message. */
final class BadArticle extends Exception {
  private final String code;

  BadArticle(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable and short, such as {@code empty}. */
  String code() {
    return code;
  }

  /** What, the value, the rule and the remedy, for a person. */
  String message() {
    return String.valueOf(getMessage());
  }
}
