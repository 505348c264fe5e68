package dev.footnote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A development tool: Slack's documented limits of what may be posted, for whoever plays Slack.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">blocks</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 * @see <a href="https://docs.slack.dev/reference/views/modal-views">modals</a>
 */
final class SlackRules {
  static final int MESSAGE_BLOCKS = 50;
  static final int VIEW_BLOCKS = 100;
  static final int TEXT_OBJECT = 3_000;

  /** Advised for the text of a message; from 40,000 on Slack cuts it. */
  static final int TEXT = 4_000;

  /** Text and blocks together: not documented; Slack refuses somewhere above 13,000 with {@code msg_blocks_too_long}. */
  static final int WHOLE = 13_000;

  private static final Set<String> BLOCKS = Set.of("section", "context", "actions", "divider");

  private final List<String> problems = new ArrayList<>();
  private int length;

  private SlackRules() {}

  /** What Slack would refuse, or advises against, in a message; empty if nothing. */
  static List<String> message(String text, JsonNode blocks) {
    SlackRules rules = new SlackRules();
    rules.between("text of a message", text.length(), 1, TEXT);
    rules.between("blocks of a message", blocks.size(), 0, MESSAGE_BLOCKS);
    blocks.forEach(rules::block);
    rules.between("characters of a whole message", text.length() + rules.length, 1, WHOLE);
    return rules.problems;
  }

  /** As {@link #message}, of a modal. */
  static List<String> view(JsonNode view) {
    SlackRules rules = new SlackRules();
    rules.between("title", view.at("/title/text").asText().length(), 1, 24);
    rules.between("close", view.at("/close/text").asText().length(), 1, 24);
    rules.between("private_metadata", view.path("private_metadata").asText().length(), 0, 3_000);
    rules.between("callback_id", view.path("callback_id").asText().length(), 0, 255);
    rules.between("blocks of a view", view.path("blocks").size(), 1, VIEW_BLOCKS);
    view.path("blocks").forEach(rules::block);
    return rules.problems;
  }

  private void block(JsonNode block) {
    String type = block.path("type").asText();
    if (!BLOCKS.contains(type)) {
      problems.add("a block of type \"" + type + "\"");
    }
    between("block_id", block.path("block_id").asText().length(), 0, 255);
    switch (type) {
      case "section" -> text(block.path("text"));
      case "context" -> {
        between("elements of a context", block.path("elements").size(), 1, 10);
        block.path("elements").forEach(this::text);
      }
      case "actions" -> {
        between("elements of actions", block.path("elements").size(), 1, 25);
        block.path("elements").forEach(this::button);
      }
      default -> { }
    }
  }

  private void button(JsonNode button) {
    if (!button.path("type").asText().equals("button")) {
      problems.add("an element of type " + button.path("type"));
    }
    between("text of a button", button.at("/text/text").asText().length(), 1, 75);
    between("value of a button", button.path("value").asText().length(), 0, 2_000);
    between("action_id", button.path("action_id").asText().length(), 1, 255);
    text(button.path("text"));
  }

  private void text(JsonNode text) {
    if (!Map.of("plain_text", "", "mrkdwn", "").containsKey(text.path("type").asText())) {
      problems.add("a text object of type " + text.path("type"));
    }
    int characters = text.path("text").asText().length();
    between("a text object", characters, 1, TEXT_OBJECT);
    length += characters;
  }

  private void between(String what, int given, int least, int most) {
    if (given < least || given > most) {
      problems.add(what + ": " + given + ", allowed are " + least + " to " + most);
    }
  }
}
