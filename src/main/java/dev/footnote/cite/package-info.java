/**
 * From a draft to statements with citations: the gate.
 *
 * <p><b>What is believed?</b> Nothing that a model wrote. A draft names numbers of evidence; quotes, titles, dates and links
 * come from the index. A {@link dev.footnote.cite.Citation} takes an article and a span and reads the quote out of the
 * article itself, so one that is not verbatim cannot be built.
 */
@NullMarked
package dev.footnote.cite;

import org.jspecify.annotations.NullMarked;
