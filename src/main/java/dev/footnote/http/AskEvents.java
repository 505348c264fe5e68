package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Event;
import dev.footnote.answer.Question;
import java.nio.charset.StandardCharsets;

/**
 * {@code POST /v1/ask} as server-sent events: {@code retrieved}, then {@code statement} for each that passed the gate,
 * then {@code done} with the body of a plain call; {@code error}, a problem, ends a stream that broke.
 */
final class AskEvents {
  private static final int SHOWN = 5;

  private final AnswerJson answers;
  private final Links links;

  AskEvents(AnswerJson answers, Links links) {
    this.answers = answers;
    this.links = links;
  }

  /** An answer that was given before: its {@code done} alone. */
  static HttpResponse again(String body) {
    return HttpResponse.events(new EventStream(frames -> frames.accept(EventStream.frame("done", body)),
        thrown -> { throw new IllegalStateException("nothing is done here that may fail", thrown); }, () -> { }))
        .with(Once.REPLAYED);
  }

  /**
   * @param visit closed when the answer is made
   * @param turn keeps the answer for who asks again; closed too
   */
  HttpResponse stream(Admission.Visit visit, Question question, String requestId, Once.Turn turn) {
    Service service = visit.service();
    return HttpResponse.events(new EventStream(
        frames -> service.asker().ask(question, event -> frames.accept(frame(service, event, turn))),
        thrown -> EventStream.frame("error", Json.text(Failure.of(thrown, requestId).problem(requestId))),
        () -> {
          visit.close();
          turn.close();
        }));
  }

  private String frame(Service service, Event event, Once.Turn turn) {
    return switch (event) {
      case Event.Retrieved retrieved -> EventStream.frame("retrieved", Json.text(retrieved(service, retrieved)));
      case Event.Said said -> EventStream.frame("statement", Json.text(answers.said(said)));
      case Event.Done done -> {
        String body = answers.body(done.answer());
        turn.keep(body.getBytes(StandardCharsets.UTF_8));
        yield EventStream.frame("done", body);
      }
    };
  }

  private ObjectNode retrieved(Service service, Event.Retrieved retrieved) {
    ObjectNode node = Json.object().put("snapshot", service.articles().snapshot())
        .put("count", retrieved.hits().size());
    ArrayNode passages = node.putArray("passages");
    retrieved.hits().stream().limit(SHOWN).forEach(hit -> passages.add(ArticleJson.passage(hit, links)));
    return node;
  }
}
