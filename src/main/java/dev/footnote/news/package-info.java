/**
 * The nouns that every other package speaks: article, source, sentence, passage, span.
 *
 * <p><b>Why are offsets here not those of the API?</b> Inside Java a {@link dev.footnote.news.Span} counts UTF-16 units,
 * because {@code String} does and every quote is a {@code substring}. Outside, offsets count Unicode code points; the
 * only places that convert are {@link dev.footnote.news.Article#codePoint} and its callers at the edge.
 *
 * <p><b>Why is the text stored as it came and not cleaned?</b> A quote must equal the stored text. Cleaning away invisible
 * characters would move offsets, so {@link dev.footnote.news.Clean} is a view for search and display only.
 */
@NullMarked
package dev.footnote.news;

import org.jspecify.annotations.NullMarked;
