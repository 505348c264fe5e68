package dev.footnote.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.Feedback;
import dev.footnote.http.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was shown for a question, kept for the buttons under it.
 *
 * @param answer id of the answer
 * @param question that was searched: a follow-up as it was understood
 * @param asOf the day that it was asked for
 * @param shortAnswer empty if there was none
 * @param cited footnotes, by number
 * @param related articles near to it, where there was no answer
 */
record Shown(String answer, String question, LocalDate asOf, String shortAnswer, List<Note> cited, List<Note> related) {
  Shown {
    cited = List.copyOf(cited);
    related = List.copyOf(related);
  }

  /**
   * A thumb on it, with all that makes an evaluation case.
   *
   * @param citation that is judged; 0 for the answer as a whole
   * @param caller who judges, one name for one person
   */
  Feedback thumb(int citation, Feedback.Verdict verdict, String caller, Instant at) {
    List<Feedback.Quote> quotes = cited.stream().map(n -> new Feedback.Quote(n.number(), n.article(), n.quote())).toList();
    return new Feedback(answer, verdict, citation == 0 ? Optional.empty() : Optional.of(citation), Optional.of(question),
        Optional.of(asOf), shortAnswer, quotes, Optional.empty(), at, caller);
  }

  /** Keeps and finds them. */
  record Shelf(Ledger ledger, Clock clock) {
    /** The last one kept counts: whoever keeps holds the lease of the question. */
    void keep(String key, Shown shown) {
      ObjectNode node = Json.object().put("answer", shown.answer).put("question", shown.question)
          .put("asOf", shown.asOf.toString()).put("short", shown.shortAnswer);
      Note.json(shown.cited, node.putArray("cited"));
      Note.json(shown.related, node.putArray("related"));
      ledger.overwrite(place(key), Json.text(node), clock.instant().plus(Leases.KEPT));
    }

    Optional<Shown> find(String key) {
      return ledger.find(place(key)).map(entry -> {
        JsonNode node = SlackJson.read(entry.text());
        return new Shown(node.path("answer").asText(), node.path("question").asText(),
            LocalDate.parse(node.path("asOf").asText()), node.path("short").asText(), Note.of(node.path("cited")),
            Note.of(node.path("related")));
      });
    }

    private static String place(String key) {
      return "shown#" + key;
    }
  }
}
