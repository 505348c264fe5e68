package dev.footnote.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Well-formed feeds: every dialect, each in every way that the W3C's feed validator has a category for and that a dialect
 * allows: encodings, document types, entities, dates, kinds of content, extensions, what may be missing.
 */
final class FeedCases {
  static final String TEXT = "The harbour café reopened on Friday.";

  private static final String RSS1 = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
      + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/'";
  private static final String MORE = " xmlns:media='http://search.yahoo.com/mrss/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
      + " xmlns:geo='http://www.w3.org/2003/01/geo/wgs84_pos#' xmlns:slash='http://purl.org/rss/1.0/modules/slash/'";

  /** @param items how many must be found, each with {@link #TEXT} */
  @SuppressWarnings("ArrayRecordComponent") // bytes to be read, never compared
  record Case(String name, byte[] bytes, int items) {
    @Override
    public String toString() {
      return name;
    }
  }

  private FeedCases() {}

  /** A dialect: what stands around the items, and what is one. */
  private record Dialect(String name, String open, String close, String item, boolean atom, String date) {}

  private static String rss(String version) {
    return "<rss version='" + version + "' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        + "xmlns:content='http://purl.org/rss/1.0/modules/content/'" + MORE
        + "><channel><title>Gazette</title><link>https://g.example/</link><description>News</description>%CHANNEL%";
  }

  private static final String RSS_ITEM = "<item><title>%TITLE%</title><link>https://g.example/%N%</link>"
      + "<description>%BODY%</description>%EXTRA%</item>";
  private static final String ATOM_ITEM = "<entry><title>%TITLE%</title><link href='https://g.example/%N%'/>"
      + "<id>https://g.example/%N%</id><content type='html'>%BODY%</content>%EXTRA%</entry>";

  private static List<Dialect> dialects() {
    List<Dialect> all = new ArrayList<>();
    all.add(new Dialect("rss 0.90", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'"
        + " xmlns:dc='http://purl.org/dc/elements/1.1/'" + MORE + "><channel><title>Gazette</title></channel>%CHANNEL%",
        "</rdf:RDF>", RSS_ITEM, false, "dc:date"));
    for (String version : List.of("0.91", "0.92", "0.93", "0.94", "2.0", "2.0.1", "2", "", "1.0", "99")) {
      all.add(new Dialect("rss " + version, rss(version), "</channel></rss>", RSS_ITEM, false, "pubDate"));
    }
    all.add(new Dialect("rss in a namespace", rss("2.0").replace("<rss ", "<rss xmlns='http://backend.userland.com/rss2' "),
        "</channel></rss>", RSS_ITEM, false, "pubDate"));
    all.add(new Dialect("rss 1.0", "<rdf:RDF " + RSS1 + MORE + "><channel rdf:about='https://g.example/'><title>Gazette</title></channel>"
        + "<image rdf:about='https://g.example/i'><title>Logo</title><link>https://g.example/l</link></image>%CHANNEL%", "</rdf:RDF>",
        RSS_ITEM.replace("<item>", "<item rdf:about='https://g.example/%N%'>"), false, "dc:date"));
    all.add(new Dialect("rss 1.1", "<Channel xmlns='http://purl.org/net/rss1.1#' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
        + " xmlns:dc='http://purl.org/dc/elements/1.1/'" + MORE + " rdf:about='https://g.example/f'><title>Gazette</title>"
        + "<link>https://g.example/</link><description>d</description>%CHANNEL%<items rdf:parseType='Collection'>",
        "</items></Channel>", RSS_ITEM, false, "dc:date"));
    for (String version : List.of("0.2", "0.3")) {
      all.add(new Dialect("atom " + version, "<feed version='" + version + "' xmlns='http://purl.org/atom/ns#'" + MORE
          + "><title>Gazette</title>%CHANNEL%", "</feed>", ATOM_ITEM.replace("type='html'", "type='text/html' mode='escaped'"),
          true, "issued"));
    }
    all.add(new Dialect("atom 1.0", "<feed xmlns='http://www.w3.org/2005/Atom'" + MORE
        + "><title type='text'>Gazette</title><id>urn:f</id><updated>2024-05-06T07:08:09Z</updated>%CHANNEL%", "</feed>", ATOM_ITEM,
        true, "published"));
    all.add(new Dialect("atom 1.0 with a prefix", "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'" + MORE
        + "><atom:title>Gazette</atom:title>%CHANNEL%", "</atom:feed>",
        ATOM_ITEM.replaceAll("<(/?)(\\w)", "<$1atom:$2"), true, "atom:published"));
    return all;
  }

