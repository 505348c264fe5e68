package dev.footnote.extract;

import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes small files and reads them back as articles. */
final class Sample {
  private Sample() {}

  static Path write(Path folder, String name, String content) {
    return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(folder.resolve(name).toAbsolutePath().getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Received> read(Path... paths) {
    List<Received> all = new ArrayList<>();
    new FileSource(Arrays.asList(paths)).read(all::add);
    return all;
  }

  static List<Article> articles(Path... paths) {
    return read(paths).stream().map(Sample::article).toList();
  }

  /** The codes of what was rejected, and the ids of what was taken, in order. */
  static List<String> outcomes(Path... paths) {
    return read(paths).stream().map(received -> switch (received) {
      case Received.Accepted accepted -> accepted.article().id();
      case Received.Rejected rejected -> rejected.code();
    }).toList();
  }

  static Article article(Received received) {
    return switch (received) {
      case Received.Accepted accepted -> accepted.article();
      case Received.Rejected rejected -> throw new AssertionError(rejected.toString());
    };
  }

  static Received.Rejected rejected(Received received) {
    return switch (received) {
      case Received.Accepted accepted -> throw new AssertionError(accepted.toString());
      case Received.Rejected rejected -> rejected;
    };
  }
}
