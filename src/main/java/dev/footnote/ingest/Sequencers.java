package dev.footnote.ingest;

/** The order of the events of one object: hexadecimal numbers of any length, of which S3 strips zeros on the left. */
final class Sequencers {
  private Sequencers() {}

  /** As {@link java.util.Comparator#compare}; nothing comes before everything. */
  static int compare(String a, String b) {
    int length = Math.max(a.length(), b.length());
    return padded(a, length).compareToIgnoreCase(padded(b, length));
  }

  private static String padded(String hex, int length) {
    return "0".repeat(length - hex.length()) + hex;
  }
}
