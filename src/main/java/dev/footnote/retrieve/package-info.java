/**
 * From a query to ranked passages.
 *
 * <p><b>Why is fusion here and not in the index adapter?</b> Every store must rank alike. A store answers two plain
 * questions ({@link dev.footnote.retrieve.PassageSearch}); {@link dev.footnote.retrieve.HybridRetriever} joins them.
 *
 * <p><b>Why not reciprocal rank fusion?</b> It throws away how far apart two scores are. On the news development set it
 * ranks below BM25 alone; the README's quality chapter has the figures.
 *
 * <p><b>Why are the rarest words counted again?</b> BM25 is divided by its best, so that one rare name weighed no more than
 * three common words, and passages near in meaning went before the only one that had the name. With
 * {@link dev.footnote.retrieve.Rarity} the right article came first in .897 of squad2's questions and not .880, in .777 of
 * rtqa2324's and not .772, and in no fewer of the others. Its settings chosen on four folds of five, squad2 gains or stays on
 * the fifth; clapnq and rtqa2324 lose a little on two of them and gain on others.
 */
@NullMarked
package dev.footnote.retrieve;

import org.jspecify.annotations.NullMarked;
