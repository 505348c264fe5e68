package dev.footnote.langchain;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes both models as files whose graphs ONNX Runtime has optimised, their weights and the vocabulary beside them; the
 * build puts them into the Lambda package. Only what is the same on every processor is optimised beforehand.
 */
public final class ModelFiles {
  /** System property that names the folder; not a setting, since only the package's own start sets it. */
  static final String FOLDER = "footnote.models";

  /** Weights lie beside the graph in a file that is mapped, not read: half the time to open, and 28 MB less in memory. */
  private static final String WEIGHTS = ".weights";
  private static final String SMALL = "1024";

  private ModelFiles() {}

  /** The one argument is the folder; what lies in it from before, perhaps a model that is no more, is deleted. */
  public static void main(String[] arguments) throws IOException, OrtException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    try (DirectoryStream<Path> before = Files.newDirectoryStream(folder)) {
      for (Path file : before) {
        Files.delete(file);
      }
    }
    for (String resource : List.of(BgeSmallEmbeddingModel.WEIGHTS, E5SmallSpanModel.WEIGHTS)) {
      Path file = folder.resolve(name(resource));
      try (OrtSession.SessionOptions options = OnnxModel.options(); InputStream graph = OnnxModel.resource(resource)) {
        options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
        options.setOptimizedModelFilePath(file.toString());
        options.addConfigEntry("session.optimized_model_external_initializers_file_name", file.getFileName() + WEIGHTS);
        options.addConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", SMALL);
        OrtEnvironment.getEnvironment().createSession(graph.readAllBytes(), options).close();
      }
    }
    try (InputStream vocabulary = OnnxModel.resource("/" + OnnxModel.VOCABULARY)) {
      Vocabulary.parse(vocabulary).write(folder.resolve(OnnxModel.VOCABULARY_FILE));
    }
  }

  /** Name of the file for weights on the class path. */
  static String name(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
