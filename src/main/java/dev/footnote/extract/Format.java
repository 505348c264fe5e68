package dev.footnote.extract;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file, told by the ending of their names or, where that says nothing, by how they begin. */
enum Format {
  TEXT(true, ".txt"),
  MARKDOWN(true, ".md .markdown"),
  HTML(true, ".html .htm .xhtml"),
  JSON_LINES(true, ".jsonl .ndjson"),
  PDF(false, ".pdf"),
  FEED(false, ".xml .rss .atom");

  /** How many bytes {@link #byContent} needs to see. */
  static final int HEAD = 1_024;

  private final boolean read;
  private final String endings;

  Format(boolean read, String endings) {
    this.read = read;
    this.endings = endings;
  }

  /** Whether this version reads it. */
  boolean isRead() {
    return read;
  }

  /** What is missing for a format that is not read, for a message. */
  String missing() {
    String what = this == PDF ? "PDF" : "feeds (RSS, Atom, other XML)";
    return what + " cannot be read yet and will come with a later version; give " + accepted();
  }

  /** The endings that are read, for a message. */
  static String accepted() {
    return Arrays.stream(values()).filter(Format::isRead).map(f -> f.endings.replace(" ", ", ")).collect(joining(", "));
  }

  static Optional<Format> byName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> Arrays.stream(format.endings.split(" ")).anyMatch(name::endsWith)).findFirst();
  }

  /** Told by the first {@value #HEAD} bytes; what looks like nothing else is text. */
  static Format byContent(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1).replace("\u00EF\u00BB\u00BF", "").stripLeading()
        .toLowerCase(Locale.ROOT);
    if (start.startsWith("%pdf-")) {
      return PDF;
    }
    if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.matches("(?s)<\\?xml.*<html.*")) {
      return HTML;
    }
    if (start.startsWith("<?xml") || start.startsWith("<rss") || start.startsWith("<feed")) {
      return FEED;
    }
    if (start.matches("(?s)\\{\\s*\".*")) {
      return JSON_LINES;
    }
    return start.startsWith("---\n") || start.startsWith("---\r\n") ? MARKDOWN : TEXT;
  }

  /** The id of a file: its path with forward slashes, without the ending where that only says how it was typed. */
  static String id(Path path) {
    String name = path.toString().replace('\\', '/');
    Optional<Format> format = byName(path);
    boolean plain = format.isPresent() && (format.get() == TEXT || format.get() == MARKDOWN);
    return plain ? name.substring(0, name.lastIndexOf('.')) : name;
  }
}
