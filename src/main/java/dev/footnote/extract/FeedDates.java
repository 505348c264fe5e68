package dev.footnote.extract;

import dev.footnote.news.Published;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as feeds write them: RFC 822 with all that is done to it, and ISO 8601. */
final class FeedDates {
  private static final Pattern RFC_822 = Pattern.compile("(?:\\p{L}{2,12}\\.?,?\\s+)?(\\d{1,2})[\\s-]+(\\p{L}{3})\\p{L}*\\.?[\\s-]+"
      + "(\\d{4}|\\d{2})(?:,?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d{1,9})?\\s*([+-]\\d{1,2}:?\\d{2}|\\p{Alpha}{1,5})?)?.{0,40}");
  private static final Pattern MONTH_FIRST = Pattern.compile("(?:\\p{L}{2,12}\\.?,?\\s+)?(\\p{L}{3})\\p{L}*\\.?\\s+(\\d{1,2}),?\\s+(\\d{4}).{0,40}");
  private static final Pattern SHORT_ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2})([zZ]|[+-]\\d{2}:?\\d{2})?");
  private static final Map<String, Integer> HOURS = Map.ofEntries(Map.entry("UT", 0), Map.entry("GMT", 0), Map.entry("UTC", 0),
      Map.entry("Z", 0), Map.entry("EST", -5), Map.entry("EDT", -4), Map.entry("CST", -6), Map.entry("CDT", -5),
      Map.entry("MST", -7), Map.entry("MDT", -6), Map.entry("PST", -8), Map.entry("PDT", -7), Map.entry("BST", 1),
      Map.entry("CET", 1), Map.entry("CEST", 2), Map.entry("EET", 2), Map.entry("EEST", 3), Map.entry("MSK", 3),
      Map.entry("JST", 9), Map.entry("KST", 9));

  private FeedDates() {}

  static Optional<Published> parse(String raw) {
    String text = raw.strip();
    if (text.isEmpty() || text.length() > 80) {
      return Optional.empty();
    }
    Matcher minutes = SHORT_ISO.matcher(text);
    Optional<Published> iso = Fields.published(minutes.matches() ? minutes.group(1) + ":00"
        + (minutes.group(2) == null ? "" : minutes.group(2)) : text);
    return iso.or(() -> rfc822(text)).or(() -> monthFirst(text));
  }

  private static Optional<Published> rfc822(String text) {
    Matcher m = RFC_822.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(m.group(3));
    int full = m.group(3).length() == 4 ? year : year + (year < 50 ? 2000 : 1900); // RFC 2822, 4.3
    Optional<LocalDate> day = day(full, m.group(2), m.group(1));
    if (day.isEmpty() || m.group(4) == null) {
      return day.map(Published::on);
    }
    try {
      int second = m.group(6) == null ? 0 : Math.min(59, Integer.parseInt(m.group(6)));
      LocalTime time = LocalTime.of(Integer.parseInt(m.group(4)) % 24, Integer.parseInt(m.group(5)), second);
      OffsetDateTime at = OffsetDateTime.of(day.get(), time, offset(m.group(7) == null ? "" : m.group(7)));
      return Optional.of(new Published(at.toLocalDate(), Optional.of(at)));
    } catch (DateTimeException e) {
      return day.map(Published::on); // the day is sound, only its time is not
    }
  }

  private static Optional<Published> monthFirst(String text) {
    Matcher m = MONTH_FIRST.matcher(text);
    return m.matches() ? day(Integer.parseInt(m.group(3)), m.group(1), m.group(2)).map(Published::on) : Optional.empty();
  }

  private static Optional<LocalDate> day(int year, String month, String day) {
    try {
      for (Month m : Month.values()) {
        if (m.name().startsWith(month.toUpperCase(Locale.ROOT))) {
          return Optional.of(LocalDate.of(year, m, Integer.parseInt(day)));
        }
      }
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty(); // such as 31 February
    }
  }

  private static ZoneOffset offset(String zone) {
    if (zone.startsWith("+") || zone.startsWith("-")) {
      String digits = zone.substring(1).replace(":", "");
      String padded = digits.length() == 3 ? "0" + digits : digits;
      return ZoneOffset.of(zone.charAt(0) + padded);
    }
    return ZoneOffset.ofHours(HOURS.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
  }
}
