/**
 * Documents in, articles out: plain text, Markdown, HTML, PDF, feeds (RSS, Atom, JSON Feed) and {@code articles.jsonl};
 * sitemaps for what they list.
 *
 * <p><b>What decides the kind?</b> How a document begins, whatever it is called: {@link dev.footnote.extract.Format}. Only
 * where that leaves it open, as between plain text and Markdown, its name does.
 *
 * <p><b>What counts as text?</b> What a reader of the page sees, and nothing that hides or surrounds it: {@link
 * dev.footnote.extract.ArticleText} says which parts of a page are left out, {@link dev.footnote.extract.PdfText} which of
 * a PDF, {@link dev.footnote.extract.Prose} how paragraphs are set. Only {@code text} in {@code articles.jsonl} is kept
 * unchanged, because others count offsets in it.
 *
 * <p><b>Where is the title?</b> Beside the text, never in it: a heading that repeats the title is not a sentence to
 * cite.
 *
 * <p><b>Where would a new format go?</b> A constant in {@link dev.footnote.extract.Format} with the mark that its content
 * begins with, a parser that returns an {@link dev.footnote.extract.Extracted} or throws {@link
 * dev.footnote.extract.BadArticle}, and one line in the {@code switch} of {@link dev.footnote.extract.Document}; the
 * compiler names that line. A format that holds many articles becomes a {@link dev.footnote.extract.Feed}.
 *
 * <p><b>What happens to a bad document?</b> It becomes a rejection with a stable code and the run goes on. Only a request
 * that cannot be meant (no such path, a folder without articles) ends it, before anything is read.
 *
 * <p><b>Why not ROME for feeds?</b> It goes by what a feed says of its version, and refuses one that says none or another:
 * 2.1.0 reads 597 of the 827 feeds of {@code FeedCases} that are XML. Here the names of elements decide, and all are read.
 * It would also build a tree of each feed, where this reads it as it comes.
 *
 * <p><b>Why not a ready-made extractor?</b> Readability ports are unmaintained or bring a second HTML parser, and none
 * can say what it left out. The rules here are few, and each has a test.
 *
 * <p><b>What bounds a hostile document?</b> Its size is looked at before it is read and after it is unpacked, its tags are
 * counted before it is parsed, jsoup stops nesting at 512, no walk over a tree recurses, JSON is read token by token, XML
 * opens no other document and has its entities and depth counted ({@link dev.footnote.extract.SafeXml}), and a PDF's
 * objects and packed streams are measured before PDFBox sees them ({@link dev.footnote.extract.PdfLimits}).
 */
@NullMarked
package dev.footnote.extract;

import org.jspecify.annotations.NullMarked;
