package dev.footnote.aws;

import dev.footnote.http.Counters;
import dev.footnote.http.CountersContract;
import org.junit.jupiter.api.AfterEach;

/** Against a real server. */
class DynamoCountersTest extends CountersContract {
  private final DynamoTable table = DynamoPeer.table();

  @AfterEach
  void close() {
    table.close();
  }

  @Override
  protected Counters counters() {
    return new DynamoCounters(table);
  }
}
