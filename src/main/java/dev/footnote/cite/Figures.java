package dev.footnote.cite;

import java.util.HashSet;
import java.util.Set;

/**
 * Numbers, amounts and dates of a text, normalised: {@code 1,000}, {@code 1000} and "a thousand" are one number,
 * "$4.2 million" is 4200000 and the dollar, "5 per cent" is 5%.
 *
 * @param numbers plain decimals, with % where a percentage
 * @param years whole numbers of four digits from 1000 to 2199 that stand without a comma or unit
 * @param dates months, weekdays, and days or years joined to their month ("may 3", "may 2024")
 * @param currencies three-letter codes
 */
record Figures(Set<String> numbers, Set<String> years, Set<String> dates, Set<String> currencies) {
  static Figures of(String plain) {
    return FigureReader.read(plain);
  }

  /** The first thing of {@code this} that {@code evidence} lacks: {@code number} or {@code date}; empty if none. */
  String lackedBy(Figures evidence) {
    for (String date : dates) {
      int space = date.indexOf(' ');
      boolean year = space > 0 && date.length() - space > 3;
      boolean told = evidence.dates.contains(date)
          || (year && evidence.dates.stream().noneMatch(d -> isYearOf(date.substring(0, space + 1), d)));
      if (!told) {
        return "date";
      }
    }
    if (!years.stream().allMatch(evidence::tells)) {
      return "date";
    }
    return numbers.stream().allMatch(evidence::tells) && evidence.currencies.containsAll(currencies) ? "" : "number";
  }

  private static boolean isYearOf(String month, String date) {
    return date.startsWith(month) && date.length() > month.length() + 2;
  }

  /** With further numbers. */
  Figures plusNumbers(Set<String> more) {
    return new Figures(union(numbers, more), years, dates, currencies);
  }

  /** What both texts tell. */
  Figures plus(Figures other) {
    return new Figures(union(numbers, other.numbers), union(years, other.years), union(dates, other.dates),
        union(currencies, other.currencies));
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }

  /** A year and a number of four digits look alike, so each may stand for the other. */
  private boolean tells(String number) {
    return numbers.contains(number) || years.contains(number);
  }
}
