/**
 * The reader: from a question and passages to the sentences that answer, with no model service.
 *
 * <p><b>How does it read?</b> It scores each sentence of the passages by plain features (which of the question's words it
 * has, weighted by how rare they are in English at large; whether it holds something of the kind asked for; what its
 * neighbours and title have), then each span of the best sentences, and last the odds that the whole is right.
 *
 * <p><b>Where do the weights come from?</b> {@code ReaderTraining} and {@code ConfidenceTraining}, in the test tree, learn them; they ship as resources. Term weights come
 * from a background table, not from the index, so that one article alone is read as well as a thousand.
 *
 * <p><b>Where would a better reader go?</b> Behind {@link dev.footnote.read.Reader}.
 */
@NullMarked
package dev.footnote.read;

import org.jspecify.annotations.NullMarked;
