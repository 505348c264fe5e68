package dev.footnote.ingest;

import java.util.List;

/**
 * What a snapshot is made of.
 *
 * @param format version of the index format, at least 1
 * @param sequence number of this publication, at least 1, rising by one
 * @param name content name of the snapshot: SHA-256 over the names and hashes of its files
 * @param files sorted by name
 */
public record Manifest(int format, long sequence, String name, List<File> files) {
  public Manifest {
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param name without any path
   * @param bytes size
   * @param sha256 in lower-case hexadecimal
   */
  public record File(String name, long bytes, String sha256) {}
}
