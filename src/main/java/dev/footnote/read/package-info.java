/**
 * The reader: from a question and passages to the sentences that answer, with no model service.
 *
 * <p><b>How does it read?</b> It scores each sentence of the passages by plain features (which of the question's words it
 * has, weighted by how rare they are in English at large; whether it holds something of the kind asked for; what its
 * neighbours and title have). A small model looks at question and text together where those are most promising, and says
 * where the answer begins and ends; of a list of things and their times it looks at the entries of the time asked for. Both
 * are joined into a ranking of the sentences, and last into the odds that the whole is right. The article of the answer is
 * ranked before the others.
 *
 * <p><b>Why not the model alone?</b> On the development sets plain features and the model together choose the right
 * sentence more often than either; and the features cost little, so they choose where the model looks.
 * {@code FOOTNOTE_READER_WINDOWS=0} reads by features alone.
 *
 * <p><b>Where do the weights come from?</b> {@code ReaderTraining} (features), {@code scripts/train} (model) and then
 * {@code ConfidenceTraining} (how to join them, and how sure to be) learn them; they ship as resources. Term weights come
 * from a background table, not from the index, and nothing that tells how sure to be compares an article with others, so
 * that one article alone is read as well as a thousand.
 *
 * <p><b>Where would a better reader go?</b> A better model behind {@link dev.footnote.read.SpanModel}, another way of
 * reading behind {@link dev.footnote.read.Reader}.
 */
@NullMarked
package dev.footnote.read;

import org.jspecify.annotations.NullMarked;
