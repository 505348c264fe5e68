package dev.footnote.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Json;
import java.util.Optional;

/**
 * One question asked in Slack, with all that answering it takes.
 *
 * @param key of its entry in the ledger: team, channel and time stamp of the message, or the trigger of the command
 * @param version which wording of the message: {@code 0} as first written, else the time stamp of the edit
 * @param kind how it was asked
 * @param team workspace
 * @param channel where it was asked
 * @param user who asked
 * @param text the question as typed, Slack's markup already undone; may be empty or too long
 * @param thread time stamp of the message under which it is answered; empty for a command, which has none
 * @param at when it came in, in seconds since 1970
 * @param responseUrl where the answer to a command may be sent if the bot is not in the channel
 */
public record Ask(String key, String version, Kind kind, String team, String channel, String user, String text,
    String thread, long at, Optional<String> responseUrl) {

  /** How it was asked. */
  public enum Kind {
    /** The bot was named. */
    MENTION,
    /** In a direct message. */
    DIRECT,
    /** In a thread that the bot answers in. */
    FOLLOW_UP,
    /** By {@code /ask}. */
    COMMAND
  }

  /** The version of a message that nobody edited. */
  public static final String FIRST = "0";

  /** Whether this is a later wording of a message. */
  public boolean isEdit() {
    return !version.equals(FIRST);
  }

  /** One line of JSON, for a queue. */
  public String json() {
    ObjectNode node = Json.object().put("key", key).put("version", version).put("kind", kind.name()).put("team", team)
        .put("channel", channel).put("user", user).put("text", text).put("thread", thread).put("at", at);
    responseUrl.ifPresent(url -> node.put("responseUrl", url));
    return Json.text(node);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException if {@code json} is something else
   */
  public static Ask of(String json) {
    JsonNode node = SlackJson.read(json);
    for (String field : new String[] {"key", "version", "kind", "team", "channel", "user", "text", "thread"}) {
      if (!node.path(field).isTextual()) {
        throw new IllegalArgumentException("not a question from the queue: it lacks the text \"" + field + "\"");
      }
    }
    return new Ask(node.get("key").textValue(), node.get("version").textValue(), Kind.valueOf(node.get("kind").textValue()),
        node.get("team").textValue(), node.get("channel").textValue(), node.get("user").textValue(),
        node.get("text").textValue(), node.get("thread").textValue(), node.path("at").asLong(),
        Optional.ofNullable(node.path("responseUrl").textValue()));
  }
}
