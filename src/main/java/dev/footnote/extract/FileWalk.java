package dev.footnote.extract;

import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.Reason;
import dev.footnote.ingest.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the files below the paths that someone named. Folders are walked in the order of names, each once, however
 * links lead to it; hidden files, and in folders files of other kinds, are passed over.
 */
final class FileWalk {
  private static final String REMEDY = "give files or folders with articles: " + Format.accepted();

  private final List<ArticleFile> files = new ArrayList<>();
  private final List<Received.Rejected> unreadable = new ArrayList<>();
  private final Set<Path> folders = new HashSet<>();
  private final Set<Path> seen = new HashSet<>();
  /** Files, and folders walked before: with none, a folder is empty. */
  private int met;

  private FileWalk() {}

  /** @throws IngestException if a path is missing, is a web address, or is a folder without articles */
  static FileWalk of(List<Path> paths) {
    if (paths.isEmpty()) {
      throw new IngestException("no path was given; " + REMEDY);
    }
    FileWalk walk = new FileWalk();
    paths.forEach(walk::start);
    return walk;
  }

  /** In the order in which they are to be read, without doubles. */
  List<ArticleFile> files() {
    return List.copyOf(files);
  }

  /** Folders that could not be looked into. */
  List<Received.Rejected> unreadable() {
    return List.copyOf(unreadable);
  }

  private void start(Path path) {
    if (path.toString().matches("(?i)https?:/.*")) {
      String url = path.toString().replaceFirst(":/+", "://");
      throw new IngestException(url + " is a web address, not a file; fetch it into an index first: "
          + "scripts/ingest --index DIR " + url);
    }
    if (!Files.exists(path)) {
      throw new IngestException("no such file or folder: " + path + "; " + REMEDY);
    }
    if (Files.isDirectory(path)) {
      startFolder(path);
      return;
    }
    add(new ArticleFile(path, Format.id(Path.of(String.valueOf(path.getFileName()))), Format.byName(path)));
  }

  private void startFolder(Path folder) {
    int before = met;
    int broken = unreadable.size();
    walk(folder, folder);
    if (met == before && unreadable.size() == broken) {
      throw new IngestException("no articles in folder " + folder + "; " + REMEDY);
    }
  }

  /** Goes no deeper than a path can be long, so it may recurse. */
  private void walk(Path root, Path folder) {
    try {
      if (!folders.add(folder.toRealPath())) {
        met++;
        return;
      }
      List<Path> children;
      try (Stream<Path> listed = Files.list(folder)) {
        children = listed.sorted().toList();
      }
      for (Path child : children) {
        if (isHidden(child)) {
          continue;
        }
        if (Files.isDirectory(child)) {
          walk(root, child);
        } else {
          Optional<Format> format = Format.byName(child);
          if (format.isPresent()) {
            add(new ArticleFile(child, Format.id(root.relativize(child)), format));
          }
        }
      }
    } catch (IOException e) {
      refuse(folder, e);
    } catch (UncheckedIOException e) {
      refuse(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private void refuse(Path folder, IOException e) {
    unreadable.add(new Received.Rejected(folder.toString(), "unreadable",
        "folder cannot be read (" + Reason.of(e) + "); check its permissions"));
  }

  private static boolean isHidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }

  private void add(ArticleFile file) {
    met++;
    if (seen.add(file.path().toAbsolutePath().normalize())) {
      files.add(file);
    }
  }
}
