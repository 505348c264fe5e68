package dev.footnote.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No address of the inner network is asked, however it is written, redirected to or resolved. */
final class SsrfTest {
  private static final Path ATTACKS = Path.of("../shared/attacks/ssrf.json");
  private static final List<String> ONLY_PUBLIC = List.of(TestWeb.PUBLIC + ":80", TestWeb.PUBLIC + ":443");

  private TestWeb web = new TestWeb();

  @AfterEach
  void close() {
    web.close();
  }

  private String outcome(String url) {
    try {
      web.fetcher().get(url);
      return "read";
    } catch (FetchException e) {
      return e.code();
    }
  }

  static boolean hasAttacks() {
    return Files.exists(ATTACKS);
  }

  @Test
  @EnabledIf("hasAttacks")
  void everyAttackIsBlockedWithoutAConnection() throws IOException {
    int blocked = 0;
    int allowed = 0;
    for (JsonNode row : new ObjectMapper().readTree(ATTACKS.toFile()).path("cases")) {
      String url = row.path("url").asText();
      web.close();
      web = new TestWeb();
      boolean block = row.path("expect").asText().equals("block");
      String outcome = url.matches("(?s)(redirect|meta-refresh|dual|aaaa):.*") ? staged(url) : outcome(url);
      if (block) {
        blocked++;
        assertTrue(ONLY_PUBLIC.containsAll(web.connected), row + ": " + web.connected);
        if (!url.matches("(?s)(redirect|meta-refresh):.*")) {
          assertEquals(List.of(), web.connected, row.toString());
          assertTrue(outcome.equals("bad_url") || outcome.equals("blocked_address"), row + ": " + outcome);
          assertTrue(web.lookedUp.isEmpty() || url.startsWith("dual") || url.startsWith("aaaa"), row + ": " + web.lookedUp);
        }
      } else {
        allowed++;
        assertTrue(web.connected.size() > 0 && ONLY_PUBLIC.containsAll(web.connected), row + ": " + outcome);
      }
    }
    System.out.printf("ssrf: %d blocked, %d allowed%n", blocked, allowed);
    assertTrue(blocked > 60 && allowed > 3);
  }

  /** Rows that need a server or a name server of their own. */
  private String staged(String url) {
    String rest = url.substring(url.indexOf(':') + 1);
    String start = "http://start.example/";
    switch (url.substring(0, url.indexOf(':'))) {
      case "redirect" -> {
        web.redirect("start.example/", rest.equals("loop") ? start : rest);
        String outcome = outcome(start);
        assertTrue(List.of("bad_url", "blocked_address", "too_many_redirects").contains(outcome), url + ": " + outcome);
        return outcome;
      }
      case "meta-refresh" -> {
        web.page("start.example/", "text/html", "<meta http-equiv=refresh content='0;url=" + rest + "'><p>Text.");
        assertEquals("read", outcome(start));
        assertEquals(List.of("start.example/robots.txt", "start.example/"), web.requests);
        return "read";
      }
      case "dual" -> web.names(_ -> List.of(TestWeb.PUBLIC, "127.0.0.1"));
      default -> web.names(_ -> List.of(rest));
    }
    return outcome(start);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1/", "http://0177.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/",
      "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1%25eth0]/",
      "http://[fd00:ec2::254]/", "http://169.254.169.254./", "http://100.64.0.1/", "http://localhost/", "http://a.localhost/",
      "http://metadata.google.internal/", "http://intranet/", "http://１２７.0.0.1/", "http://g.example:8080/", "http://g.example:/x@",
      "http://user@g.example/", "http://g.example\\@10.0.0.1/", "http://%31.0.0.1/", "ftp://g.example/", "file:///etc/passwd",
      "gopher://g.example/", "http:/g.example/", "//g.example/", "http://g.example\n/", "http://g_.example..b/", "http://1.2.3/",
      "http://168.63.129.16/", "http://[2001:0:1::1]/"})
  void asksNoneOfThese(String url) {
    String outcome = outcome(url);
    assertTrue(url.equals("http://g.example:/x@") || outcome.equals("bad_url") || outcome.equals("blocked_address"), outcome);
    assertTrue(ONLY_PUBLIC.containsAll(web.connected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "169.254.169.254", "::1", "fe80::1", "fc00::1", "64:ff9b::a9fe:a9fe", "2002:a00:1::",
      "2001:db8::1", "100::1", "::", "0.0.0.0", "255.255.255.255", "ff02::1", "::ffff:127.0.0.1"})
  void asksNoNameThatLeadsInside(String address) {
    web.names(_ -> List.of(TestWeb.PUBLIC, address));
    assertEquals("blocked_address", outcome("https://g.example/"));
    assertEquals(List.of(), web.connected);
  }

  @ParameterizedTest
  @CsvSource({"93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"})
  void asksPublicAddresses(String address) {
    assertTrue(PublicAddress.objection(InetAddress.ofLiteral(address)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.1/", "//169.254.169.254/", "http://g.example:22/", "file:///etc/passwd",
      "http://[::ffff:7f00:1]/", "javascript:alert(1)", "http://localhost/"})
  void followsNoRedirectInside(String location) {
    web.redirect("g.example/", location);
    assertTrue(List.of("bad_url", "blocked_address").contains(outcome("http://g.example/")));
    assertEquals(2, web.connected.size(), "robots.txt and the page itself");
    assertTrue(ONLY_PUBLIC.containsAll(web.connected));
  }

  @Test
  void followsNoRedirectOfRobotsTxtInside() {
    web.redirect("g.example/robots.txt", "http://127.0.0.1/robots.txt");
    assertEquals("blocked_address", outcome("http://g.example/"));
    assertEquals(1, web.connected.size());
  }

  @Test
  void connectsToTheAddressThatItChecked() {
    Deque<String> answers = new ArrayDeque<>(Arrays.asList(TestWeb.PUBLIC, "127.0.0.1"));
    web.page("g.example/", "text/html", "<p>Text.").names(_ -> List.of(answers.size() > 1 ? answers.poll() : answers.peek()));
    assertEquals("blocked_address", outcome("http://g.example/"), "robots.txt has the first answer, the page the second");
    assertEquals(List.of(TestWeb.PUBLIC + ":80"), web.connected);
    assertEquals(2, web.lookedUp.size(), "each request looks up once");
  }

  @Test
  void asksNothingThroughAProxyThatWouldResolveByItself() throws IOException {
    System.setProperty("socksProxyHost", "127.0.0.1");
    System.setProperty("socksProxyPort", "1");
    try (var server = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var socket = Network.system().connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(),
            server.getLocalPort()), java.time.Duration.ofSeconds(10))) {
      assertTrue(socket.isConnected());
    } finally {
      System.clearProperty("socksProxyHost");
      System.clearProperty("socksProxyPort");
    }
  }

  @Test
  void namesTheAddressTheRuleAndTheRemedy() {
    FetchException e = assertThrows(FetchException.class, () -> web.fetcher().get("http://169.254.169.254/latest/meta-data/"));
    assertTrue(e.message().contains("169.254.169.254") && e.message().contains("link-local") && e.message().contains("only public"),
        e.message());
  }
}
