package dev.footnote.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip up to a bound, so that a small file cannot fill the memory. */
final class Gunzip {
  private Gunzip() {}

  /** @throws BadArticle with {@code too_large} (a gzip bomb, too), {@code bad_gzip} or, for gzip in gzip, {@code archive} */
  static byte[] of(byte[] packed) throws BadArticle {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] plain = in.readNBytes(Document.LARGEST + 1);
      if (plain.length > Document.LARGEST) {
        throw new BadArticle("too_large", "the file unpacks to more than " + Document.LARGEST + " bytes; one article may "
            + "have as many: unpack it and split it");
      }
      if (plain.length > 1 && (plain[0] & 0xFF) == 0x1F && (plain[1] & 0xFF) == 0x8B) {
        throw new BadArticle("archive", "the file is packed twice; unpack it and give what is in it");
      }
      return plain;
    } catch (IOException e) {
      throw new BadArticle("bad_gzip", "the file is broken gzip (" + e.getMessage() + "); pack it again or give it unpacked");
    }
  }
}
