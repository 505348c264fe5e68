package dev.footnote.opensearch;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header field Retry-After: seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** Milliseconds to wait, at least 0; -1 where there is no such field or it says nothing. */
  static long millis(HttpHeaders headers) {
    Optional<String> text = headers.firstValue("Retry-After").map(String::strip);
    if (text.isEmpty()) {
      return -1;
    }
    if (text.get().matches("\\d{1,9}")) {
      return Long.parseLong(text.get()) * 1_000;
    }
    try {
      return Math.max(0, Duration.between(Instant.now(),
          ZonedDateTime.parse(text.get(), DateTimeFormatter.RFC_1123_DATE_TIME)).toMillis());
    } catch (DateTimeException e) {
      return -1;
    }
  }
}
