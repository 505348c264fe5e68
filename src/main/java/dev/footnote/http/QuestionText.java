package dev.footnote.http;

import dev.footnote.answer.Question;
import java.text.Normalizer;

/**
 * Makes what a person typed or pasted into a question: control characters are dropped, white space of any kind becomes
 * a space, and letters are composed (NFC), so that one visible letter counts as one character where Unicode has it.
 */
final class QuestionText {
  /** Composing sorts runs of marks in quadratic time, and nothing this long becomes short enough by it. */
  private static final int HOPELESS = 4 * Question.LONGEST;

  private QuestionText() {}

  /** @throws Refusal {@code question_required} if nothing visible is left, {@code question_too_long} if too much is */
  static String clean(String field, String raw) {
    String text = raw.length() > HOPELESS ? raw : Normalizer.normalize(visible(raw), Normalizer.Form.NFC).strip();
    if (text.codePoints().allMatch(QuestionText::unseen)) {
      throw required(field + " holds no visible character");
    }
    if (text.length() > Question.LONGEST) {
      throw new Refusal(Fault.QUESTION_TOO_LONG,
          field + " has " + text.length() + " characters; the longest allowed has "
          + Question.LONGEST + ". Shorten it.");
    }
    return text;
  }

  static Refusal required(String what) {
    return new Refusal(Fault.QUESTION_REQUIRED,
        what + "; send the question as a string of 1 to " + Question.LONGEST + " characters.");
  }

  private static String visible(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    raw.codePoints().forEach(c -> {
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        out.append(' ');
      } else if (!Character.isISOControl(c)) {
        out.appendCodePoint(c);
      }
    });
    return out.toString();
  }

  private static boolean unseen(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
