package dev.footnote.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.ingest.TombstoneFile;
import dev.footnote.news.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that every manifest keeps, whether it was read or made here. */
final class Manifests {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String LOCK = "write.lock"; // Lucene's; means nothing outside the folder

  private Manifests() {}

  /** SHA-256 over a line {@code name hash} for each file. */
  static String contentName(List<Manifest.File> files) {
    var digest = Sha256.digest();
    files.forEach(f -> digest.update((f.name() + " " + f.sha256() + "\n").getBytes(UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns {@code manifest} if it may be trusted with a folder and a disk.
   *
   * @param where how to call it in messages
   * @param maxBytes most bytes that its files may have together
   * @throws SnapshotException for a name that could leave the folder, a size or hash that cannot be, files out of
   *     order, a content name that does not fit them, or more than {@code maxBytes}
   */
  static Manifest check(Manifest manifest, String where, long maxBytes) {
    long left = maxBytes;
    String before = "";
    for (Manifest.File file : manifest.files()) {
      require(NAME.matcher(file.name()).matches(), where, "the file name \"" + printable(file.name())
          + "\" is not made of 1 to 200 letters, digits, _ . - (no dot or dash first)");
      require(before.compareTo(file.name()) < 0, where,
          "the file " + file.name() + " is named twice or out of order after " + before);
      require(HASH.matcher(file.sha256()).matches(), where, "the hash of " + file.name()
          + " is not 64 lower-case hexadecimal digits: \"" + printable(file.sha256()) + "\"");
      require(file.bytes() >= 0, where, "the size of " + file.name() + " is negative: " + file.bytes());
      require(file.bytes() <= left, where,
          "its files are more than the " + maxBytes + " bytes allowed; raise the limit or publish a smaller index");
      left -= file.bytes();
      before = file.name();
    }
    require(!manifest.files().isEmpty(), where, "it names no files");
    require(manifest.format() >= 1, where, "its format is below 1: " + manifest.format());
    require(manifest.sequence() >= 1, where, "its sequence is below 1: " + manifest.sequence());
    require(manifest.name().equals(contentName(manifest.files())), where,
        "its content name does not fit its files: \"" + printable(manifest.name()) + "\"");
    return manifest;
  }

  /** Hashes the files in {@code folder}, sorted by name; a snapshot is flat, so anything but plain files is refused. */
  static List<Manifest.File> scan(Path folder) {
    List<Manifest.File> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.equals(LOCK) || TombstoneFile.owns(name)) {
          continue;
        }
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          throw new SnapshotException("cannot publish " + folder + ": " + name
              + " is not a plain file. Publish the folder that scripts/ingest wrote, and nothing else in it.");
        }
        try (InputStream in = Files.newInputStream(entry)) {
          Sha256.Sum sum = Sha256.copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE - 1);
          files.add(new Manifest.File(name, sum.bytes(), sum.sha256()));
        }
      }
    } catch (IOException e) {
      throw new SnapshotException("cannot read the index in " + folder + ": " + e
          + ". Name the folder that scripts/ingest wrote.", e);
    }
    files.sort(Comparator.comparing(Manifest.File::name));
    return files;
  }

  /** Foreign text as it may stand in a message. */
  private static String printable(String text) {
    String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return cut.replaceAll("[^\\x20-\\x7e…]", "?");
  }

  private static void require(boolean holds, String where, String fault) {
    if (!holds) {
      throw new SnapshotException(where + " cannot be trusted: " + fault + ".");
    }
  }
}
