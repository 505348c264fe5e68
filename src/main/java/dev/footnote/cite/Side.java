package dev.footnote.cite;

import dev.footnote.news.Published;
import dev.footnote.news.Source;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says which source a statement comes from, where sources disagree. Publisher and date come from the index.
 *
 * @param source of the statement
 * @param corrects whether it is later than the other side and says that it corrects, clarifies or settles
 */
record Side(Source source, boolean corrects) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final Pattern CORRECTION = Pattern.compile("\\b(?:correct(?:ion|ions|s|ed)|clarif(?:y|ied|ies"
      + "|ication)|misreport(?:ed)?|"
      + "revised|revises|final count|final figure|final tally|settled an? |retracts?|retraction)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_NAME = 80;

  static Side of(Evidence mine, Evidence other) {
    Optional<LocalDate> day = day(mine.article().source());
    Optional<LocalDate> otherDay = day(other.article().source());
    boolean later = day.isPresent() && otherDay.isPresent() && day.get().isAfter(otherDay.get());
    boolean says = CORRECTION.matcher(mine.article().source().title()).find() || CORRECTION.matcher(mine.text()).find();
    return new Side(mine.article().source(), later && says);
  }

  private static Optional<LocalDate> day(Source source) {
    return source.published().map(Published::date);
  }

  /** "According to The Valley Ledger of 12 September 2024: …", or "Corrected by …". */
  String attributed(String text) {
    String name = source.publisher().map(Markup::strip)
        .filter(p -> !p.isEmpty() && p.length() <= LONGEST_NAME && !Orders.isOrder(p)).orElse("another article");
    String of = day(source).map(day -> (corrects ? " on " : " of ") + DAY.format(day)).orElse("");
    return (corrects ? "Corrected by " : "According to ") + name + of + ": " + text;
  }
}
