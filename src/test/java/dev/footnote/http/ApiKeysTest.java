package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  /** What the setting holds for a key. */
  static String hash(String key) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aKeyTellsItsCallerByName() {
    ApiKeys keys = ApiKeys.of(List.of("chat:" + hash("one"), " desk:" + hash("two"), hash("three")));
    assertEquals(Optional.of(new Caller("key:chat")), keys.caller("one"));
    assertEquals(Optional.of(new Caller("key:desk")), keys.caller("two"));
    assertEquals(Optional.of(new Caller("key:default")), keys.caller("three"));
  }

  @Test
  void duringAChangeBothKeysAreTheSameCaller() {
    ApiKeys keys = ApiKeys.of(List.of("chat:" + hash("old"), "chat:" + hash("new")));
    assertEquals(keys.caller("old"), keys.caller("new"));
  }

  @Test
  void threeKeysOfOneCallerAreRefused() {
    List<String> three = List.of(hash("a"), hash("b"), hash("c"));
    assertTrue(refusal(three).contains("more than 2 keys of default"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "one ", "One", "one\0", "key:chat"})
  void anythingElseIsNobody(String key) {
    assertEquals(Optional.empty(), ApiKeys.of(List.of(hash("one"))).caller(key));
  }

  @Test
  void aVeryLongKeyIsNobody() {
    String key = "x".repeat(100_000);
    assertEquals(Optional.empty(), ApiKeys.of(List.of(hash(key))).caller(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a b:0000000000000000000000000000000000000000000000000000000000000000",
      "000000000000000000000000000000000000000000000000000000000000000G"})
  void whatIsNoHashIsRefusedAndNotShown(String entry) {
    assertFalse(refusal(List.of(entry)).contains(entry));
  }

  @Test
  void theHashOfNothingIsRefused() {
    assertTrue(refusal(List.of(hash(""))).contains("empty key"));
  }

  @Test
  void textTellsHowManyAndNoMore() {
    assertEquals("2 keys", ApiKeys.of(List.of("chat:" + hash("old"), "chat:" + hash("new"))).toString());
  }

  private static String refusal(List<String> entries) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, () -> ApiKeys.of(entries)).getMessage());
  }
}
