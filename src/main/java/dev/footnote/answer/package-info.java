/**
 * From a question to an answer: the pipeline.
 *
 * <p><b>Where would a better reader go?</b> Behind {@link dev.footnote.read.Reader}: hits in, a reading out. The
 * pipeline and the gate do not change.
 *
 * <p><b>Why does the reader read although a model writes?</b> Its answer is at hand at once when the model's is not,
 * and its short answer and confidence go with the model's statements. It reads while the model writes, so nobody
 * waits for it.
 *
 * <p><b>Why one retry layer?</b> Libraries that each ask three times ask 27 times together and know no deadline. All
 * of theirs are off; {@link dev.footnote.answer.Attempts} asks again, inside the time of the question, unless text
 * has left already.
 *
 * <p><b>Why are statements never taken back?</b> Whoever streams has shown them. So the gate judges each once, alone,
 * and the other side of a disagreement is said right behind it, not found at the end.
 */
@NullMarked
package dev.footnote.answer;

import org.jspecify.annotations.NullMarked;
