package dev.footnote.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** In-memory twin of a store of snapshots: files by their hash. */
public final class MemorySnapshots implements Snapshots {
  private final Map<String, byte[]> files = new HashMap<>();
  private Optional<Manifest> latest = Optional.empty();

  @Override
  public synchronized Manifest publish(Path folder) {
    List<Manifest.File> listed = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(path);
        files.put(sha256(bytes), bytes);
        listed.add(new Manifest.File(String.valueOf(path.getFileName()), bytes.length, sha256(bytes)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Manifest manifest = new Manifest(1, latest.map(Manifest::sequence).orElse(0L) + 1,
        sha256(listed.toString().getBytes(StandardCharsets.UTF_8)), listed);
    latest = Optional.of(manifest);
    return manifest;
  }

  @Override
  public synchronized Optional<Manifest> replace(Optional<Manifest> base, Path folder) {
    return base.equals(latest) ? Optional.of(publish(folder)) : Optional.empty();
  }

  @Override
  public synchronized Optional<Manifest> latest() {
    return latest;
  }

  @Override
  public synchronized void fetch(Manifest manifest, Path folder) {
    for (Manifest.File file : manifest.files()) {
      if (!files.containsKey(file.sha256())) {
        throw new SnapshotException("no file " + file);
      }
    }
    try {
      for (Manifest.File file : manifest.files()) {
        Files.write(folder.resolve(file.name()), files.getOrDefault(file.sha256(), new byte[0]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
