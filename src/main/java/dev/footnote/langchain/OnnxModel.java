package dev.footnote.langchain;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** A model in process with its tokenizer, each run held to one thread. Thread-safe. */
record OnnxModel(OrtEnvironment environment, OrtSession session, WordPiece tokenizer) {
  /** BERT's, as both models have it; in a folder of {@link ModelFiles} under the name of its own form. */
  static final String VOCABULARY = "bge-small-en-v1.5-q-tokenizer.json";

  static final String VOCABULARY_FILE = "vocabulary";

  private static final Lazy<Vocabulary> SHARED = new Lazy<>(OnnxModel::vocabulary);

  /**
   * Takes the model from the folder that the system property {@value ModelFiles#FOLDER} names, where {@link ModelFiles}
   * put it optimised; without that from the class path.
   *
   * @param resource its weights on the class path
   * @param mostTokens most that the tokenizer gives
   * @throws IllegalStateException if ONNX Runtime refuses the weights
   * @throws UncheckedIOException if weights or vocabulary are not where they should be
   */
  static OnnxModel load(String resource, int mostTokens) {
    return load(resource, mostTokens, folder());
  }

  static OnnxModel load(String resource, int mostTokens, Optional<Path> folder) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = options()) {
      if (folder.isPresent()) {
        options.setOptimizationLevel(OptLevel.NO_OPT);
        OrtSession session = environment.createSession(folder.get().resolve(ModelFiles.name(resource)).toString(), options);
        return new OnnxModel(environment, session, new WordPiece(SHARED.get(), mostTokens));
      }
      try (InputStream graph = resource(resource)) {
        return new OnnxModel(environment, environment.createSession(graph.readAllBytes(), options),
            new WordPiece(SHARED.get(), mostTokens));
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot load the model " + resource, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty(ModelFiles.FOLDER)).map(Path::of);
  }

  private static Vocabulary vocabulary() {
    try {
      Optional<Path> folder = folder();
      if (folder.isPresent()) {
        return Vocabulary.read(folder.get().resolve(VOCABULARY_FILE));
      }
      try (InputStream json = resource("/" + VOCABULARY)) {
        return Vocabulary.parse(json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setCPUArenaAllocator(false); // costs no time, saves up to 1 GB
    return options;
  }

  static InputStream resource(String name) throws IOException {
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
