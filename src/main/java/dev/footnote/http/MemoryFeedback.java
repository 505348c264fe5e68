package dev.footnote.http;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Thumbs of this process; of more than {@value #MOST} the oldest are dropped. */
public final class MemoryFeedback implements FeedbackLog {
  static final int MOST = 1_000;

  private final Map<String, Feedback> thumbs = new LinkedHashMap<>();

  @Override
  public synchronized void add(Feedback feedback) {
    thumbs.remove(feedback.name()); // so that it stands last
    thumbs.put(feedback.name(), feedback);
    if (thumbs.size() > MOST) {
      thumbs.remove(thumbs.keySet().iterator().next());
    }
  }

  @Override
  public synchronized List<Feedback> between(YearMonth first, YearMonth last) {
    return thumbs.values().stream().filter(thumb -> {
      YearMonth month = YearMonth.from(thumb.at().atZone(ZoneOffset.UTC));
      return !month.isBefore(first) && !month.isAfter(last);
    }).sorted(Feedback.ORDER).toList();
  }
}