  /** What is put into an item or around the feed. */
  private record Way(String name, String prolog, Map<String, String> parts, Charset charset, int items) {}

  private static Way way(String name, String... parts) {
    return way(name, "<?xml version='1.0' encoding='utf-8'?>\n", StandardCharsets.UTF_8, 2, parts);
  }

  private static Way way(String name, String prolog, Charset charset, int items, String... parts) {
    Map<String, String> all = new java.util.HashMap<>(Map.of("TITLE", "Café open", "BODY", TEXT, "EXTRA", "", "CHANNEL", ""));
    for (int i = 0; i < parts.length; i += 2) {
      all.put(parts[i], parts[i + 1]);
    }
    return new Way(name, prolog, all, charset, items);
  }

  private static List<Way> ways(Dialect dialect) {
    String escaped = "&lt;p&gt;" + TEXT + "&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;";
    List<Way> all = new ArrayList<>(List.of(
        way("plain"), way("escaped html", "BODY", escaped), way("cdata", "BODY", "<![CDATA[<p>" + TEXT + "</p>]]>"),
        way("two cdata", "BODY", "<![CDATA[<p>The harbour ]]><![CDATA[café reopened on Friday.</p>]]>"),
        way("inline markup", "BODY", "<p xmlns='http://www.w3.org/1999/xhtml'>The harbour <b>café</b> reopened on Friday.</p>"),
        way("html entities", "BODY", TEXT.replace("é", "&eacute;").replace(" on", "&nbsp;on")),
        way("numeric entities", "BODY", TEXT.replace("é", "&#233;").replace("on F", "&#x6F;n F")),
        way("bare ampersand", "TITLE", "Bed & breakfast", "BODY", TEXT),
        way("comment", "EXTRA", "<!-- a < b & c -->"), way("instruction", "EXTRA", "<?php echo 1 ?>"),
        way("unknown extension", "EXTRA", "<x:y xmlns:x='urn:x'><x:title>no</x:title>text</x:y>"),
        way("media and itunes", "EXTRA", "<media:group><media:title>no</media:title><media:description>no</media:description></media:group>"
            + "<itunes:summary>no</itunes:summary><media:content url='https://g.example/p.jpg'><media:title>no</media:title></media:content>"),
        way("geo and slash", "EXTRA", "<geo:lat>1</geo:lat><slash:comments>3</slash:comments>"),
        way("author", "EXTRA", "<author><name>Ann</name><uri>https://g.example/ann</uri></author>"),
        way("category", "EXTRA", "<category term='port' domain='d'>port</category>"),
        way("channel image", "CHANNEL", "<image><title>no</title><url>https://g.example/i</url><link>https://g.example/</link></image>"),
        way("channel text input", "CHANNEL", "<textInput><title>no</title><description>no</description><name>q</name><link>https://g.example/q</link></textInput>"),
        way("channel self link", "CHANNEL", "<link xmlns='http://www.w3.org/2005/Atom' rel='self' href='https://g.example/feed'/>"),
        way("channel cloud", "CHANNEL", "<cloud domain='r.example' port='80' path='/' registerProcedure='p' protocol='soap'/><skipHours><hour>1</hour></skipHours>"),
        way("no declaration", "", StandardCharsets.UTF_8, 2), way("white space first", "\n  \n<?xml version='1.0'?>", StandardCharsets.UTF_8, 2),
        way("byte order mark", "\uFEFF<?xml version='1.0'?>", StandardCharsets.UTF_8, 2),
        way("utf-16", "\uFEFF<?xml version='1.0' encoding='utf-16'?>", StandardCharsets.UTF_16LE, 2),
        way("utf-16 big endian", "\uFEFF<?xml version='1.0' encoding='UTF-16'?>", StandardCharsets.UTF_16BE, 2),
        way("iso-8859-1", "<?xml version='1.0' encoding='iso-8859-1'?>", StandardCharsets.ISO_8859_1, 2),
        way("iso-8859-15", "<?xml version=\"1.0\" encoding=\"ISO-8859-15\" standalone=\"yes\"?>", Charset.forName("ISO-8859-15"), 2),
        way("windows-1252", "<?xml version='1.0' encoding='windows-1252'?>", Charset.forName("windows-1252"), 2),
        way("xml 1.1", "<?xml version='1.1' encoding='utf-8'?>", StandardCharsets.UTF_8, 2),
        way("stylesheet", "<?xml version='1.0'?><?xml-stylesheet href='s.xsl' type='text/xsl'?>", StandardCharsets.UTF_8, 2),
        way("doctype of netscape", "<?xml version='1.0'?>\n<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
            + " \"http://127.0.0.1:%PORT%/rss-0.91.dtd\">", StandardCharsets.UTF_8, 2, "BODY", TEXT.replace("é", "&eacute;")),
        way("doctype of a system", "<!DOCTYPE feed SYSTEM \"http://127.0.0.1:%PORT%/feed.dtd\">", StandardCharsets.UTF_8, 2),
        way("doctype with entities", "<?xml version='1.0'?><!DOCTYPE x [\n<!ENTITY caf \"caf&#233;\">\n<!ENTITY % p \"\">\n] >",
            StandardCharsets.UTF_8, 2, "BODY", TEXT.replace("café", "&caf;")),
        way("doctype with attributes", "<?xml version='1.0'?><!DOCTYPE x [ <!ELEMENT x ANY> <!ATTLIST x v CDATA '1'> ]>",
            StandardCharsets.UTF_8, 2),
        way("no title", "TITLE", ""), way("html in title", "TITLE", "A &lt;b&gt;bold&lt;/b&gt; claim"),
        way("language", "CHANNEL", "<language>en-gb</language>")));
    for (String date : List.of("Mon, 06 May 2024 07:08:09 GMT", "Mon, 06 May 2024 07:08 +0200", "6 May 24 07:08:09 EST",
        "2024-05-06T07:08:09Z", "2024-05-06T07:08:09.123+02:00", "2024-05-06T07:08Z", "2024-05-06", "06 May 2024",
        "Monday, 6 May 2024 07:08:09 PDT", "May 6, 2024")) {
      all.add(way("date " + date, "EXTRA", "<" + dialect.date + ">" + date + "</" + dialect.date + ">"));
    }
    if (dialect.name.contains("0.90")) {
      all.removeIf(way -> way.name.equals("author"));
    }
    return all;
  }

