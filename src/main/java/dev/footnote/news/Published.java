package dev.footnote.news;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When an article was published: a day, or an instant with its offset where the source gives one.
 *
 * @param date the day at the place of publication
 * @param time the instant, whose local day is {@code date}
 */
public record Published(LocalDate date, Optional<OffsetDateTime> time) implements Comparable<Published> {
  /** @throws IllegalArgumentException if {@code time} falls on another day than {@code date} */
  public Published {
    if (time.isPresent() && !time.get().toLocalDate().equals(date)) {
      throw new IllegalArgumentException("published day " + date + " is not the day of " + time.get());
    }
  }

  public static Published on(LocalDate date) {
    return new Published(date, Optional.empty());
  }

  /**
   * Reads an ISO 8601 date ({@code 2022-05-05}) or date and time; a time without offset is taken as UTC.
   *
   * @return empty if {@code text} is neither
   */
  public static Optional<Published> parse(String text) {
    String iso = text.strip();
    try {
      if (iso.length() <= 10) {
        return Optional.of(on(LocalDate.parse(iso)));
      }
      String joined = iso.charAt(10) == ' ' ? iso.substring(0, 10) + "T" + iso.substring(11).replace(" ", "") : iso;
      String colon = joined.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
      boolean zoned = colon.matches(".*(?:[zZ]|[+-]\\d{2}(?::\\d{2})*)$") && colon.indexOf('T') > 0;
      OffsetDateTime time = zoned
          ? OffsetDateTime.parse(colon)
          : java.time.LocalDateTime.parse(colon).atOffset(ZoneOffset.UTC);
      return Optional.of(new Published(time.toLocalDate(), Optional.of(time)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** ISO 8601: the instant where there is one, else the day. */
  public String iso() {
    return time.map(OffsetDateTime::toString).orElseGet(date::toString);
  }

  /** Earlier days first; on one day, those without a time first. */
  @Override
  public int compareTo(Published other) {
    int byDate = date.compareTo(other.date);
    if (byDate != 0 || time.isEmpty() || other.time.isEmpty()) {
      return byDate != 0 ? byDate : Boolean.compare(time.isPresent(), other.time.isPresent());
    }
    return time.get().compareTo(other.time.get());
  }
}
