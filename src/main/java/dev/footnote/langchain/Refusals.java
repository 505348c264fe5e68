package dev.footnote.langchain;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.anthropic.AnthropicChatResponseMetadata;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a provider's safety rules kept a model from answering. LangChain4j tells so of OpenAI and Bedrock; Anthropic's
 * {@code stop_reason: refusal} it maps to {@link FinishReason#OTHER}, so that one is looked up in the raw reply.
 */
final class Refusals {
  /** Inside a string of the reply the quotation marks would be escaped, so a text that says this is not taken for it. */
  private static final Pattern REFUSAL = Pattern.compile("(?<!\\\\)\"stop_reason\"\\s*:\\s*\"refusal\"");

  private Refusals() {}

  static boolean refused(ChatResponse response) {
    FinishReason reason = response.finishReason();
    return reason == FinishReason.CONTENT_FILTER
        || (reason == FinishReason.OTHER && response.metadata() instanceof AnthropicChatResponseMetadata raw
            && raws(raw).anyMatch(text -> REFUSAL.matcher(text).find()));
  }

  private static Stream<String> raws(AnthropicChatResponseMetadata raw) {
    return Stream.concat(Optional.ofNullable(raw.rawHttpResponse()).map(SuccessfulHttpResponse::body).stream(),
        Optional.ofNullable(raw.rawServerSentEvents()).orElse(List.of()).stream().map(ServerSentEvent::data));
  }
}
