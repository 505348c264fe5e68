package dev.footnote.aws;

import dev.footnote.http.FeedbackLog;
import dev.footnote.http.FeedbackLogContract;
import org.junit.jupiter.api.AfterEach;

/** Against a real server. */
class DynamoFeedbackTest extends FeedbackLogContract {
  private final DynamoTable table = DynamoPeer.table();

  @AfterEach
  void close() {
    table.close();
  }

  @Override
  protected FeedbackLog log() {
    return new DynamoFeedback(table);
  }
}
