package dev.footnote.langchain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * BERT's uncased WordPiece tokenizer: the same ids as the reference. Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers", 2019. Thread-safe.
 */
final class WordPiece {
  private static final int LONGEST_WORD = 100;
  static final int CLS = 101;
  static final int SEP = 102;
  private static final int UNKNOWN = 100;

  private final Vocabulary vocabulary;
  private final int most;

  /** @param most longest result, the two special tokens counted in */
  WordPiece(Vocabulary vocabulary, int most) {
    this.vocabulary = vocabulary;
    this.most = most;
  }

  /**
   * Pieces of a text, without special tokens.
   *
   * @param ids in the vocabulary
   * @param starts UTF-16 place of each piece's first unit in the text
   * @param ends one past its last unit
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pieces(long[] ids, int[] starts, int[] ends) {
    int size() {
      return ids.length;
    }
  }

  /** Ids of {@code text} between [CLS] and [SEP]; what does not fit is cut off at the end. */
  long[] ids(String text) {
    long[] pieces = pieces(text, most - 2).ids;
    long[] ids = new long[pieces.length + 2];
    ids[0] = CLS;
    System.arraycopy(pieces, 0, ids, 1, pieces.length);
    ids[ids.length - 1] = SEP;
    return ids;
  }

  /** The first {@code limit} pieces of {@code text}, with their places. */
  Pieces pieces(String text, int limit) {
    Bare bare = Bare.of(text);
    Collector out = new Collector(bare, limit);
    String clean = bare.text;
    int length = clean.length();
    int i = 0;
    while (i < length && out.n < limit) {
      int c = clean.codePointAt(i);
      int size = Character.charCount(c);
      if (isSpace(c)) {
        i += size;
        continue;
      }
      int end = i + size;
      if (!standsAlone(c)) {
        while (end < length) {
          int next = clean.codePointAt(end);
          if (isSpace(next) || standsAlone(next)) {
            break;
          }
          end += Character.charCount(next);
        }
      }
      word(clean.substring(i, end), i, out);
      i = end;
    }
    return out.pieces();
  }

  private void word(String word, int at, Collector out) {
    int from = out.n;
    int start = word.codePointCount(0, word.length()) > LONGEST_WORD ? -1 : 0;
    while (start >= 0 && start < word.length()) {
      int id = vocabulary.longest(word, start);
      if (id < 0) { // the reference gives up on the whole word
        start = -1;
      } else {
        int end = start + vocabulary.length(id, start > 0);
        out.add(id, at + start, at + end);
        start = end;
      }
    }
    if (start < 0) {
      out.n = from;
      out.add(UNKNOWN, at, at + word.length());
    }
  }

  private static final class Collector {
    final Bare bare;
    final long[] ids;
    final int[] starts;
    final int[] ends;
    int n;

    Collector(Bare bare, int limit) {
      this.bare = bare;
      int most = Math.min(limit, bare.text.length());
      ids = new long[most];
      starts = new int[most];
      ends = new int[most];
    }

    void add(int id, int start, int end) {
      if (n < ids.length) {
        ids[n] = id;
        starts[n] = bare.start(start);
        ends[n++] = bare.end(end - 1);
      }
    }

    Pieces pieces() {
      return new Pieces(Arrays.copyOf(ids, n), Arrays.copyOf(starts, n), Arrays.copyOf(ends, n));
    }
  }

  /**
   * A text in lower case, without accents and control characters.
   *
   * @param origin for each unit of {@code text}, start and end of what it came from; empty where both texts are alike
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bare(String text, int[] origin) {
    static Bare of(String text) {
      if (text.chars().allMatch(c -> c < 127 && (c >= ' ' || c == '\n'))) {
        return new Bare(text.toLowerCase(Locale.ROOT), new int[0]);
      }
      StringBuilder out = new StringBuilder(text.length() + 16);
      int[] origin = new int[2 * text.length() + 64];
      int from = 0;
      for (int i = 0; i < text.length(); i = from) {
        int c = text.codePointAt(i);
        from = i + Character.charCount(c);
        int before = out.length();
        append(c, out);
        if (origin.length < 2 * out.length()) {
          origin = Arrays.copyOf(origin, 4 * out.length());
        }
        for (int j = before; j < out.length(); j++) {
          origin[2 * j] = i;
          origin[2 * j + 1] = from;
        }
      }
      return new Bare(out.toString(), origin);
    }

    private static void append(int c, StringBuilder out) {
      if (c == 0 || c == 0xFFFD || isControl(c)) {
        return;
      }
      if (isSpace(c)) {
        out.append(' ');
      } else if (isChinese(c)) {
        out.append(' ').appendCodePoint(c).append(' ');
      } else if (c < 128) {
        out.append((char) Character.toLowerCase(c));
      } else {
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePoints()
            .filter(d -> Character.getType(d) != Character.NON_SPACING_MARK).forEach(d -> lower(d, out));
      }
    }

    int start(int at) {
      return origin.length == 0 ? at : origin[2 * at];
    }

    int end(int at) {
      return origin.length == 0 ? at + 1 : origin[2 * at + 1];
    }
  }

  // Per code point, as the reference does: no final sigma and no dot above that String.toLowerCase would bring in.
  private static void lower(int c, StringBuilder out) {
    out.appendCodePoint(Character.toLowerCase(c));
  }

  private static boolean isControl(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE || type == Character.SURROGATE;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || (c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR)
        || c == 0x2028 || c == 0x2029 || c == 0x85;
  }

  private static boolean standsAlone(int c) {
    if (c < 128) {
      return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION,
          Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION -> true;
      default -> false;
    };
  }

  private static boolean isChinese(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }
}
