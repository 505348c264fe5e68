package dev.footnote.cli;

import dev.footnote.extract.FileSource;
import dev.footnote.extract.UrlSource;
import dev.footnote.fetch.WebFetcher;
import dev.footnote.ingest.ArticleSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Where articles come from, as it was typed: files, folders and web addresses in any order; files are read first. */
final class Sources {
  /** One letter before the colon is a drive. */
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*|//.*", Pattern.DOTALL);

  private Sources() {}

  /**
   * @param mostPages most pages that feeds and sitemaps may lead to
   * @param progress told each address before it is fetched
   * @throws CommandException if something is neither a path nor an address
   */
  static ArticleSource of(List<String> texts, Supplier<WebFetcher> fetcher, int mostPages, Consumer<String> progress) {
    List<Path> paths = new ArrayList<>();
    List<String> urls = new ArrayList<>();
    for (String text : texts) {
      if (URL.matcher(text).matches()) {
        urls.add(text);
      } else {
        paths.add(path(text));
      }
    }
    return sink -> {
      if (!paths.isEmpty()) {
        new FileSource(paths).read(sink);
      }
      if (!urls.isEmpty()) {
        new UrlSource(fetcher.get(), urls, mostPages, progress).read(sink);
      }
    };
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw CommandException.input("not a path: " + Wrap.line(text) + ": " + e.getReason() + ". Give files, folders or web"
          + " addresses.");
    }
  }
}
