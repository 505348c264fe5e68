/**
 * Files in, articles out: plain text, Markdown, HTML and {@code articles.jsonl}.
 *
 * <p><b>What counts as text?</b> What a reader of the page sees, and nothing that hides or surrounds it: {@link
 * dev.footnote.extract.ArticleText} says which parts of a page are left out, {@link dev.footnote.extract.Prose} how
 * paragraphs are set. Only {@code text} in {@code articles.jsonl} is kept unchanged, because others count offsets in
 * it.
 *
 * <p><b>Where is the title?</b> Beside the text, never in it: a heading that repeats the title is not a sentence to
 * cite.
 *
 * <p><b>Where would a new file format go?</b> A constant with its file extensions in {@link
 * dev.footnote.extract.Format}, a parser that returns an {@link dev.footnote.extract.Extracted} or throws {@link
 * dev.footnote.extract.BadArticle}, and one line in the {@code switch} of {@link dev.footnote.extract.ArticleFile}; the
 * compiler names that line. A format that holds many articles is read as {@link dev.footnote.extract.JsonLinesFile} is.
 * PDF and feeds have their constants already.
 *
 * <p><b>What happens to a bad file?</b> It becomes a rejection with a stable code and the run goes on. Only a request
 * that cannot be meant (no such path, a folder without articles, a format that is not read yet) ends it, before
 * anything is read.
 *
 * <p><b>Why not a ready-made extractor?</b> Readability ports are unmaintained or bring a second HTML parser, and none
 * can say what it left out. The rules here are few, and each has a test.
 *
 * <p><b>What bounds a hostile file?</b> Its size is looked at before it is read, its tags are counted before it is
 * parsed, jsoup stops nesting at 512, no walk over a tree recurses, and JSON is read token by token.
 */
@NullMarked
package dev.footnote.extract;

import org.jspecify.annotations.NullMarked;
