package dev.footnote.langchain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.ingest.ContentSum;
import dev.footnote.retrieve.SearchException;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one entry tells of the whole store.
 *
 * @param sequence counts the changes; of two entries the one with the larger counts
 * @param whole false while a commit is under way, or if one broke off
 */
record StoreInfo(String model, int dimension, ContentSum content, int articles, long sequence, boolean whole) {
  private static final int FORMAT = 1;
  private static final String KIND = "index";
  private static final String SEQUENCE = "sequence";

  String snapshot() {
    return "vectors-" + FORMAT + "-" + content.name();
  }

  StoreInfo next(ContentSum sum, int count, boolean done) {
    return new StoreInfo(model, dimension, sum, count, sequence + 1, done);
  }

  /**
   * The one in force; empty if there is none.
   *
   * @throws SearchException if it is of another format or model
   */
  static Optional<StoreInfo> of(Entries entries, String model, int dimension) {
    Optional<Metadata> newest = all(entries).stream().max(Comparator.comparing(m -> m.getLong(SEQUENCE)));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    JsonNode node = entries.unpack(newest.get());
    if (node.path("format").intValue() != FORMAT || !node.path("model").asText().equals(model)
        || node.path("dimension").intValue() != dimension) {
      throw new SearchException(entries.where() + " has format " + node.path("format") + " and was made with the embedding model "
          + node.path("model").asText() + " (" + node.path("dimension") + " dimensions); this version reads format " + FORMAT
          + " and uses " + model + " (" + dimension + "). Name another table, and ingest again.");
    }
    return Optional.of(new StoreInfo(model, dimension, ContentSum.parse(node.path("content").asText()),
        node.path("articles").intValue(), newest.get().getLong(SEQUENCE), node.path("whole").booleanValue()));
  }

  private static List<Metadata> all(Entries entries) {
    return entries.all(Entries.kind(KIND));
  }

  /** Puts this one in force, in the place of those before. */
  void write(Entries entries) {
    List<String> before = all(entries).stream().map(m -> m.getLong(SEQUENCE)).filter(number -> number != sequence)
        .map(number -> Entries.id(KIND, "", "", number.intValue())).toList();
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("format", FORMAT).put("model", model)
        .put("dimension", dimension).put("content", content.toString()).put("articles", articles).put("whole", whole);
    Metadata metadata = new Metadata().put(Entries.KIND, KIND).put(SEQUENCE, sequence).put(Entries.DATA, Entries.pack(node));
    entries.add(List.of(new Entries.Entry(Entries.id(KIND, "", "", (int) sequence), entries.any(),
        TextSegment.from("Footnote", metadata))));
    entries.remove(before);
  }
}
