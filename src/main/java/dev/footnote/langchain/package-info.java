/**
 * Adapters to LangChain4j: its {@code EmbeddingModel} behind our embedder, its {@code ChatModel} and {@code
 * StreamingChatModel} behind our generator.
 *
 * <p><b>Why an own session for bge-small when LangChain4j ships one?</b> Its session lets two threads spin against
 * each other on one core (25 ms a question; ours 10 to 12) and its tokenizer brings natives for every platform. The
 * weights and the vocabulary are those of LangChain4j's jar, and the seam is LangChain4j's interface, so any other
 * model can stand there.
 *
 * <p><b>Why an own HTTP client below its chat models?</b> Its JDK client reads a body of any length into memory and
 * drops the Retry-After header.
 *
 * <p><b>Why HTTP/1.1 for Bedrock's streams?</b> One stream for one answer gains nothing from HTTP/2, and an endpoint
 * override, as of a test or a proxy, need not speak it.
 *
 * <p><b>Why do articles lie in an embedding store as metadata?</b> A citation needs the article as it was read, and two stores
 * could disagree. An {@code EmbeddingStore} can only add, remove and give what is nearest, so articles are looked up by a filter
 * and a vector that means nothing, and whatever would need an order or a count is bounded.
 */
@NullMarked
package dev.footnote.langchain;

import org.jspecify.annotations.NullMarked;
