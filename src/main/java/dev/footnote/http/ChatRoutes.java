package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** OpenAI's chat API over the one pipeline, so that its clients and the front-ends built on them show citations. */
final class ChatRoutes {
  private final Admission admission;
  private final Asked asked;
  private final ChatModel.Shelf models;
  private final AnswerJson answers;

  ChatRoutes(Admission admission, Asked asked) {
    this.admission = admission;
    this.asked = asked;
    this.models = ChatModel.Shelf.of(asked.generative());
    this.answers = new AnswerJson(Optional.of(""));
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/models", (_, _) -> HttpResponse.json(models.json()), ErrorShape.OPENAI),
        new Route("GET", "/v1/models/{model}",
            (_, path) -> HttpResponse.json(models.named(path.getOrDefault("model", "")).json()), ErrorShape.OPENAI),
        new Route("POST", "/v1/chat/completions", this::complete, ErrorShape.OPENAI));
  }

  private HttpResponse complete(HttpRequest request, Map<String, String> path) {
    ChatRequest chat = ChatRequest.read(JsonBody.read(request), asked, models).by(request.caller());
    ChatJson json = new ChatJson("chatcmpl-" + request.id(), asked.clock().instant().getEpochSecond(), chat.model(),
        answers, new Links(Optional.of(Origin.of(request))));
    if (!chat.stream()) {
      return admission.work(service -> HttpResponse.json(json.completion(service.asker().ask(chat.question()))));
    }
    Admission.Visit visit = admission.enter();
    return HttpResponse.events(new EventStream(frames -> stream(visit.service(), chat, json, frames),
        thrown -> frame(ErrorShape.OPENAI.node(Failure.of(thrown, request.id()), request.id())), visit::close));
  }

  private static void stream(Service service, ChatRequest chat, ChatJson json, Consumer<String> frames) {
    String snapshot = service.articles().snapshot();
    AnswerText text = new AnswerText(json.links());
    Consumer<ObjectNode> chunks =
        chunk -> frames.accept(frame(chat.usage() && !chunk.has("usage") ? chunk.putNull("usage") : chunk));
    chunks.accept(json.first(snapshot));
    service.asker().ask(chat.question(), event -> {
      switch (event) {
        case Event.Retrieved _ -> {
          // Nothing in OpenAI's chunks says so.
        }
        case Event.Said said -> chunks.accept(json.piece(snapshot, text.said(said.statement())));
        case Event.Done done -> end(done.answer(), chat, json, text, chunks);
      }
    });
    frames.accept(EventStream.frame("[DONE]"));
  }

  private static void end(Answer answer, ChatRequest chat, ChatJson json, AnswerText text, Consumer<ObjectNode> chunks) {
    chunks.accept(json.piece(answer.receipt().snapshot(), text.rest(answer)));
    chunks.accept(json.last(answer, text));
    if (chat.usage()) {
      chunks.accept(json.usageChunk(answer));
    }
  }

  private static String frame(ObjectNode node) {
    return EventStream.frame(Json.text(node));
  }
}
