package dev.footnote.extract;

import dev.footnote.news.Clean;
import java.util.regex.Pattern;

/**
 * Plain text. The first line is the title if it stands alone, is short and does not end like a sentence; it is not part
 * of the text then. Everything else stays as typed.
 */
final class TextParser {
  private static final int LONGEST_TITLE = 120;
  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?…:;,][\"'”’»)\\]]*", Pattern.DOTALL);

  private TextParser() {}

  static Extracted parse(String raw) {
    String text = Prose.lines(StrayMarkup.remove(Clean.of(raw)));
    int end = text.indexOf("\n\n");
    String first = end < 0 ? "" : text.substring(0, end).strip();
    boolean title = !first.isEmpty() && first.length() <= LONGEST_TITLE && first.indexOf('\n') < 0
        && !SENTENCE_END.matcher(first).matches();
    return title
        ? new Extracted(Metadata.titled(Fields.line(first)), text.substring(end + 2))
        : new Extracted(Metadata.NONE, text);
  }
}
