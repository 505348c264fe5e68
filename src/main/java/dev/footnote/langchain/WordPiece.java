package dev.footnote.langchain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * BERT's uncased WordPiece tokenizer: the same ids as the reference for a vocabulary of the form of Hugging Face's
 * {@code tokenizer.json}. Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers", 2019. Thread-safe.
 */
final class WordPiece {
  private static final int LONGEST_WORD = 100;
  private static final int CLS = 101;
  private static final int SEP = 102;
  private static final int UNKNOWN = 100;

  private final Map<String, Integer> words = new HashMap<>(65_536);
  private final Map<String, Integer> continuations = new HashMap<>(16_384);
  private final int most;

  /**
   * @param tokenizerJson read to its end, not closed
   * @param most longest result, the two special tokens counted in
   */
  WordPiece(InputStream tokenizerJson, int most) throws IOException {
    this.most = most;
    try (JsonParser json = new JsonFactory().createParser(tokenizerJson)) {
      boolean found = false;
      for (JsonToken token = json.nextToken(); token != null && !found; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && json.currentName().equals("vocab")) {
          json.nextToken();
          readVocabulary(json);
          found = true;
        }
      }
    }
    if (words.isEmpty()) {
      throw new IOException("tokenizer.json has no model.vocab");
    }
  }

  private void readVocabulary(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String piece = json.currentName();
      int id = json.nextIntValue(UNKNOWN);
      if (piece.startsWith("##")) {
        continuations.put(piece.substring(2), id);
      } else {
        words.put(piece, id);
      }
    }
  }

  /** Ids of {@code text} between [CLS] and [SEP]; what does not fit is cut off at the end. */
  long[] ids(String text) {
    long[] ids = new long[most];
    ids[0] = CLS;
    int n = 1;
    String clean = normalize(text);
    int length = clean.length();
    int i = 0;
    while (i < length && n < most - 1) {
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
      n = pieces(clean.substring(i, end), ids, n);
      i = end;
    }
    n = Math.min(n, most - 1);
    ids[n++] = SEP;
    return Arrays.copyOf(ids, n);
  }

  private int pieces(String word, long[] ids, int from) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      ids[from] = UNKNOWN;
      return from + 1;
    }
    int n = from;
    int start = 0;
    while (start < word.length()) {
      Map<String, Integer> pieces = start == 0 ? words : continuations;
      int end = word.length();
      Integer id = null;
      for (; end > start; end--) {
        id = pieces.get(word.substring(start, end));
        if (id != null) {
          break;
        }
      }
      if (id == null) { // the reference gives up on the whole word
        ids[from] = UNKNOWN;
        return from + 1;
      }
      if (n < most - 1) {
        ids[n++] = id;
      }
      start = end;
    }
    return n;
  }

  private static String normalize(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    boolean ascii = true;
    for (int i = 0; i < text.length();) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == 0 || c == 0xFFFD || isControl(c)) {
        continue;
      }
      ascii &= c < 128;
      if (isSpace(c)) {
        out.append(' ');
      } else if (isChinese(c)) {
        out.append(' ').appendCodePoint(c).append(' ');
      } else {
        out.appendCodePoint(c);
      }
    }
    if (ascii) {
      return out.toString().toLowerCase(Locale.ROOT);
    }
    String decomposed = Normalizer.normalize(out, Normalizer.Form.NFD);
    StringBuilder bare = new StringBuilder(decomposed.length());
    decomposed.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> lower(c, bare));
    return bare.toString();
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
