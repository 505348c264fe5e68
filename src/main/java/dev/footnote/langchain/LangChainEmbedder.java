package dev.footnote.langchain;

import dev.footnote.retrieve.Embedder;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;

/** Any LangChain4j {@link EmbeddingModel} behind our port. */
public final class LangChainEmbedder implements Embedder {
  /** Stands for a text without a visible character, which LangChain4j refuses. */
  private static final String BLANK = ".";

  private final EmbeddingModel model;
  private final String questionPrefix;

  /**
   * @param model gives vectors of length 1
   * @param questionPrefix put before a question, as some models were trained with; may be empty
   */
  public LangChainEmbedder(EmbeddingModel model, String questionPrefix) {
    this.model = model;
    this.questionPrefix = questionPrefix;
  }

  @Override
  public String model() {
    return model.modelName();
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  @Override
  public float[] question(String text) {
    return model.embed(segment(questionPrefix + text)).content().vector();
  }

  @Override
  public List<float[]> passages(List<String> texts) {
    return model.embedAll(texts.stream().map(LangChainEmbedder::segment).toList()).content().stream()
        .map(embedding -> embedding.vector()).toList();
  }

  private static TextSegment segment(String text) {
    return TextSegment.from(text.trim().isEmpty() ? BLANK : text);
  }
}
