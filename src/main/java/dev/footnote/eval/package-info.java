/**
 * Evaluation: answers every question of a set and scores the run against gold answers, with no model as judge.
 *
 * <p><b>How are gold answers kept from the answering path?</b> {@link dev.footnote.eval.QuestionFile} reads a question as id,
 * text and day; the gold part goes to {@link dev.footnote.eval.Judgement} alone, after all answers are written.
 *
 * <p><b>Where is each figure defined?</b> What makes a single answer right is in {@link dev.footnote.eval.Judgement}, each
 * figure over a run in {@link dev.footnote.eval.Figures}.
 */
@NullMarked
package dev.footnote.eval;

import org.jspecify.annotations.NullMarked;
