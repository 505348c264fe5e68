package dev.footnote.extract;

import dev.footnote.ingest.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The bytes of one document, wherever they come from: a file, an object in a bucket, an answer from the web. What kind it
 * is, its content decides.
 */
public final class Document {
  /** Largest document in bytes, packed or not. */
  public static final int LARGEST = 20_000_000;

  private final String origin;
  private final String id;
  private final Optional<Format> hint;
  private final byte[] bytes;

  private Document(String origin, String id, Optional<Format> hint, byte[] bytes) {
    this.origin = origin;
    this.id = id;
    this.hint = hint;
    this.bytes = bytes;
  }

  /**
   * A document that has a name, such as a file or an object in a bucket.
   *
   * @param origin where it comes from, for the report
   * @param name path below the folder or bucket; gives the article its id, unless the document names one, and its title
   * @param bytes at most {@value #LARGEST}, else it is rejected
   */
  public static Document named(String origin, String name, byte[] bytes) {
    Path path = Path.of(name);
    return new Document(origin, Format.id(path), Format.byName(path), bytes.clone());
  }

  static Document of(String origin, String id, Optional<Format> hint, byte[] bytes) {
    return new Document(origin, id, hint, bytes);
  }

  /** Hands over the document's article, or its articles, or why there is none. */
  public void read(Consumer<Received> sink) {
    try {
      switch (content()) {
        case Content.One one -> sink.accept(new Received.Accepted(origin, one.extracted().article(id, title(id))));
        case Content.Items items -> items.feed().articles(origin, id).forEach(sink);
        case Content.Addresses _ -> throw new BadArticle("sitemap", "a sitemap holds addresses and no articles; "
            + "give its web address, so that they are fetched: scripts/ingest --index DIR https://…");
        case Content.Lines _ -> JsonLinesFile.read(new ByteArrayInputStream(bytes), origin, sink);
      }
    } catch (BadArticle e) {
      sink.accept(new Received.Rejected(origin, e.code(), e.message()));
    } catch (IOException e) {
      sink.accept(new Received.Rejected(origin, "unreadable", "the document cannot be read (" + e + ")"));
    }
  }

  /** What is in it. */
  sealed interface Content {
    record One(Extracted extracted) implements Content {}

    record Items(Feed feed) implements Content {}

    record Addresses(Sitemap sitemap) implements Content {}

    /** {@code articles.jsonl}, to be read line by line. */
    record Lines() implements Content {}
  }

  /** @throws BadArticle if it cannot be read as what it is; nothing else is thrown, whatever the bytes */
  Content content() throws BadArticle {
    if (bytes.length == 0) {
      throw new BadArticle("empty", "the file is empty; an article needs text");
    }
    if (bytes.length > LARGEST) {
      throw tooLarge(bytes.length);
    }
    Format kind = Format.of(Arrays.copyOf(bytes, Math.min(bytes.length, Format.HEAD)), hint);
    try {
      return switch (kind) {
        case TEXT -> new Content.One(TextParser.parse(Decoder.text(bytes)));
        case MARKDOWN -> new Content.One(MarkdownParser.parse(Decoder.text(bytes)));
        case HTML -> new Content.One(HtmlParser.parse(Decoder.html(bytes)));
        case PDF -> new Content.One(PdfParser.parse(bytes));
        case FEED -> new Content.Items(FeedParser.parse(Decoder.xml(bytes), Fields.url(id)));
        case JSON_FEED -> new Content.Items(JsonFeedParser.parse(bytes));
        case SITEMAP -> new Content.Addresses(SitemapParser.parse(Decoder.xml(bytes)));
        case JSON_LINES -> new Content.Lines();
        case GZIP -> of(origin, id, Optional.empty(), Gunzip.of(bytes)).content();
        case OTHER_XML -> throw new BadArticle("unknown_xml", "this XML is no feed (rss, feed, RDF), no sitemap (urlset, "
            + "sitemapindex) and no page (html), but begins with <" + XmlRoot.of(Decoder.sniff(bytes)) + ">; "
            + "give " + Format.accepted());
        case ARCHIVE -> throw new BadArticle("archive", "this is an archive (zip or the like); unpack it and give its files");
      };
    } catch (RuntimeException e) {
      // A parser that fails over one document must not end the run of a thousand.
      throw new BadArticle("unparsable", "the file could not be parsed as " + kind + " (" + e
          + "); save it in another format");
    }
  }

  static BadArticle tooLarge(long size) {
    return new BadArticle("too_large", "the file has " + size + " bytes; one article may have "
        + LARGEST + ": split it, or give many articles as .jsonl");
  }

  /** From the file's name: {@code lock-repairs.txt} gives {@code lock repairs}. */
  static String title(String id) {
    String path = id.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    boolean ending = dot > 0 && Format.byName(Path.of(name)).isPresent();
    return Fields.line((ending ? name.substring(0, dot) : name).replaceAll("[-_]+", " "));
  }
}
