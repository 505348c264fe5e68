package dev.footnote.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.http.Feedback;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Carries out clicks: the sources of an answer, more of them, more related articles, thumbs. */
final class Interactions {
  private static final Logger LOG = System.getLogger("dev.footnote.slack");

  private final Desk desk;
  private final FeedbackLog feedback;

  Interactions(Desk desk, FeedbackLog feedback) {
    this.desk = desk;
    this.feedback = feedback;
  }

  /**
   * Carries out a click. A fault of Slack is logged: the person clicks again.
   *
   * @param payload what Slack sent
   * @throws StoreException if a thumb could not be kept: it is not thanked for, and Slack shows that the click failed
   */
  void act(JsonNode payload) {
    if (!payload.path("type").asText().equals("block_actions")) {
      return; // a window was closed, or the like
    }
    JsonNode action = payload.path("actions").path(0);
    Optional<Buttons> meant = Buttons.of(action.path("value").asText());
    if (meant.isEmpty()) {
      return; // a link was followed
    }
    try {
      Optional<Shown> shown = desk.shelf().find(meant.get().key());
      if (shown.isEmpty()) {
        respond(payload, "What this button belongs to is not kept any more. Please ask again.");
      } else {
        act(payload, action.path("action_id").asText(), meant.get(), shown.get());
      }
    } catch (SlackException | LaterException e) {
      LOG.log(Level.WARNING, "a click could not be carried out: {0}", e.getMessage());
    }
  }

  private void act(JsonNode payload, String action, Buttons meant, Shown shown) {
    JsonNode view = payload.path("view");
    boolean inWindow = view.isObject();
    switch (action) {
      case Blocks.SOURCES ->
          desk.quickWeb().open(payload.path("trigger_id").asText(), SourcesView.of(shown, meant.key(), 0, 0));
      case Blocks.MORE -> {
        if (inWindow) {
          replace(view, shown, meant.key(), meant.number(), 0);
        } else {
          desk.quickWeb().update(payload.path("channel").path("id").asText(), payload.path("message").path("ts").asText(),
              Rendering.notFound(shown.related(), Rendering.RELATED, meant.key()), meant.key(), 1);
        }
      }
      case Blocks.UP, Blocks.DOWN -> {
        feedback.add(shown.thumb(meant.number(), action.equals(Blocks.UP) ? Feedback.Verdict.UP : Feedback.Verdict.DOWN,
            "slack:" + payload.path("team").path("id").asText() + "/" + payload.path("user").path("id").asText(),
            desk.clock().instant()));
        if (inWindow) {
          String first = view.path("private_metadata").asText();
          replace(view, shown, meant.key(), first.matches("\\d{1,4}") ? Integer.parseInt(first) : 0, meant.number());
        } else {
          respond(payload, "Thank you, noted.");
        }
      }
      default -> LOG.log(Level.DEBUG, "an unknown action");
    }
  }

  private void replace(JsonNode view, Shown shown, String key, int first, int thanks) {
    desk.quickWeb().replace(view.path("id").asText(), view.path("hash").asText(), SourcesView.of(shown, key, first, thanks));
  }

  private void respond(JsonNode payload, String words) {
    String url = payload.path("response_url").asText();
    if (!url.isEmpty()) {
      desk.quickResponses().send(url, List.of(Rendering.own(words)));
    }
  }
}
