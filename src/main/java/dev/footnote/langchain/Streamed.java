package dev.footnote.langchain;

import dev.footnote.answer.Generation;
import dev.footnote.answer.ModelFault;
import dev.footnote.answer.Usage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One streamed reply: what comes on the model's threads is handed over on the caller's. */
final class Streamed implements StreamingChatResponseHandler {
  private sealed interface Signal {
    record Piece(String text) implements Signal {}

    record End(Generation generation) implements Signal {}
  }

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile boolean abandoned;

  private Streamed() {}

  static Generation of(Supplier<StreamingChatModel> model, ChatRequest request, Duration timeout,
      Consumer<String> pieces) {
    Streamed streamed = new Streamed();
    Thread thread = Thread.ofVirtual().name("model").start(() -> streamed.ask(model, request));
    try {
      return streamed.handOver(System.nanoTime() + timeout.toNanos(), pieces);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Generation.Failed.of(ModelFault.TIMEOUT, "interrupted");
    } finally {
      streamed.abandoned = true;
      thread.interrupt();
    }
  }

  private void ask(Supplier<StreamingChatModel> model, ChatRequest request) {
    try {
      model.get().chat(request, this);
    } catch (RuntimeException e) {
      onError(e);
    }
  }

  private Generation handOver(long end, Consumer<String> pieces) throws InterruptedException {
    StringBuilder text = new StringBuilder();
    while (true) {
      Signal signal = signals.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      switch (signal) {
        case null -> {
          return Generation.Failed.of(ModelFault.TIMEOUT, "no whole reply in time, " + text.length()
              + " characters came");
        }
        case Signal.Piece piece -> {
          text.append(piece.text());
          pieces.accept(piece.text());
          if (text.length() >= Generation.LONGEST_TEXT) {
            return new Generation.Written(text.substring(0, Generation.LONGEST_TEXT), false, Usage.NONE);
          }
        }
        case Signal.End done -> {
          return done.generation();
        }
      }
    }
  }

  @Override
  public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
    if (abandoned) {
      context.streamingHandle().cancel();
    } else {
      signals.add(new Signal.Piece(piece.text()));
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    signals.add(new Signal.End(LangChainGenerator.written(response)));
  }

  @Override
  public void onError(Throwable error) {
    signals.add(new Signal.End(Faults.of(error)));
  }
}
