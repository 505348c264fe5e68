package dev.footnote.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.ingest.Checked;
import dev.footnote.ingest.ContentSum;
import dev.footnote.ingest.IndexedJson;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Indexed;
import dev.footnote.retrieve.Withdrawals;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at everything in an index: every article, that each has its passages and no others, and none that is withdrawn. */
final class OpenSearchCheck {
  private static final String AGAIN = ". Ingest anything to have it mended";

  private final Place place;
  private final Withdrawals withdrawals;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private ContentSum content = ContentSum.EMPTY;
  private int passages;
  private int strays;
  private int objects;

  OpenSearchCheck(Place place, Withdrawals withdrawals) {
    this.place = place;
    this.withdrawals = withdrawals;
  }

  /** @param seen passages found of it */
  private record Entry(String id, String version, int passages, BitSet seen) {}

  Checked run() {
    place.refresh();
    place.walk(Schema.ARTICLE, hit -> article(hit.path("_source")), Schema.ID, Schema.KEY, Schema.FINGERPRINT, Schema.COUNT,
        Schema.ARTICLE);
    place.walk(Schema.PASSAGE, hit -> passage(hit.path("_source")), Schema.KEY, Schema.VERSION, Schema.NUMBER);
    place.walk(Schema.OBJECT, _ -> objects++, Schema.KEY);
    for (Entry entry : entries.values()) {
      for (int i = 0; i < entry.passages; i++) {
        if (!entry.seen.get(i)) {
          faults.add("article " + entry.id + " lacks passage " + i + ". Delete it and ingest it again");
        }
      }
    }
    if (strays > 0) {
      faults.add(strays + " passages fit no article; they are not answered from. A write broke off" + AGAIN);
    }
    State state = place.get(Schema.STATE).map(d -> State.of(d.source())).orElse(new State("0", Optional.empty()));
    if (!state.content().equals(content.toString())) {
      faults.add("the articles are not those that the last commit recorded. A write broke off" + AGAIN);
    }
    return new Checked(entries.size(), passages, objects, faults);
  }

  private void article(JsonNode source) {
    String id = source.path(Schema.ID).asText();
    String fingerprint = source.path(Schema.FINGERPRINT).asText();
    int count = source.path(Schema.COUNT).intValue();
    try {
      Indexed indexed = IndexedJson.read(source.path(Schema.ARTICLE));
      int length = indexed.article().text().length();
      if (!indexed.article().id().equals(id) || indexed.passages().size() != count
          || indexed.sentences().stream().anyMatch(sentence -> sentence.span().end() > length)) {
        faults.add("article " + id + " does not fit its key or its sentences. Delete it and ingest it again");
      }
    } catch (RuntimeException e) {
      faults.add("article " + id + " cannot be read: " + e.getMessage() + ". Delete it and ingest it again");
    }
    if (withdrawals.of(Source.keyOf(id)).isPresent()) {
      faults.add("article " + id + " is withdrawn but still there; it is not answered from. Ingest anything to have it"
          + " deleted");
    }
    content = content.plus(id, fingerprint);
    entries.put(source.path(Schema.KEY).asText(), new Entry(id, Schema.version(fingerprint), count, new BitSet()));
  }

  private void passage(JsonNode source) {
    Entry entry = entries.get(source.path(Schema.KEY).asText());
    int number = source.path(Schema.NUMBER).intValue();
    if (entry == null || !entry.version.equals(source.path(Schema.VERSION).asText()) || number >= entry.passages) {
      strays++;
    } else {
      entry.seen.set(number);
      passages++;
    }
  }
}
