package dev.footnote.extract;

import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.Received;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Articles from files and folders: plain text, Markdown, HTML, PDF, feeds and {@code articles.jsonl}.
 *
 * <p>Paths are read in the order given, folders in the order of names, lines in the order of the file. Hidden files are
 * passed over, in folders also files of unknown kinds; an unknown file that is named itself is told by how it begins.
 * Of two articles with one id in a run the first is taken and the second rejected as {@code duplicate_id}. Large {@code
 * .jsonl} files are read line by line.
 */
public final class FileSource implements ArticleSource {
  private final List<Path> paths;

  /** @param paths files or folders */
  public FileSource(List<Path> paths) {
    this.paths = List.copyOf(paths);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IngestException before anything is handed over, if a path does not exist, is a folder without articles, or
   *     is a web address
   */
  @Override
  public void read(Consumer<Received> sink) {
    FileWalk walk = FileWalk.of(paths);
    walk.unreadable().forEach(sink);
    Once once = new Once(sink);
    walk.files().forEach(file -> file.read(once));
  }
}
