package dev.footnote.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * How much a word tells, judged by English at large: about the logarithm of its rank by frequency (Zipf's law makes that the
 * logarithm of inverse frequency, up to a constant).
 *
 * <p>The words stay bytes of one text, found by open addressing: as strings and entries of a map they took about 18 ms of a cold
 * start, and characters of one string still cost a call each before anything is compiled.
 */
final class Background {
  /** Weight of a word that the table does not have. */
  static final float RAREST = 10.5f;

  private static final int NONE = -1;
  private static final int MOST_WORDS = 32_768;
  private static final byte[] WORDS = text(); // ASCII, each word ends with a line feed
  private static final int[] STARTS = starts(); // of the word of each rank in WORDS, and one past the last word
  private static final int[] SLOTS = slots(); // ranks from 0 by hash; a power of two, at most half full

  private Background() {}

  /** Weight in [0.3..{@value #RAREST}] of a word in lower case. */
  static float weight(String word) {
    for (int slot = slot(word.hashCode(), SLOTS.length);; slot = (slot + 1) & (SLOTS.length - 1)) {
      int rank = SLOTS[slot];
      if (rank == NONE) {
        return word.length() == 1 ? 2f : RAREST;
      }
      if (STARTS[rank + 1] - STARTS[rank] == word.length() + 1 && stands(word, STARTS[rank])) {
        return (float) Math.max(0.3, Math.log(rank + 1.0));
      }
    }
  }

  private static boolean stands(String word, int start) {
    for (int i = 0; i < word.length(); i++) {
      if (WORDS[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] text() {
    try (InputStream in = Objects.requireNonNull(Background.class.getResourceAsStream("background-words.txt"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("background-words.txt cannot be read from the class path", e);
    }
  }

  private static int[] starts() {
    byte[] text = WORDS;
    int[] starts = new int[MOST_WORDS + 1];
    int words = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        starts[++words] = i + 1;
      }
    }
    return Arrays.copyOf(starts, words + 1);
  }

  /** Of a word that stands twice the first counts, since it is found first. */
  private static int[] slots() {
    byte[] text = WORDS;
    int[] slots = new int[Integer.highestOneBit(STARTS.length) * 4];
    Arrays.fill(slots, NONE);
    for (int rank = 0; rank + 1 < STARTS.length; rank++) {
      int hash = 0;
      for (int i = STARTS[rank]; i < STARTS[rank + 1] - 1; i++) {
        hash = 31 * hash + text[i]; // as String.hashCode
      }
      int slot = slot(hash, slots.length);
      while (slots[slot] != NONE) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = rank;
    }
    return slots;
  }

  private static int slot(int hash, int slots) {
    return ((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(slots - 1);
  }
}
