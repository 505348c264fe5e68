package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Mode;
import java.util.List;

/**
 * What OpenAI's clients choose by name: who writes the answer.
 *
 * @param id name of the model
 */
record ChatModel(String id, Mode mode) {
  static final String AUTO = "footnote";

  private static final String GENERATIVE = "footnote-generative";

  private static final long CREATED = 1_767_225_600; // 2026-01-01; clients want some number

  /** The models that there are, the default first. */
  record Shelf(List<ChatModel> models) {
    /** @param generative whether a chat model is configured */
    static Shelf of(boolean generative) {
      ChatModel auto = new ChatModel(AUTO, Mode.AUTO);
      ChatModel extractive = new ChatModel("footnote-extractive", Mode.EXTRACTIVE);
      return new Shelf(generative
          ? List.of(auto, extractive, new ChatModel(GENERATIVE, Mode.GENERATIVE)) : List.of(auto, extractive));
    }

    /** @throws Refusal {@code unknown_model} */
    ChatModel named(String id) {
      return models.stream().filter(m -> m.id.equals(id)).findFirst().orElseThrow(() -> new Refusal(Fault.UNKNOWN_MODEL,
          "There is no model " + Fields.quoted(id) + "; there are "
          + String.join(", ", models.stream().map(ChatModel::id).toList()) + "."));
    }

    /**
     * What a request gets that names {@code id}: many clients have the name of somebody else's model built in, so any
     * other name stands for the default.
     *
     * @throws Refusal {@code no_model} for the chat model where there is none
     */
    ChatModel chosen(String id) {
      if (id.equals(GENERATIVE) && models.stream().noneMatch(m -> m.id.equals(id))) {
        throw new Refusal(Fault.NO_MODEL, "model is \"" + GENERATIVE + "\", but no chat model is configured here; use "
            + AUTO + ", or have FOOTNOTE_MODEL set.");
      }
      return models.stream().filter(m -> m.id.equals(id)).findFirst().orElse(models.getFirst());
    }

    ObjectNode json() {
      ObjectNode node = Json.object().put("object", "list");
      ArrayNode data = node.putArray("data");
      models.forEach(m -> data.add(m.json()));
      return node;
    }
  }

  ObjectNode json() {
    return Json.object().put("id", id).put("object", "model").put("created", CREATED).put("owned_by", "footnote");
  }
}
