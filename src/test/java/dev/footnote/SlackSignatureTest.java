package dev.footnote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.http.HttpRequest;
import dev.footnote.slack.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are taken for Slack's. */
class SlackSignatureTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final Instant NOW = Instant.ofEpochSecond(1_531_420_618);

  /** The worked example of Slack's documentation. */
  @Test
  void computesWhatSlackDocuments() {
    byte[] body = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c").getBytes(UTF_8);
    assertEquals("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        Signature.of(SECRET, "1531420618", body));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "300, true", "-300, true", "301, false", "-301, false"})
  void isOfNowGiveOrTakeFiveMinutes(long seconds, boolean valid) {
    String at = Long.toString(NOW.getEpochSecond() - seconds);
    assertEquals(valid, new Signature(List.of(SECRET)).isValid(signed(SECRET, at, "body"), NOW));
  }

  @Test
  void bothSecretsAreTakenWhileTheyAreRotated() {
    Signature both = new Signature(List.of("the new secret 0123456789", SECRET));
    String at = Long.toString(NOW.getEpochSecond());
    assertTrue(both.isValid(signed(SECRET, at, "body"), NOW));
    assertTrue(both.isValid(signed("the new secret 0123456789", at, "body"), NOW));
    assertFalse(both.isValid(signed("another secret 0123456789", at, "body"), NOW));
  }

  @Test
  void aChangedBodyIsNot() {
    HttpRequest signed = signed(SECRET, Long.toString(NOW.getEpochSecond()), "body");
    HttpRequest changed = new HttpRequest("POST", "/slack/events", "", signed.headers(), "Body".getBytes(UTF_8));
    assertFalse(new Signature(List.of(SECRET)).isValid(changed, NOW));
  }

  @Test
  void twoSignaturesAreNobodys() {
    HttpRequest signed = signed(SECRET, Long.toString(NOW.getEpochSecond()), "body");
    String good = signed.header("x-slack-signature").orElseThrow();
    HttpRequest twice = new HttpRequest("POST", "/slack/events", "", Map.of("x-slack-request-timestamp",
        List.of(signed.header("x-slack-request-timestamp").orElseThrow()), "x-slack-signature", List.of(good, good)), signed.body());
    assertFalse(new Signature(List.of(SECRET)).isValid(twice, NOW));
  }

  @Test
  void thereMustBeASecret() {
    assertThrows(IllegalArgumentException.class, () -> new Signature(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Signature(List.of(SECRET, " ")));
  }

  /** In a process of its own for each, since the locale and the charset of a JVM are set when it starts. */
  @ParameterizedTest
  @ValueSource(strings = {"POSIX", "C.UTF-8", "tr_TR"})
  void everyRowIsRightInAnyLocale(String locale) throws IOException, InterruptedException {
    Path rows = Path.of("../shared/attacks/slack_signature.json");
    Assumptions.assumeTrue(Files.exists(rows), "the hostile inputs are not here");
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Dfile.encoding=COMPAT"));
    if (locale.equals("tr_TR")) {
      command.addAll(List.of("-Duser.language=tr", "-Duser.country=TR"));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), SlackSignatureTable.class.getName(), rows.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", locale);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("0 wrong"), said);
  }

  private static HttpRequest signed(String secret, String timestamp, String body) {
    return new HttpRequest("POST", "/slack/events", "", Map.of("X-Slack-Request-Timestamp", List.of(timestamp),
        "X-Slack-Signature", List.of(Signature.of(secret, timestamp, body.getBytes(UTF_8)))), body.getBytes(UTF_8));
  }
}
