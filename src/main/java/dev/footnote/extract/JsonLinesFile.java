package dev.footnote.extract;

import dev.footnote.ingest.Received;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads {@code articles.jsonl} line by line, so that a file of any size needs the memory of its longest line. Empty
 * lines are passed over; a bad one is rejected under the file's name and its number, and the rest is taken.
 */
final class JsonLinesFile {
  private static final int BUFFER = 1 << 16;
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;

  private JsonLinesFile(InputStream in) {
    this.in = in;
  }

  /** @throws BadArticle if the file as a whole cannot be read, or holds no line */
  static void read(Path file, Consumer<Received> sink) throws BadArticle {
    try (InputStream in = Files.newInputStream(file)) {
      read(in, file.toString(), sink);
    } catch (IOException e) {
      throw ArticleFile.unreadable(e);
    }
  }

  /**
   * @param origin of the lines, for the report
   * @throws BadArticle if they are not UTF-8, or there is none
   */
  static void read(InputStream plain, String origin, Consumer<Received> sink) throws BadArticle, IOException {
    try (InputStream in = new BufferedInputStream(plain, BUFFER)) {
      in.mark(3);
      byte[] mark = in.readNBytes(3);
      in.reset();
      in.skipNBytes(Arrays.equals(mark, UTF_8_MARK) ? UTF_8_MARK.length : 0);
      if (mark.length > 1 && (mark[0] & 0xFF) >= 0xFE && (mark[1] & 0xFF) >= 0xFE) {
        throw new BadArticle("bad_encoding", "the file is UTF-16; JSON lines must be UTF-8: convert it");
      }
      if (new JsonLinesFile(in).lines(origin, sink) == 0) {
        throw new BadArticle("empty", "the file holds no line; each line must be one JSON object");
      }
    }
  }

  private int lines(String origin, Consumer<Received> sink) throws IOException {
    int taken = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int number = 1; ; number++) {
      line.reset();
      long length = nextLine(line);
      if (length < 0) {
        return taken;
      }
      if (length > Document.LARGEST || !isBlank(line)) {
        taken++;
        sink.accept(received(origin + ":" + number, line, length));
      }
      if (line.size() > BUFFER * 16) {
        line = new ByteArrayOutputStream(); // do not hold on to the room of an unusually long line
      }
    }
  }

  private static Received received(String origin, ByteArrayOutputStream line, long length) {
    try {
      if (length > Document.LARGEST) {
        throw new BadArticle("too_large", "the line has " + length + " bytes; one article may have "
            + Document.LARGEST + ": split it");
      }
      String json = Decoder.strictUtf8(line.toByteArray()).orElseThrow(
          () -> new BadArticle("bad_encoding", "the line is not UTF-8; convert the file to UTF-8"));
      return new Received.Accepted(origin, JsonLinesParser.parse(json));
    } catch (BadArticle e) {
      return new Received.Rejected(origin, e.code(), e.message());
    } catch (RuntimeException e) {
      // A parser that fails over one line must not end the run.
      return new Received.Rejected(origin, "unparsable",
          "the line could not be parsed (" + e + "); give its text instead of html");
    }
  }

  /**
   * Reads up to the end of the line, keeping at most {@link Document#LARGEST} bytes of it.
   *
   * @return its length without the line end, or -1 at the end of the file
   */
  private long nextLine(ByteArrayOutputStream line) throws IOException {
    long length = 0;
    while (true) {
      if (at == filled) {
        filled = Math.max(0, in.read(buffer));
        at = 0;
        if (filled == 0) {
          return length == 0 ? -1 : length;
        }
      }
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      length += end - at;
      if (length <= Document.LARGEST) {
        line.write(buffer, at, end - at);
      }
      boolean ended = end < filled;
      at = ended ? end + 1 : end;
      if (ended) {
        return length;
      }
    }
  }

  private static boolean isBlank(ByteArrayOutputStream line) {
    return line.size() <= BUFFER && line.toString(StandardCharsets.UTF_8).isBlank();
  }
}
