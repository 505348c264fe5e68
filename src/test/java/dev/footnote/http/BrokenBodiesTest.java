package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bodies broken in every way, sent to every route that takes one: a refusal in our words, never a failure of ours. */
class BrokenBodiesTest {
  private static final long SEED = 20260131;
  private static final int MUTANTS = 400;

  /** A body that each route takes, so that what is broken is all that is wrong. */
  private static final String WHOLE = "{\"question\":\"When did the NIS apply?\",\"query\":\"NIS\",\"answer\":\"a-1\","
      + "\"verdict\":\"up\",\"model\":\"footnote\",\"messages\":[{\"role\":\"user\",\"content\":\"When?\"}],"
      + "\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"citations\":[{\"article\":{\"id\":\"leaflet\"},"
      + "\"quote\":\"It is blue.\",\"start\":29}],\"filter\":{\"tags\":[\"a\"]},\"maxCitations\":3}";

  private final HttpApi api = new FakeService().api();

  @TestFactory
  Stream<DynamicTest> isRefusedByEveryRoute() {
    return routes().flatMap(route -> broken().entrySet().stream().map(body -> DynamicTest.dynamicTest(
        route + " " + body.getKey(), () -> {
          HttpResponse response = send(route, body.getValue());
          assertTrue((response.status() >= 400 && response.status() < 500) || isRpcError(response),
              response.status() + " " + Requests.text(response));
          says(response);
        })));
  }

  @TestFactory
  Stream<DynamicTest> noPrefixAndNoMutantIsAFailureOfOurs() {
    byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
    return routes().map(route -> DynamicTest.dynamicTest(route, () -> {
      for (int length = 0; length < whole.length; length++) {
        byte[] prefix = Arrays.copyOf(whole, length);
        assertTrue(send(route, prefix).status() < 500, length + " bytes");
      }
      Random random = new Random(SEED);
      for (int i = 0; i < MUTANTS; i++) {
        byte[] mutant = whole.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
          mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        assertTrue(send(route, mutant).status() < 500, new String(mutant, StandardCharsets.ISO_8859_1));
      }
    }));
  }

  private Stream<String> routes() {
    List<String> routes = api.routes().stream().filter(r -> r.method().equals("POST")).map(Route::pattern).toList();
    assertTrue(routes.containsAll(List.of("/v1/ask", "/v1/search", "/v1/verify", "/v1/feedback")), routes.toString());
    return routes.stream();
  }

  private HttpResponse send(String route, byte[] body) {
    return api.handle(Requests.post(route, body, Map.of("Content-Type", List.of("application/json"))));
  }

  /** JSON-RPC tells errors in a body of its own. */
  private static boolean isRpcError(HttpResponse response) {
    return response.status() == 200 && Requests.text(response).contains("\"error\"");
  }

  private static void says(HttpResponse response) {
    String text = Requests.text(response);
    assertTrue(Requests.json(text).isObject(), text);
    assertTrue(!text.contains("Exception") && !text.contains("com.fasterxml") && !text.contains("dev.footnote"), text);
    String type = response.headers().get("content-type");
    assertTrue("application/problem+json".equals(type) || "application/json".equals(type), type);
    assertEquals("no-store", response.headers().get("cache-control"));
  }

  private static Map<String, byte[]> broken() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    put(all, "empty", "");
    put(all, "white space", " \n\t");
    put(all, "a list", "[" + WHOLE + "]");
    put(all, "a string", "\"question\"");
    put(all, "a number", "7");
    put(all, "null", "null");
    put(all, "cut off", WHOLE.substring(0, WHOLE.length() - 1));
    put(all, "trailing letter", WHOLE + "x");
    put(all, "trailing brace", WHOLE + "}");
    put(all, "two objects", WHOLE + WHOLE);
    put(all, "trailing NUL", WHOLE + "\0");
    put(all, "duplicate key", WHOLE.replace("{\"question\"", "{\"question\":\"a\",\"question\""));
    put(all, "duplicate key, escaped", WHOLE.replace("{\"question\"", "{\"\\u0071uestion\":\"a\",\"question\""));
    put(all, "duplicate key, nested", WHOLE.replace("{\"tags\"", "{\"tags\":[],\"tags\""));
    put(all, "deep lists", "[".repeat(100_000));
    put(all, "deep objects", "{\"a\":".repeat(40_000));
    put(all, "deep but closed", "{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}");
    put(all, "a number of many digits", WHOLE.replace(":3}", ":" + "9".repeat(100_000) + "}"));
    put(all, "a fraction of many digits", WHOLE.replace(":3}", ":0." + "1".repeat(100_000) + "}"));
    put(all, "NaN", WHOLE.replace(":3}", ":NaN}"));
    put(all, "leading zero", WHOLE.replace(":3}", ":03}"));
    put(all, "hexadecimal", WHOLE.replace(":3}", ":0x3}"));
    put(all, "a comment", WHOLE.replace(",\"query\"", "/* */,\"query\""));
    put(all, "single quotes", WHOLE.replace('"', '\''));
    put(all, "trailing comma", WHOLE.replace(":3}", ":3,}"));
    put(all, "no colon", WHOLE.replace("\"query\":", "\"query\" "));
    put(all, "a raw line end in a string", WHOLE.replace("NIS apply", "NIS\napply"));
    put(all, "a bad escape", WHOLE.replace("NIS apply", "NIS\\x apply"));
    put(all, "a long name", "{\"" + "n".repeat(50_000) + "\":1}");
    put(all, "UTF-16", new String(WHOLE.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
    all.put("bytes that are no UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'});
    all.put("an overlong NUL", new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'});
    all.put("a surrogate in UTF-8", new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'});
    put(all, "too large", "{\"question\":\"" + "x".repeat(Limits.BODY_BYTES) + "\"}");
    return all;
  }

  private static void put(Map<String, byte[]> all, String name, String body) {
    all.put(name, body.getBytes(StandardCharsets.UTF_8));
  }
}
