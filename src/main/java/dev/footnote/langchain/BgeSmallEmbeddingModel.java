package dev.footnote.langchain;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * bge-small-en-v1.5, quantised, in process: 384 dimensions, vectors of length 1, at most 512 tokens of a text are read.
 *
 * <p>Texts are run one at a time, one thread each: batching the quantised model is slower and changes the vectors with the
 * company a text keeps. The session is opened at the first use. Thread-safe.
 */
public final class BgeSmallEmbeddingModel implements EmbeddingModel, AutoCloseable {
  /** Name and version, as an index records it. */
  public static final String NAME = "bge-small-en-v1.5-q";

  static final String WEIGHTS = "/" + NAME + ".onnx";
  static final int DIMENSION = 384;
  private static final int MOST_TOKENS = 512;

  private final Lazy<OnnxModel> loaded = new Lazy<>(() -> OnnxModel.load(WEIGHTS, MOST_TOKENS));

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public String modelName() {
    return NAME;
  }

  /** One vector for each segment, in order; runs on all cores when there is more than one segment. */
  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    OnnxModel model = loaded.get();
    IntStream numbers = IntStream.range(0, segments.size());
    return Response.from((segments.size() > 1 ? numbers.parallel() : numbers)
        .mapToObj(i -> Embedding.from(vector(model, segments.get(i).text()))).toList());
  }

  static float[] vector(OnnxModel model, String text) {
    long[] ids = model.tokenizer().ids(text);
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor tokens = OnnxTensor.createTensor(model.environment(), new long[][] {ids});
        OnnxTensor mask = OnnxTensor.createTensor(model.environment(), new long[][] {ones});
        OnnxTensor types = OnnxTensor.createTensor(model.environment(), new long[][] {new long[ids.length]});
        OrtSession.Result result = model.session().run(
            Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] first = new float[DIMENSION]; // the state of [CLS] stands for the whole text
      states.get(first);
      return unit(first);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model failed on a text of " + ids.length + " tokens", e);
    }
  }

  private static float[] unit(float[] vector) {
    double sum = 0;
    for (float v : vector) {
      sum += (double) v * v;
    }
    float scale = (float) (1 / Math.sqrt(Math.max(sum, 1e-12)));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
    return vector;
  }

  /** Frees the native session; the model can be used again after it. */
  @Override
  public void close() {
    loaded.reset().ifPresent(OnnxModel::close);
  }
}
