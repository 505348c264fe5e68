/**
 * From a question to an answer: the pipeline.
 *
 * <p><b>Where would a better reader go?</b> Behind {@link dev.footnote.read.Reader}: hits in, a reading out. The pipeline
 * and the gate do not change.
 */
@NullMarked
package dev.footnote.answer;

import org.jspecify.annotations.NullMarked;
