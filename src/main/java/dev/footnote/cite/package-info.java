/**
 * From a draft to statements with citations: the gate.
 *
 * <p><b>What is believed?</b> Nothing that a model wrote. A draft names numbers of evidence; quotes, titles, dates
 * and links come from the index. A {@link dev.footnote.cite.Citation} takes an article and a span and reads the quote
 * out of the article itself, so one that is not verbatim cannot be built.
 *
 * <p><b>Why rules and not a second model?</b> A judge that reads can be talked to by what it reads. Rules compare
 * what can be compared: figures, units, dates, names, denials, comparatives, who does what to whom. Meaning is asked
 * only where words alone leave it open, after every rule has let the statement through.
 */
@NullMarked
package dev.footnote.cite;

import org.jspecify.annotations.NullMarked;
