package dev.footnote.http;

import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.answer.Turn;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.Query;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads the bodies of {@code /v1/ask} and {@code /v1/search}.
 *
 * @param clock tells what day it is where the caller does not say
 * @param generative whether a model is configured
 */
record Asked(Clock clock, boolean generative) {
  /** Ids of conversations. */
  static final String CONVERSATION = "[A-Za-z0-9._:-]{1,100}";

  private static final int LONGEST_DEADLINE = 300_000;
  private static final int LISTED = 100;

  Question question(Fields body) {
    return new Question(words(body, "question"), asOf(body), conversation(body), filter(body.object("filter")),
        mode(body), citations(body), deadline(body));
  }

  /** @param options the further fields of {@code /v1/ask}, of which the conversation and the mode do not count */
  Question question(String text, List<Turn> turns, Mode mode, Fields options) {
    return new Question(text, asOf(options), Optional.empty(), filter(options.object("filter")), mode,
        citations(options), deadline(options), turns);
  }

  private static int citations(Fields body) {
    return body.integer("maxCitations", 1, 10, Question.DEFAULT_CITATIONS);
  }

  private static Duration deadline(Fields body) {
    return Duration.ofMillis(body.integer("deadlineMs", 1, LONGEST_DEADLINE, (int) Question.DEFAULT_DEADLINE.toMillis()));
  }

  Query query(Fields body) {
    String field = body.text("query").isPresent() ? "query" : "question";
    return new Query(words(body, field), asOf(body), filter(body.object("filter")),
        body.integer("limit", 1, Limits.PASSAGES, 10));
  }

  private static String words(Fields body, String field) {
    return QuestionText.clean(field, body.text(field)
        .orElseThrow(() -> QuestionText.required(field + " is missing")));
  }

  private LocalDate asOf(Fields body) {
    ZoneId zone = body.text("timeZone").map(name -> zone(body, name)).orElse(ZoneId.of("UTC"));
    return body.date("asOf").orElseGet(() -> LocalDate.now(clock.withZone(zone)));
  }

  private static ZoneId zone(Fields body, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw body.wrong("timeZone", "is " + Fields.quoted(name), "a time zone, such as Asia/Seoul, UTC or +09:00");
    }
  }

  private static Optional<String> conversation(Fields body) {
    return body.text("conversation").map(id -> {
      if (!id.matches(CONVERSATION)) {
        throw body.wrong("conversation", "is " + Fields.quoted(id), "1 to 100 of the characters A-Z a-z 0-9 . _ : -");
      }
      return id;
    });
  }

  private Mode mode(Fields body) {
    String name = body.text("mode").orElse("auto");
    Mode mode = switch (name) {
      case "auto" -> Mode.AUTO;
      case "extractive" -> Mode.EXTRACTIVE;
      case "generative" -> Mode.GENERATIVE;
      default -> throw body.wrong("mode", "is " + Fields.quoted(name), "one of auto, extractive, generative");
    };
    if (mode == Mode.GENERATIVE && !generative) {
      throw new Refusal(Fault.NO_MODEL, "mode is \"generative\", but no model is configured here; "
          + "use auto or extractive, or have FOOTNOTE_MODEL set.");
    }
    return mode;
  }

  private static Filter filter(Fields filter) {
    Optional<LocalDate> from = filter.date("publishedFrom");
    Optional<LocalDate> to = filter.date("publishedTo");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw filter.wrong("publishedFrom", "is " + from.get(), "no later than publishedTo, which is " + to.get());
    }
    return new Filter(from, to, filter.texts("publishers", LISTED), filter.texts("tags", LISTED),
        filter.texts("articles", LISTED));
  }
}
