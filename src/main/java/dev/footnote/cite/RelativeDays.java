package dev.footnote.cite;

import dev.footnote.news.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads words that name a day only together with the day of publication: "on Thursday", "yesterday", "last week".
 *
 * <p>News convention: a bare weekday is the nearest one not after publication, "next" and "last" step from the
 * publication's own week, month or year.
 */
public final class RelativeDays {
  private static final Pattern WORDS = Pattern.compile(
      "\\b(?:(?:(last|next|this|on|since|until|by|late|early)\\s+)?(monday|tuesday|wednesday|thursday|friday|saturday"
          + "|sunday)"
          + "|(today|tonight|yesterday|tomorrow|this morning|this afternoon|this evening)"
          + "|(last|next|this)\\s+(week|month|year)"
          + "|(one|two|three|four|five|six|seven|ten|\\d{1,2})\\s+(day|week|month|year)s?\\s+(ago|earlier)"
          + "|(last|next)\\s+(january|february|march|april|may|june|july|august|september|october|november"
          + "|december))\\b",
      Pattern.CASE_INSENSITIVE);
  private static final List<String> NUMBERS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private RelativeDays() {}

  /**
   * Such words and what they mean.
   *
   * @param span where they stand in the text searched
   * @param text the words
   * @param from first day meant
   * @param to last day meant, inclusive
   */
  public record Found(Span span, String text, LocalDate from, LocalDate to) {}

  /** All such words in {@code text}, in order, as seen from the day on which it was published. */
  public static List<Found> in(String text, LocalDate published) {
    List<Found> found = new ArrayList<>();
    Matcher words = WORDS.matcher(text);
    while (words.find()) {
      LocalDate[] range = resolve(words, published);
      int from = words.group(2) != null && isPreposition(words.group(1)) ? words.start(2) : words.start();
      found.add(new Found(new Span(from, words.end()), text.substring(from, words.end()), range[0], range[1]));
    }
    return found;
  }

  private static boolean isPreposition(String word) {
    return word != null && !word.equalsIgnoreCase("last") && !word.equalsIgnoreCase("next");
  }

  private static LocalDate[] resolve(Matcher words, LocalDate day) {
    if (words.group(2) != null) {
      return weekday(words, day);
    }
    if (words.group(3) != null) {
      return switch (words.group(3).toLowerCase(Locale.ROOT)) {
        case "yesterday" -> one(day.minusDays(1));
        case "tomorrow" -> one(day.plusDays(1));
        default -> one(day);
      };
    }
    if (words.group(4) != null) {
      return unit(words.group(5), day, step(words.group(4)));
    }
    if (words.group(6) != null) {
      return ago(words, day);
    }
    Month month = Month.valueOf(words.group(10).toUpperCase(Locale.ROOT));
    boolean next = words.group(9).equalsIgnoreCase("next");
    LocalDate first = day.withDayOfMonth(1).withMonth(month.getValue());
    if (next && !first.isAfter(day)) {
      first = first.plusYears(1);
    } else if (!next && !first.plusMonths(1).minusDays(1).isBefore(day.withDayOfMonth(1))) {
      first = first.minusYears(1);
    }
    return new LocalDate[] {first, first.plusMonths(1).minusDays(1)};
  }

  private static LocalDate[] weekday(Matcher words, LocalDate day) {
    DayOfWeek weekday = DayOfWeek.valueOf(words.group(2).toUpperCase(Locale.ROOT));
    String before = words.group(1) == null ? "" : words.group(1).toLowerCase(Locale.ROOT);
    return switch (before) {
      case "next", "until", "by" -> one(day.with(TemporalAdjusters.next(weekday)));
      case "last" -> one(day.with(TemporalAdjusters.previous(weekday)));
      default -> one(day.with(TemporalAdjusters.previousOrSame(weekday)));
    };
  }

  private static LocalDate[] ago(Matcher words, LocalDate day) {
    String count = words.group(6).toLowerCase(Locale.ROOT);
    int n = Character.isDigit(count.charAt(0)) ? Integer.parseInt(count) : NUMBERS.indexOf(count);
    String unit = words.group(7).toLowerCase(Locale.ROOT);
    return unit.equals("day") ? one(day.minusDays(n)) : unit(unit, day, -n);
  }

  private static LocalDate[] unit(String unit, LocalDate day, int steps) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "week" -> {
        LocalDate monday = day.plusWeeks(steps).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield new LocalDate[] {monday, monday.plusDays(6)};
      }
      case "month" -> {
        LocalDate first = day.plusMonths(steps).withDayOfMonth(1);
        yield new LocalDate[] {first, first.plusMonths(1).minusDays(1)};
      }
      default -> {
        LocalDate first = day.plusYears(steps).withDayOfYear(1);
        yield new LocalDate[] {first, first.plusYears(1).minusDays(1)};
      }
    };
  }

  private static int step(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "last" -> -1;
      case "next" -> 1;
      default -> 0;
    };
  }

  private static LocalDate[] one(LocalDate day) {
    return new LocalDate[] {day, day};
  }
}
