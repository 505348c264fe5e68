package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void saysInWordsWhatJavaSaysInClasses() {
    assertEquals("no such file or folder", Reason.of(new NoSuchFileException("/a")));
    assertEquals("permission denied", Reason.of(new AccessDeniedException("/a")));
    assertEquals("a file is where a folder should be", Reason.of(new FileAlreadyExistsException("/a")));
    assertEquals("it is not UTF-8", Reason.of(new MalformedInputException(1)));
    assertEquals("read-only file system", Reason.of(new FileSystemException("/a", null, "Read-only file system")));
    assertEquals("the disk burns", Reason.of(new IOException("the disk burns")));
  }

  @Test
  void saysSomethingWhereJavaSaysNothing() {
    assertEquals("it failed for no known reason", Reason.of(new IOException()));
    assertEquals("the file system refused", Reason.of(new FileSystemException("/a")));
  }
}
