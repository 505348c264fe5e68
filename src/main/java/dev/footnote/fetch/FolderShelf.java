package dev.footnote.fetch;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A shelf in a folder, one file for each address; the oldest go when there are more than {@value #MOST}. */
public final class FolderShelf implements Shelf {
  private static final Logger LOG = System.getLogger("dev.footnote.fetch");
  private static final int MOST = 5_000;
  private static final int FORMAT = 1;

  private final Path folder;

  /** @param folder made at the first use */
  public FolderShelf(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Kept> get(URI url) {
    Path file = file(url);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      if (in.readInt() != FORMAT || !in.readUTF().equals(url.toString())) {
        return Optional.empty();
      }
      Kept head = new Kept(in.readUTF(), in.readUTF(), in.readUTF(), new byte[0]);
      int length = in.readInt();
      byte[] body = in.readNBytes(length);
      return body.length == length ? Optional.of(new Kept(head.etag(), head.modified(), head.type(), body)) : Optional.empty();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "kept page unreadable, fetched anew", e);
      return Optional.empty();
    }
  }

  @Override
  public void put(URI url, Kept kept) {
    try {
      Files.createDirectories(folder);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(FORMAT);
      for (String text : List.of(url.toString(), kept.etag(), kept.modified(), kept.type())) {
        out.writeUTF(text);
      }
      out.writeInt(kept.body().length);
      out.write(kept.body());
      Path part = Files.createTempFile(folder, "part-", "");
      Files.write(part, bytes.toByteArray());
      Files.move(part, file(url), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      prune();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a page cannot be kept in {0}: {1}", folder, e.getMessage());
    }
  }

  private void prune() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    if (files.size() > MOST) {
      for (Path old : files.stream().sorted(Comparator.comparingLong(f -> f.toFile().lastModified())).limit(MOST / 10).toList()) {
        Files.deleteIfExists(old);
      }
    }
  }

  private Path file(URI url) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(url.toString().getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
