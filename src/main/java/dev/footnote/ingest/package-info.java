/**
 * From articles to passages to an index.
 *
 * <p><b>How does a new kind of file get in?</b> Through {@link dev.footnote.ingest.ArticleSource}: something that yields
 * articles and rejections. Parsers live in {@code extract}; nothing here knows a file format.
 */
@NullMarked
package dev.footnote.ingest;

import org.jspecify.annotations.NullMarked;
