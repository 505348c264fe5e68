package dev.footnote.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the percent-encoded parts of a URI, strictly: what is malformed is refused, not guessed at. */
final class UriText {
  private UriText() {}

  /**
   * Decodes one path segment.
   *
   * @throws Refusal {@code bad_path} for a malformed escape, bytes that are not UTF-8 and control characters
   */
  static String decode(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '%') {
        int end = Character.isHighSurrogate(c) && i + 1 < raw.length() ? i + 2 : i + 1;
        bytes.writeBytes(raw.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end - 1;
      } else {
        int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(raw.charAt(i + 2), 16);
        if (low < 0) {
          throw bad("holds a % that two hexadecimal digits do not follow");
        }
        bytes.write(high * 16 + low);
        i += 2;
      }
    }
    return plain(bytes.toByteArray());
  }

  private static String plain(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw bad("holds escaped bytes that are not UTF-8");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw bad("holds a control character");
    }
    return text;
  }

  /** The parameters of a raw query string; the first of a name counts. */
  static Map<String, String> query(String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : raw.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.putIfAbsent(decode(name.replace('+', ' ')), decode(value.replace('+', ' ')));
      }
    }
    return parameters;
  }

  private static Refusal bad(String what) {
    return new Refusal(Fault.BAD_PATH, "The path or query string " + what
        + ". Percent-encode it as UTF-8 (RFC 3986), without control characters.");
  }
}
