package dev.footnote.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebFetcherTest {
  private TestWeb web = new TestWeb();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    web.close();
  }

  private String outcome(String url) {
    return outcome(web.fetcher(), url);
  }

  private static String outcome(WebFetcher fetcher, String url) {
    try {
      return new String(fetcher.get(url).body(), StandardCharsets.UTF_8);
    } catch (FetchException e) {
      return e.code();
    }
  }

  private static byte[] gzip(byte[] bytes, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        packed.write(bytes);
      }
    }
    return out.toByteArray();
  }

  @Test
  void speaksToTheNameOverTlsAtTheAddressThatItChecked() throws FetchException {
    web.close();
    web = TestWeb.secure(folder, "g.example");
    web.page("g.example/a?b=c%20d", "text/html", "Text.");
    WebFetcher.Page page = web.fetcher().get("https://G.example/a?b=c d#e");
    assertEquals("Text. https://g.example/a?b=c%20d", new String(page.body(), StandardCharsets.UTF_8) + " " + page.url());
    assertEquals(List.of(TestWeb.PUBLIC + ":443", TestWeb.PUBLIC + ":443"), web.connected);
  }

  @Test
  void refusesACertificateForAnotherName() {
    web.close();
    web = TestWeb.secure(folder, "g.example");
    web.page("other.example/", "text/html", "Text.");
    assertFalse(outcome("https://other.example/").contains("Text"));
  }

  @Test
  void followsFiveRedirectsAndNoSixth() {
    for (int i = 0; i < 6; i++) {
      web.redirect("g.example/" + i, "/" + (i + 1));
    }
    web.page("g.example/6", "text/html", "Text.");
    assertEquals("Text.", outcome("http://g.example/1"));
    assertEquals("too_many_redirects", outcome("http://g.example/0"));
  }

  @ParameterizedTest
  @CsvSource({"/open, Text.", "/closed/a, robots", "/closed/but/open, Text.", "/a.pdf, robots"})
  void heedsRobotsTxt(String path, String outcome) {
    web.page("g.example/robots.txt", "text/plain", """
        User-agent: *
        Disallow: /

        User-agent: Footnote
        Disallow: /closed/
        Allow: /closed/but/
        Disallow: /*.pdf$
        """).page("g.example" + path, "text/html", "Text.");
    assertEquals(outcome, outcome("http://g.example" + path));
    assertEquals(outcome.equals("robots") ? 1 : 2, web.requests.size());
  }

  @ParameterizedTest
  @CsvSource({"404, Text.", "403, Text.", "500, robots", "503, robots"})
  void takesAMissingRobotsTxtForConsentAndABrokenOneForNone(int status, String outcome) {
    web.answer("g.example/robots.txt", new TestWeb.Answer(status, Map.of(), new byte[0])).page("g.example/", "text/html", "Text.");
    assertEquals(outcome, outcome("http://g.example/"));
  }

  @Test
  void heedsTheRobotsTxtOfTheHostThatARedirectLeadsTo() {
    web.redirect("g.example/", "http://h.example/").page("h.example/robots.txt", "text/plain", "User-agent: *\nDisallow: /");
    assertEquals("robots", outcome("http://g.example/"));
  }

  @Test
  void keepsItsDistance() {
    web.page("g.example/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 7").page("g.example/a", "text/html", "Text.");
    WebFetcher fetcher = web.fetcher();
    outcome(fetcher, "http://g.example/a");
    outcome(fetcher, "http://h.example/");
    assertTrue(web.pauses.stream().map(Duration::toSeconds).toList().equals(List.of(6L, 0L)), web.pauses.toString());
  }

  @Test
  void triesOnceMoreWhenTheServerSaysWhen() {
    web.answer("g.example/", new TestWeb.Answer(429, Map.of("Retry-After", "20"), new byte[0]));
    assertEquals("http_429", outcome("http://g.example/"));
    assertTrue(web.pauses.contains(Duration.ofSeconds(20)));
    assertEquals(3, web.requests.size());
  }

  @Test
  void takesAPageThatHasNotChangedFromTheShelf() throws FetchException {
    web.answer("g.example/", new TestWeb.Answer(200, Map.of("ETag", "\"v1\"", "Content-Type", "text/html"), "Text.".getBytes(
        StandardCharsets.UTF_8)));
    Shelf shelf = new FolderShelf(folder.resolve("web"));
    assertFalse(web.fetcher(shelf).get("http://g.example/").unchanged());
    WebFetcher.Page again = web.fetcher(new FolderShelf(folder.resolve("web"))).get("http://g.example/");
    assertTrue(again.unchanged());
    assertEquals("Text. text/html", new String(again.body(), StandardCharsets.UTF_8) + " " + again.type());
  }

  @Test
  void unpacksWhatIsPackedUpToTheBound() throws IOException, FetchException {
    byte[] text = "Text.".getBytes(StandardCharsets.UTF_8);
    web.answer("g.example/", new TestWeb.Answer(200, Map.of("Content-Encoding", "gzip"), gzip(text, 1)));
    assertArrayEquals(text, web.fetcher().get("http://g.example/").body());
    web.answer("g.example/bomb", new TestWeb.Answer(200, Map.of("Content-Encoding", "gzip"), gzip(new byte[1_000_000], 200)));
    assertEquals("too_large", outcome("http://g.example/bomb"));
  }

  @Test
  void readsNoMoreThanTenMegabytes() {
    web.answer("g.example/", new TestWeb.Answer(200, Map.of(), new byte[10_000_001]));
    assertEquals("too_large", outcome("http://g.example/"));
  }

  /** Raw servers, for what no proper server sends. */
  private static String raw(String answer, boolean drips, Duration time) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        while (!server.isClosed()) {
          try (Socket socket = server.accept()) {
            byte[] request = new byte[2_000];
            int length = socket.getInputStream().read(request);
            boolean robots = new String(request, 0, Math.max(0, length), StandardCharsets.US_ASCII).contains("GET /robots.txt");
            String say = robots ? "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n" : answer;
            for (byte b : say.getBytes(StandardCharsets.ISO_8859_1)) {
              socket.getOutputStream().write(b);
              socket.getOutputStream().flush();
              if (drips && !robots) {
                Thread.sleep(50);
              }
            }
          } catch (IOException | InterruptedException e) {
            // The client has had enough, which is what is tested.
          }
        }
      });
      Network network = new Network() {
        @Override
        public List<InetAddress> resolve(String host) {
          return List.of(InetAddress.ofLiteral(TestWeb.PUBLIC));
        }

        @Override
        public Socket connect(InetSocketAddress address, Duration timeout) throws IOException {
          return new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        }
      };
      return outcome(new WebFetcher(network, SSLContext.getDefault(), Shelf.none(), _ -> {}, System::nanoTime, time),
          "http://g.example/");
    }
  }

  @Test
  void givesUpOnAServerThatDrips() throws Exception {
    assertEquals("timeout", raw("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(10_000), true, Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-x\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nshort", "HTTP/1.1 200 OK\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx"})
  void namesABrokenAnswer(String answer) throws Exception {
    assertEquals("bad_response", raw(answer, false, Duration.ofSeconds(20)));
  }

  @Test
  void readsChunksAndWhatEndsWithTheConnection() throws Exception {
    assertEquals("Text.", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nTe\r\n3\r\nxt.\r\n0\r\n\r\n", false,
        Duration.ofSeconds(20)));
    assertEquals("Text.", raw("HTTP/1.0 200 OK\r\n\r\nText.", false, Duration.ofSeconds(20)));
  }

  @Test
  void knowsWhatIsOneSite() {
    assertTrue(Sites.same(java.net.URI.create("https://news.gazette.co.uk/a"), java.net.URI.create("http://www.gazette.co.uk/")));
    assertFalse(Sites.same(java.net.URI.create("https://a.github.io/"), java.net.URI.create("https://b.github.io/")));
    assertFalse(Sites.same(java.net.URI.create("https://gazette.co.uk/"), java.net.URI.create("https://other.co.uk/")));
  }
}
