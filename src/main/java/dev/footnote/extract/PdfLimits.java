package dev.footnote.extract;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks through the bytes of a PDF before it is parsed: how many objects it has, and how large its packed streams get.
 * PDFBox unpacks a stream as a whole, and a stream of ten megabytes can hold ten gigabytes.
 */
final class PdfLimits {
  /** More objects than any newspaper page has. */
  static final int MOST_OBJECTS = 200_000;
  /** Largest unpacked stream in bytes, but for pictures, which are not unpacked. */
  static final int LARGEST_STREAM = 40_000_000;
  /** Largest unpacked table of objects, and all packed objects together, in bytes: each takes many times that in memory. */
  static final int LARGEST_TABLE = 8_000_000;

  private static final int LAYERS = 4;
  private static final int DICTIONARY = 600;
  private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

  private final byte[] pdf;
  private long tables;

  private PdfLimits(byte[] pdf) {
    this.pdf = pdf;
  }

  /** @throws BadArticle with {@code too_complex} */
  static void check(byte[] pdf) throws BadArticle {
    new PdfLimits(pdf).check();
  }

  private void check() throws BadArticle {
    int objects = 0;
    for (int i = 0; i < pdf.length - STREAM.length; i++) {
      if (pdf[i] == ' ' && at(i, OBJECT)) {
        objects++;
      } else if (pdf[i] == 's' && at(i, STREAM) && (i < 3 || pdf[i - 1] != 'd')) {
        i = stream(i + STREAM.length);
      }
      if (objects > MOST_OBJECTS) {
        throw tooComplex("more than " + MOST_OBJECTS + " objects");
      }
    }
  }

  private boolean at(int from, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (from + i >= pdf.length || pdf[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** @return where the search goes on */
  private int stream(int after) throws BadArticle {
    int start = after;
    while (start < pdf.length && (pdf[start] == '\r' || pdf[start] == '\n')) {
      start++;
    }
    if (!isZlib(pdf, start)) {
      return after;
    }
    int from = Math.max(0, after - DICTIONARY);
    String before = new String(pdf, from, after - from, StandardCharsets.ISO_8859_1);
    String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
    boolean table = dictionary.contains("/XRef") || dictionary.contains("/ObjStm");
    if (dictionary.contains("/Image") && !table) {
      return after;
    }
    long limit = table ? LARGEST_TABLE - tables : LARGEST_STREAM;
    byte[] buffer = new byte[65_536];
    long size = unpacked(start, limit, buffer);
    if (size > limit) {
      throw tooComplex("a stream that unpacks to more than " + limit + " bytes");
    }
    tables += table ? size : 0;
    return after;
  }

  /** Size of what is packed at an offset; layers of packing are all taken off. Stops beyond the limit. */
  private long unpacked(int start, long limit, byte[] buffer) {
    Inflater[] inflaters = new Inflater[LAYERS];
    try {
      inflaters[0] = new Inflater();
      inflaters[0].setInput(pdf, start, pdf.length - start);
      return drain(inflaters, 0, limit, buffer);
    } catch (DataFormatException e) {
      return 0; // broken or no zlib: PDFBox reads it as far as it goes, which was within the limit
    } finally {
      for (Inflater inflater : inflaters) {
        if (inflater != null) {
          inflater.end();
        }
      }
    }
  }

  private static long drain(Inflater[] inflaters, int layer, long limit, byte[] buffer) throws DataFormatException {
    long size = 0;
    byte[] own = layer == 0 ? buffer : new byte[buffer.length];
    boolean first = true;
    long inner = 0;
    while (!inflaters[layer].finished() && size <= limit && inner <= limit) {
      int count = inflaters[layer].inflate(own);
      if (count == 0) {
        break;
      }
      size += count;
      if (first && layer + 1 < LAYERS && isZlib(own, 0)) {
        inflaters[layer + 1] = new Inflater();
      }
      first = false;
      Inflater next = layer + 1 < LAYERS ? inflaters[layer + 1] : null;
      if (next != null && !next.finished()) {
        next.setInput(own, 0, count);
        try {
          inner += drain(inflaters, layer + 1, limit - inner, buffer);
        } catch (DataFormatException e) {
          inflaters[layer + 1].end();
          inflaters[layer + 1] = new Inflater();
          inflaters[layer + 1].setInput(new byte[0]);
        }
      }
    }
    return Math.max(size, inner);
  }

  private static boolean isZlib(byte[] bytes, int at) {
    return at + 1 < bytes.length && (bytes[at] & 0x0F) == 8 && ((bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF)) % 31 == 0;
  }

  private static BadArticle tooComplex(String what) {
    return new BadArticle("too_complex", "the PDF has " + what + "; an article has less: print it to a new PDF");
  }
}
