package dev.footnote.aws;

import dev.footnote.http.Feedback;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.StoreException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Thumbs in the table, a partition for each month; they do not expire. */
public final class DynamoFeedback implements FeedbackLog {
  private static final String PREFIX = "feedback#";
  private static final String JSON = "json";

  private final DynamoTable table;

  public DynamoFeedback(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void add(Feedback feedback) {
    String pk = PREFIX + YearMonth.from(feedback.at().atZone(ZoneOffset.UTC));
    Map<String, AttributeValue> item = new HashMap<>(DynamoTable.key(pk, Names.of("", feedback.name())));
    item.put(JSON, DynamoTable.text(feedback.json()));
    table.put(item, put -> put);
  }

  @Override
  public List<Feedback> between(YearMonth first, YearMonth last) {
    Map<String, Feedback> latest = new HashMap<>();
    List<Feedback> all = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      table.all(PREFIX + month).forEach(item -> all.add(read(item)));
    }
    all.sort(Feedback.ORDER);
    all.forEach(feedback -> latest.put(feedback.name(), feedback));
    return latest.values().stream().sorted(Feedback.ORDER).toList();
  }

  private static Feedback read(Map<String, AttributeValue> item) {
    AttributeValue json = item.get(JSON);
    try {
      return Feedback.read(json == null || json.s() == null ? "" : json.s());
    } catch (IllegalArgumentException e) {
      throw new StoreException("an item is no feedback: " + item.get(DynamoTable.PK)
          + " " + item.get(DynamoTable.SK), e);
    }
  }
}
