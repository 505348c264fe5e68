package dev.footnote.http;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a caller would like to get. */
final class Accept {
  private static final String EVENTS = "text/event-stream";
  private static final List<String> JSON = List.of("application/json", "application/*");

  private Accept() {}

  /** Whether server-sent events are named and liked more than JSON; of two liked alike, the one named first wins. */
  static boolean events(HttpRequest request) {
    double events = 0;
    double json = 0;
    boolean eventsFirst = false;
    for (String range : String.join(",", request.headers().getOrDefault("accept", List.of())).split(",")) {
      String[] parts = range.toLowerCase(Locale.ROOT).split(";");
      String type = parts[0].strip();
      if (type.equals(EVENTS)) {
        events = quality(parts);
        eventsFirst = json == 0;
      } else if (JSON.contains(type)) {
        json = Math.max(json, quality(parts));
      }
    }
    return events > json || (events > 0 && events == json && eventsFirst);
  }

  /** 1 where there is none; 0 for one that is no number. */
  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace(" ", "");
      if (parameter.startsWith("q=")) {
        return number(parameter.substring(2)).orElse(0);
      }
    }
    return 1;
  }

  private static OptionalDouble number(String text) {
    return text.matches("[01](\\.\\d{0,3})?") ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
  }
}
