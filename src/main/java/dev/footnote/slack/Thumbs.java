package dev.footnote.slack;

/** Takes down what people think of an answer. */
@FunctionalInterface
public interface Thumbs {
  /**
   * Keeps one judgement.
   *
   * @param answer id of the answer
   * @param citation number of the citation judged; 0 for the answer as a whole
   * @param up whether it helped
   * @param who workspace and user
   */
  void keep(String answer, int citation, boolean up, String who);
}
