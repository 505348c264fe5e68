package dev.footnote.langchain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.ingest.Tombstones;
import dev.footnote.ingest.WithdrawalsJson;
import dev.footnote.retrieve.SearchException;
import dev.footnote.retrieve.Withdrawals;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The withdrawals of an embedding store: one entry of it. Processes that change it at one time may undo each other. */
final class EmbeddingStoreTombstones implements Tombstones {
  private static final String KIND = "withdrawn";
  private static final String SEQUENCE = "sequence";
  private static final String JSON = "json";

  private final Entries entries;

  EmbeddingStoreTombstones(Entries entries) {
    this.entries = entries;
  }

  @Override
  public Withdrawals read() {
    try {
      return all().stream().max(Comparator.comparing(m -> m.getLong(SEQUENCE))).map(newest -> WithdrawalsJson.read(
          entries.unpack(newest).path(JSON).asText().getBytes(StandardCharsets.UTF_8), entries.where())).orElse(Withdrawals.NONE);
    } catch (SearchException e) {
      throw failed(e);
    }
  }

  private List<Metadata> all() {
    return entries.all(Entries.kind(KIND));
  }

  @Override
  public Withdrawals change(UnaryOperator<Withdrawals> change) {
    synchronized (EmbeddingStoreTombstones.class) {
      Withdrawals before = read();
      Withdrawals after = change.apply(before);
      if (!after.equals(before)) {
        write(after);
      }
      return after;
    }
  }

  /** First the new one, which counts, then away with the old ones. */
  private void write(Withdrawals withdrawals) {
    try {
      List<Long> before = all().stream().map(m -> m.getLong(SEQUENCE)).toList();
      long next = before.stream().mapToLong(Long::longValue).max().orElse(0) + 1;
      Metadata metadata = new Metadata().put(Entries.KIND, KIND).put(SEQUENCE, next).put(Entries.DATA, Entries.pack(
          JsonNodeFactory.instance.objectNode().put(JSON, new String(WithdrawalsJson.write(withdrawals), StandardCharsets.UTF_8))));
      entries.add(List.of(new Entries.Entry(id(next), entries.any(), TextSegment.from("Withdrawn", metadata))));
      entries.remove(before.stream().map(EmbeddingStoreTombstones::id).toList());
    } catch (SearchException e) {
      throw failed(e);
    }
  }

  private static String id(long sequence) {
    return Entries.id(KIND, "", "", (int) sequence);
  }

  private static SnapshotException failed(SearchException e) {
    return new SnapshotException("what is withdrawn cannot be read or written: " + e.getMessage(), e);
  }
}
