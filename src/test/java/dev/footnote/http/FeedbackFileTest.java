package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackFileTest extends FeedbackLogContract {
  @TempDir Path folder;
  private FeedbackFile log = new FeedbackFile(Path.of("unset"));

  @BeforeEach
  void open() {
    log = new FeedbackFile(folder.resolve("new/feedback.jsonl"));
  }

  @Override
  protected FeedbackLog log() {
    return log;
  }

  @Test
  void aFileThatCannotBeWrittenOrReadIsAFaultOfTheStore() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "rubbish\n");
    FeedbackFile broken = new FeedbackFile(file);
    StoreException e = assertThrows(StoreException.class,
        () -> broken.between(YearMonth.of(2026, 5), YearMonth.of(2026, 5)));
    assertTrue(String.valueOf(e.getMessage()).contains("rubbish"), e.toString());
    FeedbackFile inFile = new FeedbackFile(file.resolve("feedback.jsonl"));
    assertThrows(StoreException.class, () -> inFile.add(Feedback.read("{\"answer\":\"a\",\"verdict\":\"up\","
        + "\"at\":\"2026-05-01T00:00:00Z\"}")));
  }
}
