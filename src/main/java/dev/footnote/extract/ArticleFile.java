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
 * @param format by its name, if that says anything
 */
record ArticleFile(Path path, String id, Optional<Format> format) {
  /** Hands over the file's article, or its articles, or why there is none. */
  void read(Consumer<Received> sink) {
    try {
      if (!Files.isRegularFile(path)) {
        throw new BadArticle("unreadable", "this is no plain file, or a link that leads nowhere; give a plain file");
      }
      // Lines may come in any number, so that they are not read as a whole.
      if (Format.of(bytes(Format.HEAD), format) == Format.JSON_LINES) {
        JsonLinesFile.read(path, sink);
      } else {
        Document.of(path.toString(), id, format, whole()).read(sink);
      }
    } catch (BadArticle e) {
      sink.accept(new Received.Rejected(path.toString(), e.code(), e.message()));
    }
  }

  private byte[] whole() throws BadArticle {
    try {
      long size = Files.size(path);
      if (size > Document.LARGEST) {
        throw Document.tooLarge(size);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return bytes(Document.LARGEST + 1);
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
}
