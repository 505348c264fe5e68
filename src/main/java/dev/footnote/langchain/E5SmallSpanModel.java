package dev.footnote.langchain;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.footnote.read.SpanModel;
import dev.footnote.read.TokenOdds;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * A transformer of twelve layers that reads a question and a text together: e5-small-v2, taught to find answers by
 * {@code scripts/train}, quantised. Texts are read one at a time, by one thread each. The session is opened at the first
 * use. Thread-safe.
 */
public final class E5SmallSpanModel implements SpanModel, AutoCloseable {
  /** Name and version, as receipts give it. */
  public static final String NAME = "e5-small-reader/1";

  static final String WEIGHTS = "e5-small-reader.onnx";
  static final int MOST_QUESTION = 48;
  static final int MOST_TITLE = 16;
  static final int MOST_TOKENS = 224;
  private static final int COLON = 1024;

  private final Lazy<OnnxModel> loaded = new Lazy<>(() -> OnnxModel.load(WEIGHTS, MOST_TOKENS));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TokenOdds odds(String question, String title, String text) {
    return odds(loaded.get(), question, title, text);
  }

  static TokenOdds odds(OnnxModel model, String question, String title, String text) {
    WordPiece.Pieces asked = model.tokenizer().pieces(question, MOST_QUESTION);
    WordPiece.Pieces named = model.tokenizer().pieces(title, MOST_TITLE);
    int base = asked.size() + 2 + (named.size() > 0 ? named.size() + 1 : 0);
    WordPiece.Pieces pieces = model.tokenizer().pieces(text, MOST_TOKENS - base - 1);
    long[] ids = new long[base + pieces.size() + 1];
    ids[0] = WordPiece.CLS;
    System.arraycopy(asked.ids(), 0, ids, 1, asked.size());
    ids[asked.size() + 1] = WordPiece.SEP;
    if (named.size() > 0) {
      System.arraycopy(named.ids(), 0, ids, asked.size() + 2, named.size());
      ids[base - 1] = COLON;
    }
    System.arraycopy(pieces.ids(), 0, ids, base, pieces.size());
    ids[ids.length - 1] = WordPiece.SEP;
    long[] kinds = new long[ids.length];
    Arrays.fill(kinds, asked.size() + 2, ids.length, 1);
    return run(model, ids, kinds, base, pieces);
  }

  private static TokenOdds run(OnnxModel model, long[] ids, long[] kinds, int base, WordPiece.Pieces pieces) {
    try (OnnxTensor tokens = OnnxTensor.createTensor(model.environment(), new long[][] {ids});
        OnnxTensor types = OnnxTensor.createTensor(model.environment(), new long[][] {kinds});
        OrtSession.Result result = model.session().run(Map.of("ids", tokens, "kinds", types))) {
      FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer(); // [1, tokens, first and last]
      float[] first = new float[pieces.size()];
      float[] last = new float[pieces.size()];
      for (int i = 0; i < pieces.size(); i++) {
        first[i] = logits.get(2 * (base + i));
        last[i] = logits.get(2 * (base + i) + 1);
      }
      return new TokenOdds(pieces.starts(), pieces.ends(), first, last, logits.get(0) + logits.get(1));
    } catch (OrtException e) {
      throw new IllegalStateException("the reading model failed on a text of " + ids.length + " tokens", e);
    }
  }

  /** Frees the native session; the model can be used again after it. */
  @Override
  public void close() {
    loaded.reset().ifPresent(OnnxModel::close);
  }
}
