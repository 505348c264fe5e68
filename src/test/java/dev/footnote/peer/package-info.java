/**
 * The peer that benchmarks measure against: a plain LangChain4j pipeline. Runs in processes of its own, with the class path
 * of {@code src/test/peers/langchain4j} and nothing of Footnote but this package.
 */
@NullMarked
package dev.footnote.peer;

import org.jspecify.annotations.NullMarked;
