package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebFilesTest {
  private static final Path FOLDER = Path.of("src", "main", "resources", "web");

  private final HttpApi api = new FakeService().api();
  private final String folder = "/web/" + WebFiles.loaded().version() + "/";

  @Test
  void theListNamesEveryFileOfTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(files.map(f -> f.getFileName().toString()).filter(name -> !name.equals("index.html"))
          .collect(Collectors.toCollection(TreeSet::new)), new TreeSet<>(WebFiles.TYPES.keySet()));
    }
  }

  @Test
  void noScriptMakesMarkupOutOfText() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(js|html)")).toList()) {
        String text = Files.readString(file);
        assertFalse(text.matches("(?s).*(innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|eval\\().*"),
            file.toString());
        assertFalse(text.matches("(?s).*(<script(?![^>]* src=)|\\son\\w+=\"|\\sstyle=\").*"), file.toString());
      }
    }
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(js|css|html|svg)")).toList()) {
        List<String> addresses = Pattern.compile("(?:https?:)?//[a-z0-9.-]+\\.[a-z]+").matcher(Files.readString(file))
            .results().map(MatchResult::group).filter(a -> !a.equals("http://www.w3.org")).toList();
        assertEquals(List.of(), addresses, file.toString());
      }
    }
  }

  @Test
  void aBrowserGetsTheChatPageAndEverythingElseGetsWords() {
    HttpResponse page = api.handle(browser("/", Map.of()));
    assertEquals("text/html; charset=utf-8", page.headers().get("content-type"));
    assertTrue(Requests.text(page).contains("<script type=\"module\" src=\"web" + folder.substring(4) + "chat.js\">"));
    assertEquals("no-cache", page.headers().get("cache-control"));
    assertEquals("text/plain; charset=utf-8", api.handle(Requests.get("/")).headers().get("content-type"));
  }

  @Test
  void thePageMayLoadItsOwnAndNothingElse() {
    String policy = String.valueOf(api.handle(browser("/", Map.of())).headers().get("content-security-policy"));
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertTrue(policy.contains("require-trusted-types-for 'script'; trusted-types 'none'"), policy);
    assertFalse(policy.contains("unsafe") || policy.contains("http") || policy.contains("*"), policy);
  }

  @Test
  void onlyPagesOfTheOriginsThatAreAllowedMayFrameIt() {
    Access access = Access.gateway(ApiKeys.none(), new Cors(Set.of("https://b.example", "https://a.example:8443")));
    assertTrue(policy(access).endsWith("; frame-ancestors https://a.example:8443 https://b.example"));
    assertTrue(policy(Access.anywhere()).endsWith("; frame-ancestors 'none'"));
  }

  @Test
  void aFileOfThisVersionMayBeKeptForGood() {
    HttpResponse file = api.handle(Requests.get(folder + "chat.js"));
    assertEquals("public, max-age=31536000, immutable", file.headers().get("cache-control"));
    assertEquals("text/javascript; charset=utf-8", file.headers().get("content-type"));
    assertEquals("nosniff", file.headers().get("x-content-type-options"));
  }

  @Test
  void aFileAskedForByAnotherVersionMayNotBeKept() {
    HttpResponse file = api.handle(Requests.get("/web/0123456789abcdef/chat.js"));
    assertEquals("200 no-store", file.status() + " " + file.headers().get("cache-control"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "chat.class", "..%2fopenapi.json", "%2e%2e%2fopenapi.json", ""})
  void onlyListedFilesAreServed(String name) {
    assertEquals("404 unknown_route", Requests.outcome(api.handle(Requests.get(folder + name))));
  }

  @Test
  void aFileIsCompressedForWhoTakesItAndTheSameInside() throws IOException {
    HttpResponse plain = api.handle(Requests.get(folder + "chat.css"));
    HttpResponse gzip = api.handle(browser(folder + "chat.css", Map.of("Accept-Encoding", List.of("br, gzip"))));
    assertEquals("gzip", gzip.headers().get("content-encoding"));
    assertTrue(gzip.body().length < plain.body().length / 2);
    assertArrayEquals(plain.body(), new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
    assertEquals("accept-encoding", plain.headers().get("vary"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      gzip          | true
      GZIP;q=0.5    | true
      deflate, gzip | true
      gzip;q=0      | false
      gzip;q=0.0    | false
      br            | false
      x-gzip-like   | false
      """)
  void acceptEncodingIsHeeded(String header, boolean compressed) {
    HttpResponse file = api.handle(browser(folder + "chat.css", Map.of("Accept-Encoding", List.of(header))));
    assertEquals(compressed, file.headers().containsKey("content-encoding"));
  }

  @Test
  void fontsAreNotCompressedTwice() {
    HttpResponse font = api.handle(browser(folder + "serif-latin.woff2", Map.of("Accept-Encoding", List.of("gzip"))));
    assertEquals("font/woff2 null",
        font.headers().get("content-type") + " " + font.headers().get("content-encoding"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "chat.js"})
  void whatABrowserHasIsNotSentAgain(String name) {
    String path = name.equals("/") ? name : folder + name;
    String etag = String.valueOf(api.handle(browser(path, Map.of())).headers().get("etag"));
    for (String header : List.of(etag, "\"other\", " + etag, "*", etag.substring(2))) {
      HttpResponse response = api.handle(browser(path, Map.of("If-None-Match", List.of(header))));
      assertEquals("304 0 " + etag,
          response.status() + " " + response.body().length + " " + response.headers().get("etag"), header);
    }
    assertEquals(200, api.handle(browser(path, Map.of("If-None-Match", List.of("\"other\"")))).status());
  }

  private String policy(Access access) {
    return String.valueOf(api.handle(browser("/", Map.of()), access).headers().get("content-security-policy"));
  }

  /** What a browser sends that wants a page. */
  static HttpRequest browser(String path, Map<String, List<String>> headers) {
    Map<String, List<String>> all = new HashMap<>(headers);
    all.put("Accept", List.of("text/html,application/xhtml+xml,*/*;q=0.8"));
    int mark = path.indexOf('?');
    return new HttpRequest("GET", mark < 0 ? path : path.substring(0, mark),
        mark < 0 ? "" : path.substring(mark + 1), all, new byte[0]);
  }
}
