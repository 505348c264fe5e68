package dev.footnote.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Bytes to text: the byte order mark says how, else the page's own {@code meta charset}, else it is UTF-8; what is not,
 * is taken as windows-1252 if it can pass for western prose.
 */
final class Decoder {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  /** Where browsers look for the charset of a page is its first kibibyte; some pages begin with long comments. */
  private static final int PROLOGUE = 8_192;
  private static final int FEW = 2;
  private static final Pattern XML_ENCODING = Pattern.compile(
      "^\\s*<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([A-Za-z][\\w.:-]{0,40})[\"']");

  private Decoder() {}

  /** @throws BadArticle with {@code bad_encoding} or {@code binary} */
  static String text(byte[] bytes) throws BadArticle {
    Optional<String> marked = byMark(bytes);
    return checked(marked.isPresent() ? marked.get() : utf8(bytes));
  }

  /** As {@link #text}, but heeds what the page says of its charset. */
  static String html(byte[] bytes) throws BadArticle {
    Optional<String> marked = byMark(bytes);
    if (marked.isPresent()) {
      return checked(marked.get());
    }
    Charset declared = declared(bytes);
    if (declared.equals(StandardCharsets.UTF_8)) {
      return checked(utf8(bytes));
    }
    // Browsers read Latin-1 as its superset (WHATWG Encoding, 4.2): its "control characters" are curly quotes.
    boolean latin1 = declared.equals(StandardCharsets.ISO_8859_1) || declared.equals(StandardCharsets.US_ASCII);
    return checked(new String(bytes, latin1 ? WINDOWS_1252 : declared));
  }

  /** As {@link #text}, but heeds what an XML declaration says. */
  static String xml(byte[] bytes) throws BadArticle {
    Optional<String> marked = byMark(bytes);
    if (marked.isPresent()) {
      return checked(marked.get());
    }
    if (bytes.length > 3 && (bytes[0] == 0 || bytes[1] == 0)) {
      return checked(new String(bytes, bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE));
    }
    Matcher declaration = XML_ENCODING.matcher(sniff(Arrays.copyOf(bytes, Math.min(bytes.length, 200))));
    Charset declared = declaration.find() ? charset(declaration.group(1)) : StandardCharsets.UTF_8;
    if (declared.equals(StandardCharsets.UTF_8)) {
      return checked(utf8(bytes));
    }
    boolean latin1 = declared.equals(StandardCharsets.ISO_8859_1) || declared.equals(StandardCharsets.US_ASCII);
    return checked(new String(bytes, latin1 ? WINDOWS_1252 : declared));
  }

  private static Charset charset(String name) throws BadArticle {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new BadArticle("bad_encoding", "the XML declaration names the encoding " + Fields.excerpt(name)
          + ", which is not known; save the file as UTF-8");
    }
  }

  /** The first bytes as characters, good enough to tell a kind by: a byte order mark is heeded and left out. */
  static String sniff(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return new String(head, 3, head.length - 3, StandardCharsets.UTF_8);
    }
    boolean big = startsWith(head, 0xFE, 0xFF) || startsWith(head, 0, '<');
    if (big || startsWith(head, 0xFF, 0xFE) || startsWith(head, '<', 0)) {
      return new String(head, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE).replace("\uFEFF", "");
    }
    return new String(head, StandardCharsets.UTF_8);
  }

  /** The text, if {@code bytes} are UTF-8 without fault. */
  static Optional<String> strictUtf8(byte[] bytes) {
    return strict(bytes, 0, StandardCharsets.UTF_8);
  }

  private static String utf8(byte[] bytes) throws BadArticle {
    Optional<String> utf8 = strictUtf8(bytes);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    Optional<String> western = passesForWestern(bytes) ? strict(bytes, 0, WINDOWS_1252) : Optional.empty();
    return western.orElseThrow(() -> new BadArticle("bad_encoding",
        "the bytes are neither UTF-8 nor windows-1252 prose; save the file as UTF-8"));
  }

  private static Optional<String> byMark(byte[] bytes) throws BadArticle {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(marked(bytes, 3, StandardCharsets.UTF_8));
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16BE));
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16LE));
    }
    return Optional.empty();
  }

  private static String marked(byte[] bytes, int mark, Charset charset) throws BadArticle {
    return strict(bytes, mark, charset).orElseThrow(() -> new BadArticle("bad_encoding",
        "the byte order mark says " + charset + " but the bytes are not; save the file as UTF-8"));
  }

  private static Charset declared(byte[] bytes) {
    try {
      var head = new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, PROLOGUE));
      return Jsoup.parse(head, null, "").charset();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
    }
  }

  private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
      return Optional.of(charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT).decode(rest).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty(); // the answer to the question asked
    }
  }

  /**
   * Few bytes above ASCII, and hardly any of them part of a well-formed UTF-8 character: damaged UTF-8 read as
   * windows-1252 would be quoted as {@code â€™}.
   */
  private static boolean passesForWestern(byte[] bytes) {
    int high = 0;
    int utf8 = 0;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xFF;
      if (b >= 0x80) {
        high++;
        boolean lead = b >= 0xC3 && b < 0xF5;
        utf8 += lead && i + 1 < bytes.length && (bytes[i + 1] & 0xC0) == 0x80 ? 2 : 0;
      }
    }
    return high * 4L <= bytes.length && utf8 * 4L <= high;
  }

  /** Text may hold a few stray NULs, which are left out; more than one character in a hundred is no text. */
  private static String checked(String text) throws BadArticle {
    long nuls = text.chars().filter(c -> c == 0).count();
    if (nuls > FEW && nuls * 100 > text.length()) {
      throw new BadArticle("binary", nuls + " of " + text.length() + " characters are NUL, so this is no text; "
          + "give one of " + Format.accepted());
    }
    return text;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
