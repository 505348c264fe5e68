package dev.footnote.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Feedback;
import dev.footnote.http.Feedback.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes evaluation cases of thumbs. An answer that was found right, or a citation that was, tells what a right answer is: a
 * case with gold. What was found wrong tells only that; so does what people disagree on. These go to review, where a person
 * may write the gold.
 *
 * @param cases lines of {@code questions.jsonl} that can be scored
 * @param reviews lines for a person
 * @param without answers whose question nobody sent along; of these nothing can be made
 */
public record FeedbackCases(List<String> cases, List<String> reviews, int without) {
  private static final JsonMapper JSON = new JsonMapper();

  public FeedbackCases {
    cases = List.copyOf(cases);
    reviews = List.copyOf(reviews);
  }

  /** @param thumbs by time */
  public static FeedbackCases of(List<Feedback> thumbs) {
    Map<String, List<Feedback>> byAnswer = new LinkedHashMap<>();
    thumbs.forEach(thumb -> byAnswer.computeIfAbsent(thumb.answer(), _ -> new ArrayList<>()).add(thumb));
    List<String> cases = new ArrayList<>();
    List<String> reviews = new ArrayList<>();
    int without = 0;
    for (Map.Entry<String, List<Feedback>> entry : byAnswer.entrySet()) {
      List<Feedback> all = entry.getValue();
      Optional<String> question = all.stream().flatMap(f -> f.question().stream()).findFirst();
      if (question.isEmpty()) {
        without++;
        continue;
      }
      ObjectNode line = JSON.createObjectNode().put("id", entry.getKey()).put("question", question.get());
      all.stream().flatMap(f -> f.asOf().stream()).findFirst().map(LocalDate::toString).ifPresent(d -> line.put("asOf", d));
      if (isRight(all)) {
        cases.add(gold(line, all).toString());
      } else {
        reviews.add(review(line, all).toString());
      }
    }
    return new FeedbackCases(cases, reviews, without);
  }

  /** Something was found right, nothing of it wrong, and there is a quote to hold on to. */
  private static boolean isRight(List<Feedback> all) {
    boolean wrong = all.stream().anyMatch(f -> f.citation().isEmpty() && f.verdict() == Verdict.DOWN);
    return !wrong && !evidence(all).isEmpty();
  }

  /** Quotes of an answer that was found right, or that were themselves, but for those that somebody found wrong. */
  private static Set<Feedback.Quote> evidence(List<Feedback> all) {
    Set<Feedback.Quote> right = new LinkedHashSet<>();
    for (Feedback thumb : all) {
      thumb.quotes().stream().filter(q -> thumb.verdict() == Verdict.UP
          && (thumb.citation().isEmpty() || thumb.citation().get() == q.number())).forEach(right::add);
    }
    right.removeIf(q -> all.stream().anyMatch(f -> f.verdict() == Verdict.DOWN && f.citation().isPresent()
        && f.citation().get() == q.number()));
    return right;
  }

  private static ObjectNode gold(ObjectNode line, List<Feedback> all) {
    line.put("answerable", true);
    ArrayNode answers = line.putArray("answers");
    all.stream().filter(f -> f.citation().isEmpty() && f.verdict() == Verdict.UP).map(Feedback::shortAnswer)
        .filter(s -> !s.isEmpty()).distinct().forEach(answers::add);
    ArrayNode evidence = line.putArray("evidence");
    evidence(all).forEach(q -> evidence.addObject().put("article", q.article()).put("quote", q.quote()));
    return line;
  }

  private static ObjectNode review(ObjectNode line, List<Feedback> all) {
    ArrayNode thumbs = line.putArray("thumbs");
    for (Feedback thumb : all) {
      ObjectNode node = thumbs.addObject().put("verdict", thumb.verdict() == Verdict.UP ? "up" : "down")
          .put("citation", thumb.citation().orElse(null)).put("short", thumb.shortAnswer())
          .put("comment", thumb.comment().orElse(null));
      ArrayNode quotes = node.putArray("quotes");
      thumb.quotes().forEach(q -> quotes.addObject().put("n", q.number()).put("article", q.article())
          .put("quote", q.quote()));
    }
    return line;
  }
}
