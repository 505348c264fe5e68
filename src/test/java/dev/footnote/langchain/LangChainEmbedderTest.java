package dev.footnote.langchain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a model that is not ours. */
class LangChainEmbedderTest {
  private final List<String> seen = new ArrayList<>();
  private final EmbeddingModel model = new EmbeddingModel() {
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
      segments.forEach(segment -> seen.add(segment.text()));
      return Response.from(segments.stream().map(s -> Embedding.from(new float[] {s.text().length(), 0})).toList());
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public String modelName() {
      return "theirs";
    }
  };

  @Test
  void putsThePrefixBeforeQuestionsAlone() {
    LangChainEmbedder embedder = new LangChainEmbedder(model, "query: ");
    embedder.question("When?");
    embedder.passages(List.of("At noon."));
    assertEquals(List.of("query: When?", "At noon."), seen);
  }

  @Test
  void takesNameAndDimensionFromTheModel() {
    LangChainEmbedder embedder = new LangChainEmbedder(model, "");
    assertEquals("theirs 2", embedder.model() + " " + embedder.dimension());
  }

  @Test
  void givesTheVectorsInOrder() {
    List<float[]> vectors = new LangChainEmbedder(model, "").passages(List.of("four", "seven77"));
    assertArrayEquals(new float[] {4, 0}, vectors.get(0));
    assertArrayEquals(new float[] {7, 0}, vectors.get(1));
  }

  @Test
  void standsADotForATextThatLangChainRefuses() {
    new LangChainEmbedder(model, "").passages(List.of("", "\u0001 ", "a"));
    assertEquals(List.of(".", ".", "a"), seen);
  }
}