  /** @param port of a server that document types name, and that must not be asked */
  static List<Case> all(int port) {
    List<Case> cases = new ArrayList<>();
    for (Dialect dialect : dialects()) {
      for (Way way : ways(dialect)) {
        String xml = way.prolog + dialect.open + dialect.item.replace("%N%", "1") + dialect.item.replace("%N%", "2") + dialect.close;
        for (Map.Entry<String, String> part : way.parts.entrySet()) {
          xml = xml.replace("%" + part.getKey() + "%", part.getValue());
        }
        cases.add(new Case(dialect.name + ", " + way.name, xml.replace("%PORT%", Integer.toString(port)).getBytes(way.charset), way.items));
      }
    }
    json(cases);
    return cases;
  }

  private static void json(List<Case> cases) {
    for (String version : List.of("https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1")) {
      for (String body : List.of("\"content_text\":\"" + TEXT + "\"", "\"content_html\":\"<p>" + TEXT + "</p>\"",
          "\"summary\":\"" + TEXT + "\"", "\"content_html\":\"" + TEXT + "\",\"content_text\":\"no\"",
          "\"title\":\"T\",\"tags\":[\"a\"],\"content_text\":\"" + TEXT + "\",\"date_published\":\"2024-05-06T07:08:09Z\"",
          "\"content_text\":\"" + TEXT + "\",\"attachments\":[{\"url\":\"https://g.example/a.mp3\",\"mime_type\":\"audio/mpeg\"}]")) {
        String item = "{\"id\":%N%,\"url\":\"https://g.example/%N%\"," + body + "}";
        String json = "{\"version\":\"" + version + "\",\"title\":\"Gazette\",\"items\":[" + item.replace("%N%", "1") + ","
            + item.replace("%N%", "2") + "]}";
        cases.add(new Case("json feed, " + version + " " + body, json.getBytes(StandardCharsets.UTF_8), 2));
      }
    }
  }
}
