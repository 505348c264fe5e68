package dev.footnote.news;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paragraphs in which an article itself says that it was corrected. */
public final class CorrectionNotes {
  /** A longer paragraph is a story about a correction and not a note of one. */
  private static final int LONGEST = 1_500;

  private static final Pattern START = Pattern.compile("(?i)(?:[\\[(*_]\\s*)?(?:"
      + "(?:corrections?|clarifications?|amendments?|retraction|erratum|errata)\\b[^.!?\\n]{0,60}[:\u2014\u2013]"
      + "|(?:editor['\u2019]?s|editors['\u2019]) note\\b[^.!?\\n]{0,60}[:\u2014\u2013]"
      + "|this (?:article|story|report|piece|headline) (?:was|has been) (?:amended|corrected|updated|changed|revised)\\b"
      + "|an earlier version of (?:this|the)\\b)");

  private CorrectionNotes() {}

  /** Where they stand, in order; none if the article says of none. */
  public static List<Span> of(String text) {
    List<Span> notes = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int line = text.indexOf('\n', start);
      int end = line < 0 ? text.length() : line;
      if (end > start && end - start <= LONGEST && begins(text, start, end)) {
        notes.add(new Span(start, end));
      }
      start = end + 1;
    }
    return List.copyOf(notes);
  }

  private static boolean begins(String text, int start, int end) {
    Matcher matcher = START.matcher(text).region(start, end);
    return matcher.lookingAt();
  }
}
