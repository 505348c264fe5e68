package dev.footnote.langchain;

import dev.footnote.answer.Generation;
import dev.footnote.answer.Generator;
import dev.footnote.answer.ModelFault;
import dev.footnote.answer.Prompt;
import dev.footnote.answer.Usage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Any LangChain4j {@link ChatModel} and {@link StreamingChatModel} behind our port. Both are built at their first
 * use. A server that does not know JSON schemas is asked for lines from then on. Thread-safe.
 */
public final class LangChainGenerator implements Generator {
  private final String name;
  private final Lazy<ChatModel> model;
  private final Lazy<StreamingChatModel> streaming;
  private final AtomicBoolean structured;

  /**
   * @param name for receipts
   * @param model must not ask again by itself
   * @param streaming neither
   * @param structured whether the models can be held to a JSON schema
   */
  public LangChainGenerator(String name, Supplier<ChatModel> model, Supplier<StreamingChatModel> streaming,
      boolean structured) {
    this.name = name;
    this.model = new Lazy<>(model);
    this.streaming = new Lazy<>(streaming);
    this.structured = new AtomicBoolean(structured);
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public Generation write(Prompt prompt, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    boolean schema = structured.get();
    Generation first = once(prompt, schema, timeout);
    return isSchemaRefused(first, schema, prompt)
        ? once(prompt, false, Duration.ofNanos(Math.max(1, end - System.nanoTime()))) : first;
  }

  @Override
  public Generation stream(Prompt prompt, Duration timeout, Consumer<String> pieces) {
    long end = System.nanoTime() + timeout.toNanos();
    boolean schema = structured.get();
    Generation first = Streamed.of(streaming::get, request(prompt, schema), timeout, pieces);
    return isSchemaRefused(first, schema, prompt) ? Streamed.of(streaming::get, request(prompt, false),
        Duration.ofNanos(Math.max(1, end - System.nanoTime())), pieces) : first;
  }

  private boolean isSchemaRefused(Generation got, boolean schema, Prompt prompt) {
    boolean refused = schema && prompt.form() == Prompt.Form.STATEMENTS && got instanceof Generation.Failed failed
        && failed.fault() == ModelFault.REJECTED;
    if (refused) {
      structured.set(false);
    }
    return refused;
  }

  private Generation once(Prompt prompt, boolean schema, Duration timeout) {
    FutureTask<ChatResponse> task = new FutureTask<>(() -> model.get().chat(request(prompt, schema)));
    Thread.ofVirtual().name("model").start(task);
    try {
      return written(task.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      task.cancel(true);
      return Generation.Failed.of(ModelFault.TIMEOUT, "no reply in " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      return Faults.of(Optional.ofNullable(e.getCause()).orElse(e));
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return Generation.Failed.of(ModelFault.TIMEOUT, "interrupted");
    }
  }

  private static ChatRequest request(Prompt prompt, boolean schema) {
    ChatRequest.Builder builder = ChatRequest.builder().maxOutputTokens(prompt.maxTokens())
        .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
    if (schema && prompt.form() == Prompt.Form.STATEMENTS) {
      builder.responseFormat(DraftSchema.FORMAT);
    }
    return builder.build();
  }

  /** What a reply comes to; at most the longest text is kept. */
  static Generation written(ChatResponse response) {
    Usage usage = usage(response.tokenUsage());
    String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
    FinishReason reason = response.finishReason();
    if (Refusals.refused(response)) {
      return new Generation.Failed(ModelFault.GUARDRAIL, Optional.empty(), "content filter", usage);
    }
    boolean fits = text.length() <= Generation.LONGEST_TEXT;
    return new Generation.Written(fits ? text : text.substring(0, Generation.LONGEST_TEXT),
        fits && reason != null && reason != FinishReason.LENGTH, usage);
  }

  @SuppressWarnings("NullAway") // LangChain4j's counts may be null and say so nowhere
  private static Usage usage(TokenUsage usage) {
    return usage == null ? Usage.NONE : new Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
  }

  private static long count(Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }
}
