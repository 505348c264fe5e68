package dev.footnote.langchain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
  private static final float ROUNDING = 1e-5f;

  @TempDir Path folder;

  @Test
  void theModelsInFilesGiveWhatThoseOnTheClassPathGive() throws Exception {
    Path old = Files.writeString(folder.resolve("older-reader.onnx.weights"), "weights of a model that is no more");
    ModelFiles.main(new String[] {folder.toString()});
    assertFalse(Files.exists(old), "it would be packed into every package built here");
    OnnxModel shipped = OnnxModel.load(BgeSmallEmbeddingModel.WEIGHTS, 512, Optional.empty());
    OnnxModel file = OnnxModel.load(BgeSmallEmbeddingModel.WEIGHTS, 512, Optional.of(folder));
    for (String text : new String[] {"When did the NIS apply?", "The mill burned down in the night. ".repeat(20)}) {
      assertArrayEquals(BgeSmallEmbeddingModel.vector(shipped, text), BgeSmallEmbeddingModel.vector(file, text), ROUNDING);
    }
    shipped.close();
    file.close();
    OnnxModel reader = OnnxModel.load(E5SmallSpanModel.WEIGHTS, E5SmallSpanModel.MOST_TOKENS, Optional.empty());
    OnnxModel readerFile = OnnxModel.load(E5SmallSpanModel.WEIGHTS, E5SmallSpanModel.MOST_TOKENS, Optional.of(folder));
    assertArrayEquals(first(reader), first(readerFile), 1e-3f);
    reader.close();
    readerFile.close();
  }

  private static float[] first(OnnxModel model) {
    return E5SmallSpanModel.odds(model, "When did it open?", "Harbour", "The harbour opened in 1984.").first();
  }
}
