package dev.footnote.answer;

import java.time.Duration;

/**
 * What an answer took.
 *
 * @param snapshot content name of the index that answered
 * @param model name and version of the answerer, such as {@code reader/1}
 * @param passages number of passages read
 * @param embed part of {@code retrieve}: time to embed the question; zero where the retriever cannot tell
 * @param retrieve time to embed and search
 * @param answer time to read or to have it written
 * @param gate time to check and cite
 * @param total time from question to answer
 * @param spent what a chat model took
 */
public record Receipt(String snapshot, String model, int passages, Duration embed, Duration retrieve, Duration answer,
    Duration gate, Duration total, Spent spent) {
  /** The receipt of an answer for which no chat model was asked. */
  public Receipt(String snapshot, String model, int passages, Duration embed, Duration retrieve, Duration answer,
      Duration gate, Duration total) {
    this(snapshot, model, passages, embed, retrieve, answer, gate, total, Spent.NOTHING);
  }
}
