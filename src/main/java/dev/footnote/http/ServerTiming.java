package dev.footnote.http;

import dev.footnote.answer.Receipt;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * The times of an answer's stages in milliseconds as the header {@code Server-Timing} (W3C), which browsers show and
 * {@code scripts/bench warm} reads: {@code embed}, {@code search}, {@code read}, {@code gate}, {@code json}.
 */
final class ServerTiming {
  private ServerTiming() {}

  /** @param json time to write the body */
  static Map<String, String> of(Receipt receipt, Duration json) {
    return Map.of("server-timing", String.join(", ",
        entry("embed", receipt.embed()), entry("search", receipt.retrieve().minus(receipt.embed())),
        entry("read", receipt.answer()), entry("gate", receipt.gate()), entry("json", json)));
  }

  private static String entry(String stage, Duration time) {
    return String.format(Locale.ROOT, "%s;dur=%.3f", stage, time.toNanos() / 1e6);
  }
}
