package dev.footnote.answer;

import dev.footnote.cite.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads statements out of what a chat model writes, piece by piece; the same text gives the same statements however
 * it is cut. Two forms are read: JSON objects with {@code text} and {@code sentences}, whatever stands around them
 * and however broken the rest is; and plain lines with markers such as {@code [1]} or {@code [2, 5]}. An opening
 * brace begins the first form. Numbers are not checked here, that is the gate's. For one text; not thread-safe.
 */
final class DraftParser {
  /** A draft that goes on is not read further. */
  static final int MOST_STATEMENTS = 40;

  private static final String KEY = "(?:sentences|citations|numbers)";
  private static final String TEXT = "\"text\"\\s{0,20}:\\s{0,20}\"((?:(?!\"text\"\\s{0,20}:)[\\s\\S]){0,2100}?)\"";
  private static final String NUMBERS = "\"" + KEY + "\"\\s{0,20}:\\s{0,20}\\[([^\\]\\[{}:\\p{L}]{0,200})\\]";
  private static final Pattern OBJECT = Pattern.compile(TEXT + "\\s{0,20},\\s{0,20}" + NUMBERS);

  /** A line's end, or a marker at the end of a sentence with the start of the next one behind it. */
  private static final Pattern END = Pattern.compile("\\n|[\\]】][.!?…]?[\"”’]?[^\\S\\n]{1,9}(?=[\\p{Lu}“\"])");
  private static final Pattern MARKER =
      Pattern.compile("\\[+\\s*+\\^?([\\p{Nd}][\\p{Nd}\\s,;–-]*+)\\]+|【([\\p{Nd}][\\p{Nd}\\s,;–-]*+)[^】]*+】");
  private static final Pattern RANGE = Pattern.compile("(\\p{Nd}{1,4})(?:\\s*[–-]\\s*(\\p{Nd}{1,4}))?");
  private static final int WIDEST_RANGE = 10;

  private final StringBuilder text = new StringBuilder();
  private int at;
  private int found;
  private boolean json;

  /** The statements that this piece completes. */
  List<Draft.Statement> take(String piece) {
    int room = Generation.LONGEST_TEXT - text.length();
    text.append(piece, 0, Math.min(room, piece.length()));
    List<Draft.Statement> out = new ArrayList<>();
    if (!json) {
      lines(out);
    }
    if (json) {
      objects(out);
    }
    return limited(out);
  }

  /**
   * The statement that the end of the text completes.
   *
   * @param whole whether the model came to its own end; else the last line may be half and is left
   */
  List<Draft.Statement> end(boolean whole) {
    List<Draft.Statement> out = new ArrayList<>();
    if (whole && !json && text.length() < Generation.LONGEST_TEXT) {
      line(text.substring(at), out);
      at = text.length();
    }
    return limited(out);
  }

  private List<Draft.Statement> limited(List<Draft.Statement> out) {
    List<Draft.Statement> kept = out.subList(0, Math.min(out.size(), MOST_STATEMENTS - found));
    found += kept.size();
    return List.copyOf(kept);
  }

  private void lines(List<Draft.Statement> out) {
    int brace = text.indexOf("{", at);
    Matcher end = END.matcher(text);
    end.region(at, brace < 0 ? text.length() : brace).useTransparentBounds(true);
    while (end.find()) {
      line(text.substring(at, end.end()), out);
      at = end.end();
    }
    if (brace >= 0) {
      json = true;
      at = brace;
    }
  }

  private static void line(String line, List<Draft.Statement> out) {
    String bare = line.strip();
    if (!bare.isEmpty() && !bare.startsWith("```")) {
      out.add(new Draft.Statement(bare, marked(bare)));
    }
  }

  private void objects(List<Draft.Statement> out) {
    Matcher object = OBJECT.matcher(text);
    while (object.find(at)) {
      out.add(new Draft.Statement(unescaped(object.group(1)), numbers(object.group(2))));
      at = object.end();
    }
  }

  private static List<Integer> marked(String line) {
    List<Integer> out = new ArrayList<>();
    Matcher marker = MARKER.matcher(line);
    while (marker.find()) {
      out.addAll(numbers(marker.group(1) != null ? marker.group(1) : marker.group(2)));
    }
    return out;
  }

  private static List<Integer> numbers(String list) {
    List<Integer> out = new ArrayList<>();
    Matcher range = RANGE.matcher(list);
    while (range.find()) {
      int from = number(range.group(1));
      int to = range.group(2) == null ? from : number(range.group(2));
      for (int n = from; n <= Math.min(to, from + WIDEST_RANGE); n++) {
        out.add(n);
      }
    }
    return out;
  }

  private static int number(String digits) {
    return digits.chars().map(c -> Character.digit(c, 10)).reduce(0, (n, d) -> 10 * n + d);
  }

  /** JSON's escapes resolved; what is no escape stays as it is. */
  private static String unescaped(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 == raw.length()) {
        out.append(c);
        continue;
      }
      char next = raw.charAt(++i);
      boolean code = next == 'u' && raw.substring(i + 1, Math.min(raw.length(), i + 5)).matches("[0-9a-fA-F]{4}");
      if (code) {
        out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        out.append(switch (next) {
          case 'n', 't', 'r', 'b', 'f' -> ' ';
          default -> next;
        });
      }
    }
    return out.toString();
  }
}
