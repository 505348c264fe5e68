/**
 * The reader: from a question and passages to the sentences that answer, with no model service.
 *
 * <p><b>How does it read?</b> It scores each sentence of the passages by plain features (which of the question's words it
 * has, weighted by how rare they are in English at large; whether it holds something of the kind asked for; what its
 * neighbours and title have; how its times stand to the time asked about). Trees and a small network make of them how
 * promising it is. A transformer looks at question and text together at the three most promising places, and says where the
 * answer begins and ends; of a list of things and their times it looks at the entries of the time asked for, and an article
 * alone it looks at twice, closely and at large. A second network ranks the sentences by both, and last a regression gives
 * the odds that the whole is right. The article of the answer is ranked before the others.
 *
 * <p><b>Why not the model alone?</b> On the development sets plain features and the model together choose the right
 * sentence more often than either; and the features cost little, so they choose where the model looks.
 * {@code FOOTNOTE_READER_WINDOWS=0} reads by features alone.
 *
 * <p><b>Why trees and a network?</b> The trees learnt from many questions on encyclopaedic paragraphs, without dates or other
 * articles; the network learns from few questions, but of every kind, what those lack. A weighted sum in its place put the
 * right sentence into the two best places in .82 of timeqa's questions and .84 of rtqa2324's, the network in .84 and .86, the
 * trees alone in .66 and .83 (on held-out folds).
 *
 * <p><b>Where do the weights come from?</b> {@code ReaderTraining} (features), {@code scripts/train} (model) and then
 * {@code ConfidenceTraining} (where to look, how to join them, and how sure to be) learn them; they ship as resources. Term weights come
 * from a background table, not from the index, and nothing that tells how sure to be compares an article with others, so
 * that one article alone is read as well as a thousand.
 *
 * <p><b>Where would a better reader go?</b> A better model behind {@link dev.footnote.read.SpanModel}, another way of
 * reading behind {@link dev.footnote.read.Reader}.
 */
@NullMarked
package dev.footnote.read;

import org.jspecify.annotations.NullMarked;
