package dev.footnote.extract;

import dev.footnote.ingest.Reason;
import dev.footnote.ingest.Received;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One file to be read.
 *
 * @param id of its article, if the file does not name one
 * @param format by its name; nothing if it must be told by how the file begins
 */
record ArticleFile(Path path, String id, Optional<Format> format) {
  /** Largest file of one article, and longest line of {@code articles.jsonl}, in bytes. */
  static final int LARGEST = 20_000_000;

  /** Hands over the file's article, or its articles, or why there is none. */
  void read(Consumer<Received> sink) {
    try {
      Format kind = kind();
      if (kind == Format.JSON_LINES) {
        JsonLinesFile.read(path, sink);
      } else {
        Extracted extracted = parse(kind);
        sink.accept(new Received.Accepted(path.toString(), extracted.article(id, title())));
      }
    } catch (BadArticle e) {
      sink.accept(new Received.Rejected(path.toString(), e.code(), e.message()));
    }
  }

  private Format kind() throws BadArticle {
    if (!Files.isRegularFile(path)) {
      throw new BadArticle("unreadable", "this is no plain file, or a link that leads nowhere; give a plain file");
    }
    Format byName = format.orElse(Format.TEXT);
    if (byName == Format.JSON_LINES || byName == Format.HTML || !byName.isRead()) {
      return byName;
    }
    Format byContent = Format.byContent(bytes(Format.HEAD));
    boolean other = format.isEmpty() || byContent == Format.PDF || (byContent == Format.HTML && byName == Format.TEXT);
    return other ? byContent : byName;
  }

  private Extracted parse(Format kind) throws BadArticle {
    if (!kind.isRead()) {
      throw new BadArticle("not_supported", kind.missing());
    }
    byte[] bytes = whole();
    try {
      return switch (kind) {
        case TEXT -> TextParser.parse(Decoder.text(bytes));
        case MARKDOWN -> MarkdownParser.parse(Decoder.text(bytes));
        case HTML -> HtmlParser.parse(Decoder.html(bytes));
        case JSON_LINES, PDF, FEED -> throw new IllegalStateException(kind + " does not hold one article");
      };
    } catch (RuntimeException e) {
      // A parser that fails over one file must not end the run of a thousand.
      throw new BadArticle("unparsable", "the file could not be parsed as " + kind + " (" + e
          + "); save it in another format");
    }
  }

  private byte[] whole() throws BadArticle {
    long size;
    try {
      size = Files.size(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (size == 0) {
      throw new BadArticle("empty", "the file is empty; an article needs text");
    }
    byte[] bytes = size > LARGEST ? new byte[0] : bytes(LARGEST + 1);
    if (size > LARGEST || bytes.length > LARGEST) {
      throw new BadArticle("too_large", "the file has " + Math.max(size, bytes.length) + " bytes; one article may have "
          + LARGEST + ": split it, or give many articles as .jsonl");
    }
    return bytes;
  }

  private byte[] bytes(int most) throws BadArticle {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  static BadArticle unreadable(IOException e) {
    return new BadArticle("unreadable", "the file cannot be read (" + Reason.of(e) + "); check its permissions");
  }

  /** From the file's name: {@code lock-repairs.txt} gives {@code lock repairs}. */
  private String title() {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return Fields.line((dot > 0 ? name.substring(0, dot) : name).replaceAll("[-_]+", " "));
  }
}
