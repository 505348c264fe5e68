package dev.footnote.http;

import java.util.List;
import java.util.Map;

/** Conversations as their owner sees them. */
final class ConversationRoutes {
  private final Conversations conversations;

  ConversationRoutes(Conversations conversations) {
    this.conversations = conversations;
  }

  List<Route> routes() {
    return List.of(new Route("DELETE", "/v1/conversations/{id}", this::forget));
  }

  /** Whether there was one is not told: another caller's looks like none at all. */
  private HttpResponse forget(HttpRequest request, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    if (!id.matches(Asked.CONVERSATION)) {
      throw new Refusal(Fault.BAD_FIELD, "The id of the conversation is " + Fields.quoted(id)
          + "; it must be 1 to 100 of the characters A-Z a-z 0-9 . _ : -");
    }
    conversations.forget(request.caller().id(), id);
    return new HttpResponse(204, Map.of(), new byte[0]);
  }
}
