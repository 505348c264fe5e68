package dev.footnote.ingest;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Objects;

/** Why a file could not be used, for a person: Java's own messages are often just its path. */
public final class Reason {
  private Reason() {}

  /** A few words without the name of any class, such as {@code permission denied}. */
  public static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file is where a folder should be";
      case NotDirectoryException _ -> "it is no folder";
      case CharacterCodingException _ -> "it is not UTF-8";
      case FileSystemException f ->
          Objects.requireNonNullElse(f.getReason(), "the file system refused").toLowerCase(Locale.ROOT);
      default -> Objects.requireNonNullElse(e.getMessage(), "it failed for no known reason");
    };
  }
}
