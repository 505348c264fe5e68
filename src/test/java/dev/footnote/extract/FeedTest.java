package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Received;
import dev.footnote.news.Article;
import dev.footnote.news.Published;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedTest {
  private static List<Received> read(byte[] bytes) {
    List<Received> all = new ArrayList<>();
    Document.named("feed", "feed", bytes).read(all::add);
    return all;
  }

  private static List<Article> articles(String feed) {
    return read(feed.getBytes(StandardCharsets.UTF_8)).stream().map(Sample::article).toList();
  }

  private static String code(String feed) {
    return Sample.rejected(read(feed.getBytes(StandardCharsets.UTF_8)).getFirst()).code();
  }

  private static boolean isRead(FeedCases.Case given) {
    List<Received> found = read(given.bytes());
    return found.size() == given.items() && found.stream().allMatch(r -> r instanceof Received.Accepted a
        && a.article().text().replace('\u00A0', ' ').equals(FeedCases.TEXT)
        && a.article().source().publisher().equals(Optional.of("Gazette"))
        && a.article().id().equals("https://g.example/" + (found.indexOf(r) + 1))
        && !a.article().source().title().contains("no")
        && (!given.name().contains("date ") || a.article().source().published().isPresent()));
  }

  @Test
  void readsEveryDialectInEveryWayAndAsksNoServer() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      List<FeedCases.Case> cases = FeedCases.all(server.getLocalPort());
      List<FeedCases.Case> unread = cases.stream().filter(c -> !isRead(c)).toList();
      System.out.printf("feeds: %d of %d read%n", cases.size() - unread.size(), cases.size());
      assertTrue(cases.size() > 700, "cases " + cases.size());
      assertEquals(List.of(), unread);
      server.setSoTimeout(1);
      assertThrows(java.net.SocketTimeoutException.class, server::accept, "a server was asked");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Mon, 06 May 2024 23:30:00 EST | 2024-05-06T23:30-05:00", "6 May 24 07:08 GMT | 2024-05-06T07:08Z",
      "Mon, 6 May 2024 | 2024-05-06", "2024-05-06T07:08+0200 | 2024-05-06T07:08+02:00", "6 Mai 2024 | ''",
      "31 Feb 2024 10:00 GMT | ''", "yesterday | ''"})
  void readsDatesAsFeedsWriteThem(String date, String read) {
    assertEquals(read, FeedDates.parse(date).map(Published::iso).orElse(""));
  }

  @Test
  void takesTheLongestTextAndTheLinkOfThePage() {
    Article article = articles("""
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Gazette</title><language>en-GB</language>
        <item><title>Ferry</title><link>https://f.example/1</link><feedburner:origLink>https://g.example/ferry</feedburner:origLink>
        <description>Short.</description><content:encoded><![CDATA[<h1>Ferry</h1><p>The ferry sailed.</p><p>It came back.</p>]]></content:encoded>
        <category>port</category><category>sea</category></item></channel></rss>""").getFirst();
    assertEquals("The ferry sailed.\n\nIt came back.", article.text());
    assertEquals("https://g.example/ferry|Ferry|en-gb|[port, sea]", article.id() + "|" + article.source().title() + "|"
        + article.source().language() + "|" + article.source().tags());
  }

  @Test
  void resolvesAddressesByTheBaseThatTheFeedNames() {
    assertEquals("https://g.example/news/a", articles("""
        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://g.example/"><entry xml:base="news/"><title>t</title>
        <link rel="replies" href="https://g.example/r"/><link href="a"/><summary>Text.</summary></entry></feed>""").getFirst().id());
  }

  @Test
  void namesItemsWithoutALinkAfterTheirGuid() {
    assertEquals(List.of("feed#tag:1", "feed#2"), articles("<rss><channel><item><guid isPermaLink='false'>tag:1</guid>"
        + "<description>One.</description></item><item><description>Two.</description></item></channel></rss>").stream()
        .map(Article::id).toList());
  }

  @Test
  void rejectsAnItemWithoutTextAndTakesTheOthers() {
    List<Received> found = read("<rss><channel><item><title>a</title></item><item><description>Two.</description></item></channel></rss>"
        .getBytes(StandardCharsets.UTF_8));
    assertEquals("empty", Sample.rejected(found.get(0)).code());
    assertEquals("Two.", Sample.article(found.get(1)).text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'<rss><channel><item></channel></rss>' | bad_xml", "'<rss><channel/></rss>' | empty",
      "'{\"version\":\"https://jsonfeed.org/version/1\",\"items\":7}' | bad_json",
      "'{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[' | bad_json",
      "'<?xml version=\"1.0\" encoding=\"x-none\"?><rss/>' | bad_encoding"})
  void namesWhatIsWrong(String feed, String code) {
    assertEquals(code, code(feed));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss><channel><item><description>&x;</description></item></channel></rss>'",
      "'<!DOCTYPE rss [<!ENTITY % x SYSTEM \"http://127.0.0.1/x.dtd\"> %x;]><rss><channel/></rss>'",
      "'<!DOCTYPE feed [<!ENTITY x PUBLIC \"p\" \"https://a.example/\">]><feed><entry><title>&x;</title></entry></feed>'"})
  void refusesEntitiesThatNameOtherDocuments(String feed) {
    assertEquals("external_entity", code(feed));
  }

  @Test
  void refusesABillionLaughs() {
    StringBuilder lol = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      lol.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    assertEquals("too_complex", code(lol + "]><rss><channel><item><description>&a9;</description></item></channel></rss>"));
    String wide = "<!DOCTYPE rss [<!ENTITY a \"" + "x".repeat(50_000) + "\">]><rss><channel><item><description>"
        + "&a;".repeat(2_000) + "</description></item></channel></rss>";
    assertEquals("too_complex", code(wide));
  }

  @Test
  void refusesXmlThatIsTooDeep() {
    assertEquals("too_complex", code("<rss>" + "<a>".repeat(500_000)));
  }
}
