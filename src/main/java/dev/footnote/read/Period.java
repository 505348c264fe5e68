package dev.footnote.read;

import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time from month to month.
 *
 * @param from first month, as year times 12 plus month from 0
 * @param to last month, counted alike; not before {@code from}
 */
record Period(int from, int to) {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String MONTH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
      + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
  private static final int OPEN = 9_999 * 12;

  /** A year, with a month if there is one, and a day that is passed over. */
  private static final String DATE =
      "(?:(?:\\d{1,2}(?:st|nd|rd|th)? )?(%1$s)\\.?,? (?:\\d{1,2}(?:st|nd|rd|th)?,? )?)?(1\\d{3}|20\\d{2})";

  private static final Pattern RANGE = Pattern.compile(("\\b(?:(?:from|between|since) )?" + DATE
      + "\\s*(?:[–—-]|to|until|till|and)\\s*(?:" + DATE + "|(\\d{2})|(present|now|today))(?!-?\\d)").formatted(MONTH),
      Pattern.CASE_INSENSITIVE);
  private static final Pattern POINT =
      Pattern.compile(("(?<![$€£\\d])\\b" + DATE + "(?!\\d|s\\b|%%)").formatted(MONTH), Pattern.CASE_INSENSITIVE);

  /** A period and where a text tells it. */
  private record Told(Period period, int start, int end) {}

  /** The time that a question names: the first range in it, or else its first date; empty if it names none. */
  static Optional<Period> asked(String question) {
    List<Told> ranges = ranges(question);
    if (!ranges.isEmpty()) {
      return Optional.of(ranges.getFirst().period);
    }
    return points(question).stream().findFirst();
  }

  /** All times of a text: both ends of a range as one, then every date for itself. */
  static List<Period> told(String text) {
    List<Period> told = new ArrayList<>(ranges(text).stream().map(Told::period).toList());
    told.addAll(points(text));
    return told;
  }

  /** How many months lie between both; 0 if they meet. */
  int gap(Period other) {
    return Math.max(0, Math.max(from - other.to, other.from - to));
  }

  private static List<Period> points(String text) {
    return POINT.matcher(text).results()
        .map(m -> new Period(month(m.group(1), m.group(2), 0), month(m.group(1), m.group(2), 11))).toList();
  }

  /**
   * Where a list of things, each with its range of time before or behind it, tells of this time.
   *
   * @return the entry that has most of this time, or several that have as much; empty unless the text is such a list and an
   *     entry meets this time
   */
  List<Span> entries(String text) {
    List<Told> ranges = ranges(text);
    if (ranges.size() < 2) {
      return List.of();
    }
    boolean before = text.substring(0, ranges.getFirst().start).chars().noneMatch(Character::isLetter);
    int most = ranges.stream().mapToInt(told -> shared(told.period)).max().orElse(0);
    List<Span> entries = new ArrayList<>();
    for (int i = 0; i < ranges.size() && most > 0; i++) {
      int start = before ? ranges.get(i).end : i == 0 ? 0 : ranges.get(i - 1).end;
      int end = !before ? ranges.get(i).start : i + 1 == ranges.size() ? text.length() : ranges.get(i + 1).start;
      if (shared(ranges.get(i).period) == most && start < end) {
        entries.add(new Span(start, end));
      }
    }
    return entries;
  }

  /** How many months both have. */
  private int shared(Period other) {
    return Math.max(0, 1 + Math.min(to, other.to) - Math.max(from, other.from));
  }

  private static List<Told> ranges(String text) {
    List<Told> told = new ArrayList<>();
    for (Matcher m = RANGE.matcher(text); m.find();) {
      int from = month(m.group(1), m.group(2), 0);
      int to = m.group(6) != null ? OPEN
          : m.group(5) != null ? month(null, m.group(2).substring(0, 2) + m.group(5), 11)
          : month(m.group(3), m.group(4), 11);
      if (from <= to) {
        told.add(new Told(new Period(from, to), m.start(), m.end()));
      }
    }
    return told;
  }

  private static int month(@Nullable String name, String year, int otherwise) {
    int month = name == null ? otherwise : MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    return Integer.parseInt(year) * 12 + month;
  }
}
