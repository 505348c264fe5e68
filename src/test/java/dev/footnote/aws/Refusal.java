package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.SnapshotException;
import org.junit.jupiter.api.function.Executable;

/** The message of a refusal. */
record Refusal(String message) {
  /** Fails the test unless {@code call} is refused. */
  static Refusal of(Executable call) {
    return new Refusal(String.valueOf(assertThrows(SnapshotException.class, call).getMessage()));
  }

  void says(String part) {
    assertTrue(message.contains(part), () -> "\"" + part + "\" is not in: " + message);
  }
}
