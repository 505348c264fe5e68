package dev.footnote;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What a drill found, line by line, and whether all of it is as it must be. */
final class Figures {
  private final Map<String, String> lines = new LinkedHashMap<>();
  private boolean good = true;

  /** Something that was counted. */
  void told(String what, Object value) {
    lines.put(what, String.valueOf(value));
  }

  /** Something that must be {@code wanted}. */
  void must(String what, Object wanted, Object found) {
    boolean same = wanted.equals(found);
    good &= same;
    lines.put(what, found + (same ? "" : "  MUST BE " + wanted));
  }

  boolean good() {
    return good;
  }

  void print(Consumer<String> out) {
    lines.forEach((what, value) -> out.accept(String.format(Locale.ROOT, "%-58s %s", what, value)));
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
