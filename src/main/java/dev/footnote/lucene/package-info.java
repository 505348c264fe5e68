/**
 * The index in files: Apache Lucene.
 *
 * <p><b>How does an article lie in it?</b> As one block: its passages, then the article itself with text, sentences and
 * passages as stored bytes, so that nothing is split again when a question comes. A block is replaced or deleted whole.
 *
 * <p><b>How are vectors kept?</b> As bytes ({@link dev.footnote.lucene.Quantised}): an index of half the size, and the scores of
 * meaning are off by less than what tells two passages apart. Lucene's own quantisation keeps the floats beside the bytes.
 *
 * <p><b>What is recorded with it?</b> The format, the embedding model and a content name that is the sum of the hashes of its
 * articles, so that two indexes of the same articles have the same name in whatever order they were written.
 */
@NullMarked
package dev.footnote.lucene;

import org.jspecify.annotations.NullMarked;
