package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Event;
import dev.footnote.answer.Question;

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

  /** @param visit closed when the answer is made */
  HttpResponse stream(Admission.Visit visit, Question question, String requestId) {
    Service service = visit.service();
    return HttpResponse.events(new EventStream(
        frames -> service.asker().ask(question, event -> frames.accept(frame(service, event))),
        thrown -> EventStream.frame("error", Json.text(Failure.of(thrown, requestId).problem(requestId))),
        visit::close));
  }

  private String frame(Service service, Event event) {
    return switch (event) {
      case Event.Retrieved retrieved -> EventStream.frame("retrieved", Json.text(retrieved(service, retrieved)));
      case Event.Said said -> EventStream.frame("statement", Json.text(answers.said(said)));
      case Event.Done done -> EventStream.frame("done", answers.body(done.answer()));
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
