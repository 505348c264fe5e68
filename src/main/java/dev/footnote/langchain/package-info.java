/**
 * Adapters to LangChain4j: its {@code EmbeddingModel} behind our embedder, our retriever as its {@code ContentRetriever}.
 *
 * <p><b>Why an own session for bge-small when LangChain4j ships one?</b> Its session lets two threads spin against each other
 * on one core (25 ms a question; ours 10 to 12) and its tokenizer brings natives for every platform. The weights and the
 * vocabulary are those of LangChain4j's jar, and the seam is LangChain4j's interface, so any other model can stand there.
 */
@NullMarked
package dev.footnote.langchain;

import org.jspecify.annotations.NullMarked;
