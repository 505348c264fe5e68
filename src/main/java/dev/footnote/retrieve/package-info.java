/**
 * From a query to ranked passages.
 *
 * <p><b>Why is fusion here and not in the index adapter?</b> Every store must rank alike. A store answers two plain
 * questions ({@link dev.footnote.retrieve.PassageSearch}); {@link dev.footnote.retrieve.HybridRetriever} joins them.
 *
 * <p><b>Why not reciprocal rank fusion?</b> It throws away how far apart two scores are. On the news development set it
 * ranks below BM25 alone; the README's quality chapter has the figures.
 */
@NullMarked
package dev.footnote.retrieve;

import org.jspecify.annotations.NullMarked;
