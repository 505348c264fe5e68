package dev.footnote.http;

import dev.footnote.news.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * One file as it is sent: whole or compressed, or not at all where the browser has it already.
 *
 * @param type media type
 * @param bytes content
 * @param gzip the same compressed; empty where that would save nothing, as with fonts
 * @param etag weak, since both forms share it (RFC 9110, section 8.8.3.3)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; shared, never changed
record WebFile(String type, byte[] bytes, byte[] gzip, String etag) {

  static WebFile of(String type, byte[] bytes) {
    byte[] gzip = compress(bytes);
    return new WebFile(type, bytes, gzip.length < bytes.length * 9L / 10 ? gzip : new byte[0], etagOf(bytes));
  }

  /** @param caching value of {@code cache-control} */
  HttpResponse answer(HttpRequest request, String caching) {
    Map<String, String> headers = new TreeMap<>(Map.of(
        "content-type", type, "etag", etag, "cache-control", caching, "vary", "accept-encoding"));
    if (isKnown(request.header("if-none-match").orElse(""))) {
      return new HttpResponse(304, headers, new byte[0]);
    }
    if (gzip.length == 0 || !takesGzip(request)) {
      return new HttpResponse(200, headers, bytes);
    }
    headers.put("content-encoding", "gzip");
    return new HttpResponse(200, headers, gzip);
  }

  private boolean isKnown(String tags) {
    return Arrays.stream(tags.split(",")).map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || ("W/" + tag).equals(etag));
  }

  private static boolean takesGzip(HttpRequest request) {
    return Arrays.stream(request.header("accept-encoding").orElse("").split(","))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.matches("(?i)gzip(;q=(1(\\.0*)?|0?\\.0*[1-9]\\d*))?"));
  }

  private static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
      {
        def.setLevel(Deflater.BEST_COMPRESSION);
      }
    }) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private static String etagOf(byte[] bytes) {
    return "W/\"" + HexFormat.of().formatHex(Sha256.digest().digest(bytes), 0, 8) + "\"";
  }
}
