package dev.footnote.ingest;

import dev.footnote.news.Sha256;
import dev.footnote.retrieve.Embedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Keeps passage vectors in a file by the hash of their text, so that a second run computes none again. Records are only ever
 * appended; a last one cut short by a crash is overwritten. Processes may share a folder: appending takes a lock, and each
 * sees what was there when it started and what it added itself.
 */
public final class EmbeddingCache implements Embedder, AutoCloseable {
  private static final int HASH = 32;

  private final Embedder embedder;
  private final FileChannel file;
  private final Map<String, Long> places = new HashMap<>();
  private final int record;
  private long end;

  /**
   * @param embedder computes what is missing
   * @param folder holds one file for each model; made where it is missing
   */
  public EmbeddingCache(Embedder embedder, Path folder) {
    this.embedder = embedder;
    this.record = HASH + 4 * embedder.dimension();
    try {
      Files.createDirectories(folder);
      this.file = FileChannel.open(folder.resolve(embedder.model() + "-" + embedder.dimension() + ".vectors"),
          StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      readPlaces();
    } catch (IOException e) {
      throw new IngestException("The embedding cache in " + folder + " cannot be opened: " + Reason.of(e)
          + ". Name a folder that this user may write.", e);
    }
  }

  private void readPlaces() throws IOException {
    long whole = file.size() / record;
    ByteBuffer hash = ByteBuffer.allocate(HASH);
    for (long i = 0; i < whole; i++) {
      file.read(hash.clear(), i * record);
      places.put(HexFormat.of().formatHex(hash.array()), i * record);
    }
  }

  @Override
  public String model() {
    return embedder.model();
  }

  @Override
  public int dimension() {
    return embedder.dimension();
  }

  @Override
  public float[] question(String text) {
    return embedder.question(text);
  }

  @Override
  public synchronized List<float[]> passages(List<String> texts) {
    List<String> missing = texts.stream().distinct().filter(text -> !places.containsKey(Sha256.hex(text))).toList();
    List<float[]> computed = missing.isEmpty() ? List.of() : embedder.passages(missing);
    try {
      append(missing, computed);
      List<float[]> vectors = new ArrayList<>(texts.size());
      for (String text : texts) {
        vectors.add(read(Objects.requireNonNull(places.get(Sha256.hex(text)))));
      }
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException("the embedding cache failed", e);
    }
  }

  private void append(List<String> texts, List<float[]> vectors) throws IOException {
    if (texts.isEmpty()) {
      return;
    }
    try (FileLock _ = file.lock()) {
      end = file.size() / record * record; // another process may have appended
      for (int i = 0; i < texts.size(); i++) {
        append(Sha256.hex(texts.get(i)), vectors.get(i));
      }
    }
  }

  private void append(String hash, float[] vector) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(record).put(HexFormat.of().parseHex(hash));
    bytes.asFloatBuffer().put(vector);
    bytes.rewind();
    while (bytes.hasRemaining()) {
      file.write(bytes, end + bytes.position());
    }
    places.put(hash, end);
    end += record;
  }

  private float[] read(long place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(record - HASH);
    int got = 0;
    while (bytes.hasRemaining() && got >= 0) {
      got = file.read(bytes, place + HASH + bytes.position());
    }
    float[] vector = new float[dimension()];
    bytes.flip().asFloatBuffer().get(vector);
    return vector;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
