package dev.footnote.langchain;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A model in process with its tokenizer, each run held to one thread. Thread-safe. */
record OnnxModel(OrtEnvironment environment, OrtSession session, WordPiece tokenizer) {
  private static final String VOCABULARY = "/bge-small-en-v1.5-q-tokenizer.json"; // BERT's, as both models have it

  /**
   * @param weights of the model, on the class path
   * @param mostTokens most that the tokenizer gives
   * @throws IllegalStateException if ONNX Runtime refuses the weights
   * @throws UncheckedIOException if weights or vocabulary are not on the class path
   */
  static OnnxModel load(String weights, int mostTokens) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        InputStream graph = resource(weights);
        InputStream vocabulary = resource(VOCABULARY)) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false); // costs no time, saves up to 1 GB
      return new OnnxModel(environment, environment.createSession(graph.readAllBytes(), options),
          new WordPiece(vocabulary, mostTokens));
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot load the model " + weights, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = OnnxModel.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path; build the project anew");
    }
    return in;
  }

  /** Frees the native session. */
  void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a model's session did not close", e);
    }
  }
}
