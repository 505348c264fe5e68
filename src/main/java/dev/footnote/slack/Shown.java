package dev.footnote.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Json;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What was shown for a question, kept for the buttons under it.
 *
 * @param answer id of the answer
 * @param cited footnotes, by number
 * @param related articles near to it, where there was no answer
 */
record Shown(String answer, List<Note> cited, List<Note> related) {
  Shown {
    cited = List.copyOf(cited);
    related = List.copyOf(related);
  }

  /** Keeps and finds them. */
  record Shelf(Ledger ledger, Clock clock) {
    void keep(String key, Shown shown) {
      ObjectNode node = Json.object().put("answer", shown.answer);
      Note.json(shown.cited, node.putArray("cited"));
      Note.json(shown.related, node.putArray("related"));
      String place = "shown#" + key;
      // The last writer wins: it holds the lease of the question.
      for (int attempt = 0; attempt < 5; attempt++) {
        long revision = ledger.find(place).map(Ledger.Entry::revision).orElse(0L);
        if (ledger.write(place, Json.text(node), revision, clock.instant().plus(Leases.KEPT))) {
          return;
        }
      }
    }

    Optional<Shown> find(String key) {
      return ledger.find("shown#" + key).map(entry -> {
        JsonNode node = SlackJson.read(entry.text());
        return new Shown(node.path("answer").asText(), Note.of(node.path("cited")), Note.of(node.path("related")));
      });
    }
  }
}
