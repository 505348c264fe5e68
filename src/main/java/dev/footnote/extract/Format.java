package dev.footnote.extract;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kinds of document. What a document begins with says which it is; where that says nothing, as between plain text and
 * Markdown, its name does.
 */
enum Format {
  TEXT(".txt"),
  MARKDOWN(".md .markdown"),
  HTML(".html .htm .xhtml"),
  JSON_LINES(".jsonl .ndjson"),
  PDF(".pdf"),
  FEED(".xml .rss .atom .rdf"),
  JSON_FEED(""),
  SITEMAP(""),
  /** XML that is neither a feed nor a sitemap nor a page. */
  OTHER_XML(""),
  GZIP(".gz"),
  ARCHIVE("");

  /** How many bytes {@link #byContent} needs to see. */
  static final int HEAD = 8_192;

  private static final Pattern JSON_FEED_VERSION = Pattern.compile("\"version\"\\s*:\\s*\"https?:\\\\?/\\\\?/jsonfeed\\.org");
  private static final Pattern JSON_OBJECT = Pattern.compile("\\{\\s*\".*", Pattern.DOTALL);

  private final String endings;

  Format(String endings) {
    this.endings = endings;
  }

  /** The endings that are read in folders, for a message. */
  static String accepted() {
    return Arrays.stream(values()).map(f -> f.endings.replace(" ", ", ")).filter(e -> !e.isEmpty()).collect(joining(", "));
  }

  static Optional<Format> byName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> !format.endings.isEmpty())
        .filter(format -> Arrays.stream(format.endings.split(" ")).anyMatch(name::endsWith)).findFirst();
  }

  /** Told by the first {@value #HEAD} bytes, and by {@code hint}, a name's or a server's word, where they leave it open. */
  static Format of(byte[] head, Optional<Format> hint) {
    return byContent(head).or(() -> hint.map(Format::withoutMark)).orElse(TEXT);
  }

  /** Without a mark in its content, what is called a feed is none, and a page may be a fragment of one. */
  private static Format withoutMark(Format named) {
    return switch (named) {
      case TEXT, MARKDOWN, HTML, JSON_LINES -> named;
      case PDF, FEED, SITEMAP, JSON_FEED, OTHER_XML, GZIP, ARCHIVE -> named == FEED ? OTHER_XML : TEXT;
    };
  }

  /** The kind that the first bytes mark beyond doubt; nothing for text, Markdown and fragments of pages. */
  static Optional<Format> byContent(byte[] head) {
    String start = Decoder.sniff(head).stripLeading();
    if (start.startsWith("%PDF-") || new String(head, StandardCharsets.ISO_8859_1).stripLeading().startsWith("%PDF-")) {
      return Optional.of(PDF);
    }
    if (startsWith(head, 0x1F, 0x8B)) {
      return Optional.of(GZIP);
    }
    if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, '7', 'z', 0xBC, 0xAF) || startsWith(head, 'R', 'a', 'r', '!')
        || startsWith(head, 'B', 'Z', 'h') || startsWith(head, 0xFD, '7', 'z', 'X')) {
      return Optional.of(ARCHIVE);
    }
    if (start.startsWith("{")) {
      return JSON_FEED_VERSION.matcher(start).find() ? Optional.of(JSON_FEED)
          : Optional.of(JSON_LINES).filter(_ -> JSON_OBJECT.matcher(start).lookingAt());
    }
    if (start.startsWith("---\n") || start.startsWith("---\r\n")) {
      return Optional.of(MARKDOWN);
    }
    return start.startsWith("<") ? byRoot(start) : Optional.empty();
  }

  private static Optional<Format> byRoot(String start) {
    boolean declared = start.regionMatches(true, 0, "<?xml", 0, 5);
    return switch (XmlRoot.of(start)) {
      case "rss", "rdf", "feed", "channel" -> Optional.of(FEED);
      case "urlset", "sitemapindex" -> Optional.of(SITEMAP);
      case "html", "head", "body" -> Optional.of(HTML);
      default -> declared ? Optional.of(OTHER_XML) : Optional.empty();
    };
  }

  private static boolean startsWith(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** The id of a file: its path with forward slashes, without the ending where that only says how it was typed. */
  static String id(Path path) {
    String name = path.toString().replace('\\', '/');
    Optional<Format> format = byName(path);
    boolean plain = format.isPresent() && (format.get() == TEXT || format.get() == MARKDOWN);
    return plain ? name.substring(0, name.lastIndexOf('.')) : name;
  }
}
