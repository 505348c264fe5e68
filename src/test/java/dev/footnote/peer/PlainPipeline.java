package dev.footnote.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a team gets from LangChain4j's own parts as they come: its bge-small class, its splitter, its store in memory, its
 * retriever. It answers with passages and reads nothing out of them, so it does less than Footnote. The benchmarks
 * measure against it.
 */
final class PlainPipeline {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SEGMENT_CHARACTERS = 700; // about as long as our passages
  private static final int TOGETHER = 64; // as our ingest does
  private static final int RESULTS = 8;

  private final EmbeddingModel model = new BgeSmallEnV15QuantizedEmbeddingModel();
  private final InMemoryEmbeddingStore<TextSegment> store;
  private final ContentRetriever retriever;

  private PlainPipeline(InMemoryEmbeddingStore<TextSegment> store) {
    this.store = store;
    this.retriever = EmbeddingStoreContentRetriever.builder().embeddingStore(store).embeddingModel(model)
        .maxResults(RESULTS).build();
  }

  static PlainPipeline empty() {
    return new PlainPipeline(new InMemoryEmbeddingStore<>());
  }

  /** From a file that {@link #save} wrote. */
  static PlainPipeline of(Path file) {
    return new PlainPipeline(InMemoryEmbeddingStore.fromFile(file));
  }

  void save(Path file) {
    store.serializeToFile(file);
  }

  /**
   * Splits, embeds and stores.
   *
   * @param articles a line of JSON with {@code title} and {@code text} for each
   * @return how many segments
   */
  int ingest(Path articles) throws IOException {
    DocumentSplitter splitter = DocumentSplitters.recursive(SEGMENT_CHARACTERS, 0);
    List<TextSegment> segments = new ArrayList<>();
    for (String line : Files.readAllLines(articles)) {
      JsonNode article = JSON.readTree(line);
      segments.addAll(splitter.split(Document.from(article.path("text").asText(),
          Metadata.from("title", article.path("title").asText()))));
    }
    for (int from = 0; from < segments.size(); from += TOGETHER) {
      List<TextSegment> some = segments.subList(from, Math.min(segments.size(), from + TOGETHER));
      List<Embedding> vectors = model.embedAll(some).content();
      store.addAll(vectors, some);
    }
    return segments.size();
  }

  /** The passages that are nearest, as JSON. */
  byte[] answer(byte[] body) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    var passages = answer.putArray("passages");
    for (Content content : retriever.retrieve(Query.from(JSON.readTree(body).path("question").asText()))) {
      passages.addObject().put("title", content.textSegment().metadata().getString("title"))
          .put("text", content.textSegment().text());
    }
    return JSON.writeValueAsBytes(answer);
  }
}
