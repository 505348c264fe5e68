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
 * @param answer time to read
 * @param gate time to check and cite
 * @param total time from question to answer
 */
public record Receipt(String snapshot, String model, int passages, Duration embed, Duration retrieve, Duration answer,
    Duration gate, Duration total) {}
