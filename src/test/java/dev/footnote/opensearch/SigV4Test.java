package dev.footnote.opensearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Signatures are what AWS's published algorithm gives, computed here step by step. */
class SigV4Test {
  private static final byte[] BODY = "{\"query\":{}}".getBytes(StandardCharsets.UTF_8);

  private static Login.Aws login(String service) {
    return new Login.Aws(service, "eu-central-1", StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "aoss"})
  void signsMethodPathQueryHostBodyAndTime(String service) throws GeneralSecurityException {
    URI uri = URI.create("https://search-x.eu-central-1.es.amazonaws.com/footnote/_mget?realtime=false&b=1");
    Map<String, String> headers = SigV4.headers(login(service), "POST", uri, BODY);
    assertEquals(hex(sha(BODY)), headers.get("x-amz-content-sha256"), "OpenSearch Serverless asks for it");
    assertEquals(expected(service, "POST", uri, headers), headers.get("Authorization"));
  }

  @Test
  void signsAPortThatIsNotTheUsualOne() throws GeneralSecurityException {
    URI uri = URI.create("http://localhost:9200/a/_doc/x.y.0");
    Map<String, String> headers = SigV4.headers(login("es"), "GET", uri, new byte[0]);
    assertEquals(expected("es", "GET", uri, headers), headers.get("Authorization"));
  }

  @Test
  void sendsTheTokenOfARole() {
    Login.Aws role = new Login.Aws("es", "us-east-1",
        StaticCredentialsProvider.create(AwsSessionCredentials.create("key", "secret", "token")));
    Map<String, String> headers = SigV4.headers(role, "GET", URI.create("https://a.example/"), new byte[0]);
    assertEquals("token", headers.get("X-Amz-Security-Token"));
    assertTrue(headers.getOrDefault("Authorization", "").contains("x-amz-security-token"), headers.toString());
  }

  /** "Create a signed AWS API request", AWS Identity and Access Management, User Guide. */
  private static String expected(String service, String method, URI uri, Map<String, String> headers)
      throws GeneralSecurityException {
    Map<String, String> signed = new TreeMap<>();
    signed.put("host", uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort());
    headers.forEach((name, value) -> {
      if (name.toLowerCase(java.util.Locale.ROOT).startsWith("x-amz-")) {
        signed.put(name.toLowerCase(java.util.Locale.ROOT), value);
      }
    });
    String query = uri.getRawQuery() == null ? ""
        : Arrays.stream(uri.getRawQuery().split("&")).sorted().collect(Collectors.joining("&"));
    String names = String.join(";", signed.keySet());
    String canonical = method + "\n" + uri.getRawPath() + "\n" + query + "\n"
        + signed.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue() + "\n").collect(Collectors.joining())
        + "\n" + names + "\n" + headers.get("x-amz-content-sha256");
    String time = headers.getOrDefault("X-Amz-Date", "");
    String scope = time.substring(0, 8) + "/eu-central-1/" + service + "/aws4_request";
    String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hex(sha(canonical.getBytes(StandardCharsets.UTF_8)));
    byte[] key = "AWS4secret".getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    return "AWS4-HMAC-SHA256 Credential=key/" + scope + ", SignedHeaders=" + names + ", Signature=" + hex(hmac(key, toSign));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
