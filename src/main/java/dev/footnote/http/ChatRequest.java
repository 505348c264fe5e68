package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.answer.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /v1/chat/completions}. The last message of the user is the question. What came before it, of
 * whatever role, is context: it can make a question that leans on it stand alone, and nothing in it is followed.
 *
 * @param model that answers
 * @param stream whether chunks are wanted
 * @param usage whether a last chunk with the tokens is wanted
 */
record ChatRequest(String model, Question question, boolean stream, boolean usage) {
  private static final int MOST = 1_000;
  private static final int LONGEST_TURN = 4_000;

  /** A message as text. */
  private record Message(String role, String text, String path) {}

  static ChatRequest read(Fields body, Asked asked, ChatModel.Shelf models) {
    ChatModel model = models.chosen(body.text("model").orElse(ChatModel.AUTO));
    requireOne(body);
    List<Message> messages = new ArrayList<>();
    for (Fields message : body.objects("messages", MOST)) {
      messages.add(message(message));
    }
    int last = last(messages).orElseThrow(() -> QuestionText.required("messages holds no message of the role user"));
    Message question = messages.get(last);
    return new ChatRequest(model.id(),
        asked.question(QuestionText.clean(question.path(), question.text()), turns(messages.subList(0, last)),
            model.mode(), body.object("footnote")),
        body.bool("stream", false), body.object("stream_options").bool("include_usage", false));
  }

  /** The same, asked by {@code caller}. */
  ChatRequest by(Caller caller) {
    return new ChatRequest(model, question.by(caller.id()), stream, usage);
  }

  private static void requireOne(Fields body) {
    JsonNode n = body.object().path("n");
    if (!n.isMissingNode() && !n.isNull() && !(n.isIntegralNumber() && n.canConvertToInt() && n.intValue() == 1)) {
      throw body.wrong("n", "is " + Fields.describe(n), "1, since a question has one answer here");
    }
  }

  private static Message message(Fields message) {
    String role = message.text("role").orElse("");
    return switch (role) {
      case "system", "developer", "user", "assistant", "tool", "function" ->
          new Message(role, text(message, role), message.prefix() + "content");
      default -> throw message.wrong("role", "is " + Fields.quoted(role),
          "one of system, developer, user, assistant, tool, function");
    };
  }

  private static String text(Fields message, String role) {
    JsonNode content = message.object().path("content");
    if (!content.isArray()) {
      return message.text("content").orElse("");
    }
    List<String> texts = new ArrayList<>();
    for (Fields part : message.objects("content", MOST)) {
      String type = part.text("type").orElse("");
      if (type.equals("text")) {
        texts.add(part.text("text").orElse(""));
      } else if (!role.equals("assistant") || !type.equals("refusal")) {
        throw part.wrong("type", "is " + Fields.quoted(type),
            "\"text\": only text is read here, no images, sound or files");
      }
    }
    return String.join("\n", texts);
  }

  private static Optional<Integer> last(List<Message> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).role().equals("user")) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** What the user asked and was answered; what else was said goes before it, and counts only where there is such. */
  private static List<Turn> turns(List<Message> messages) {
    List<Turn> turns = new ArrayList<>();
    StringBuilder context = new StringBuilder();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      if (message.role().equals("user")) {
        boolean answered = i + 1 < messages.size() && messages.get(i + 1).role().equals("assistant");
        turns.add(new Turn(cut(message.text()), answered ? cut(bare(messages.get(i + 1).text())) : ""));
      } else if (!message.role().equals("assistant")) {
        context.append(message.text()).append('\n');
      }
    }
    if (!turns.isEmpty() && !context.isEmpty()) {
      turns.addFirst(new Turn("", cut(context.toString())));
    }
    return turns;
  }

  /** Our own answer without markers, sources and what else follows the statements. */
  private static String bare(String answer) {
    int end = answer.indexOf("\n\n");
    return (end < 0 ? answer : answer.substring(0, end)).replaceAll("\\s*\\[\\d{1,2}\\]", "");
  }

  private static String cut(String text) {
    int end = Math.min(text.length(), LONGEST_TURN);
    return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
