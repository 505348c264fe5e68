/**
 * The index in OpenSearch, over its REST API, for bodies of articles that do not fit one machine.
 *
 * <p><b>Why not OpenSearch's own client, or LangChain4j's store?</b> Eleven calls are made, and the JDK can make them; the client
 * would bring another HTTP stack. LangChain4j's store ignores filters, cannot delete and knows no words.
 *
 * <p><b>Why not OpenSearch's hybrid query?</b> It normalises by what each part found, so that a passage that only one part found
 * has no score of the other. Here every candidate gets all scores, as in the embedded index, and {@link
 * dev.footnote.retrieve.HybridRetriever} joins them, so that both rank alike.
 *
 * <p><b>How does an article lie in it?</b> As one document that holds it whole, and one for each passage with words and vector.
 * Passages carry the version of their article, and their ids too: what does not fit the article is never answered from, so that
 * a write that broke off half-way leaves each article as it was or as it should be.
 *
 * <p><b>When is something seen?</b> When a commit is whole: automatic refreshes are off, and a commit ends with one. A document
 * with the state of the index is changed by compare and swap, which keeps writers apart.
 *
 * <p><b>Why the Lucene engine for vectors?</b> It filters while it searches, so that a filter never leaves too few, and it is in
 * every OpenSearch with k-NN.
 */
@NullMarked
package dev.footnote.opensearch;

import org.jspecify.annotations.NullMarked;
