package dev.footnote.langchain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pieces of words that BERT knows, each with its number. A piece that goes on within a word is written with {@code ##}
 * before it; no word begins so, since {@code #} stands alone.
 *
 * <p>One text, one table of hashes by open addressing: it is written to a file as it is and read back as it is, so that a cold
 * start makes no 30,000 strings. Thread-safe.
 */
final class Vocabulary {
  private static final int NONE = -1;
  private static final int HEAD = 3; // how many pieces, slots and letters

  private final char[] letters;
  private final int[] ends; // of each piece in letters
  private final int[] slots; // numbers of pieces by hash; a power of two, at most half full

  private Vocabulary(char[] letters, int[] ends, int[] slots) {
    this.letters = letters;
    this.ends = ends;
    this.slots = slots;
  }

  /**
   * From a file of Hugging Face's form.
   *
   * @param tokenizerJson read up to the vocabulary, not closed
   * @throws IOException if it has no {@code model.vocab} whose numbers go from 0 up without a gap
   */
  static Vocabulary parse(InputStream tokenizerJson) throws IOException {
    Map<Integer, String> pieces = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(tokenizerJson)) {
      boolean found = false;
      for (JsonToken token = json.nextToken(); token != null && !found; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && json.currentName().equals("vocab")) {
          json.nextToken();
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String piece = json.currentName();
            pieces.put(json.nextIntValue(NONE), piece);
          }
          found = true;
        }
      }
    }
    if (pieces.isEmpty()) {
      throw new IOException("tokenizer.json has no model.vocab");
    }
    int next = 0;
    StringBuilder letters = new StringBuilder();
    int[] ends = new int[pieces.size()];
    for (Map.Entry<Integer, String> piece : pieces.entrySet()) {
      if (piece.getKey() != next) {
        throw new IOException("tokenizer.json has no piece number " + next);
      }
      letters.append(piece.getValue());
      ends[next++] = letters.length();
    }
    Vocabulary vocabulary = new Vocabulary(letters.toString().toCharArray(), ends, new int[Integer.highestOneBit(next) * 4]);
    vocabulary.fill();
    return vocabulary;
  }

  private void fill() {
    Arrays.fill(slots, NONE);
    for (int number = 0; number < ends.length; number++) {
      int hash = 0;
      for (int i = start(number); i < ends[number]; i++) {
        hash = 31 * hash + letters[i];
      }
      int slot = slot(hash);
      while (slots[slot] != NONE) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = number;
    }
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private int slot(int hash) {
    return ((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }

  /**
   * Writes what {@link #read} reads.
   *
   * @throws IOException if the file cannot be written
   */
  void write(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (HEAD + ends.length + slots.length) + Character.BYTES * letters.length);
    bytes.putInt(ends.length).putInt(slots.length).putInt(letters.length);
    for (int end : ends) {
      bytes.putInt(end);
    }
    for (int slot : slots) {
      bytes.putInt(slot);
    }
    for (char letter : letters) {
      bytes.putChar(letter);
    }
    Files.write(file, bytes.array());
  }

  /** @throws IOException if the file cannot be read, or is none that {@link #write} wrote */
  static Vocabulary read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    IntBuffer head = bytes.asIntBuffer();
    if (head.remaining() < HEAD || bytes.remaining()
        != (long) Integer.BYTES * (HEAD + head.get(0) + head.get(1)) + (long) Character.BYTES * head.get(2)) {
      throw new IOException(file + " is no vocabulary of this build; build the package anew");
    }
    int[] ends = new int[head.get(0)];
    int[] slots = new int[head.get(1)];
    char[] letters = new char[head.get(2)];
    head.position(HEAD).get(ends).get(slots);
    bytes.position(Integer.BYTES * head.position()).asCharBuffer().get(letters);
    return new Vocabulary(letters, ends, slots);
  }

  /** How many pieces there are. */
  int size() {
    return ends.length;
  }

  /** The number of the longest piece that {@code word} begins with at {@code from}; -1 if there is none. */
  int longest(String word, int from) {
    int[] hashes = new int[word.length() - from];
    int hash = from == 0 ? 0 : 31 * '#' + '#';
    for (int i = from; i < word.length(); i++) {
      hash = 31 * hash + word.charAt(i);
      hashes[i - from] = hash;
    }
    for (int end = word.length(); end > from; end--) {
      int number = number(hashes[end - from - 1], word, from, end);
      if (number != NONE) {
        return number;
      }
    }
    return NONE;
  }

  /** How many letters of a word a piece takes, the two marks of one that goes on not counted. */
  int length(int number, boolean goesOn) {
    return ends[number] - start(number) - (goesOn ? 2 : 0);
  }

  private int number(int hash, String word, int from, int to) {
    for (int slot = slot(hash);; slot = (slot + 1) & (slots.length - 1)) {
      int number = slots[slot];
      if (number == NONE || is(number, word, from, to)) {
        return number;
      }
    }
  }

  private boolean is(int number, String word, int from, int to) {
    int marks = from == 0 ? 0 : 2;
    int start = start(number);
    if (ends[number] - start != marks + to - from || (marks == 2 && (letters[start] != '#' || letters[start + 1] != '#'))) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (letters[start + marks + i - from] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
