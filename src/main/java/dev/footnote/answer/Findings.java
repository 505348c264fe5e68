package dev.footnote.answer;

import dev.footnote.cite.Citation;
import dev.footnote.cite.Draft;
import dev.footnote.cite.Evidence;
import dev.footnote.cite.Gate;
import dev.footnote.cite.Verdict;
import dev.footnote.news.Clean;
import dev.footnote.read.Reading;
import dev.footnote.retrieve.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes findings of what was read or written. */
final class Findings {
  private static final int RELATED = 3;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]{4,}");

  private final Gate gate;
  private final boolean neverAbstain;

  /** @param neverAbstain whether to give the best there is however unsure */
  Findings(Gate gate, boolean neverAbstain) {
    this.gate = gate;
    this.neverAbstain = neverAbstain;
  }

  /** What was read, through the gate. */
  Finding read(Reading reading, List<Hit> hits, int maxCitations) {
    if (!reading.answers() && !(neverAbstain && !reading.picks().isEmpty())) {
      return notFound(hits);
    }
    Verdict verdict = gate.check(draft(reading), maxCitations);
    if (verdict.statements().isEmpty()) {
      return notFound(hits);
    }
    boolean conflicting = reading.conflicting() && verdict.citations().size() > 1;
    return grounded(verdict, reading, conflicting, reading.missing());
  }

  /** What was written and passed the gate; a part that is missing for the reader and not touched on is missing. */
  Finding written(Verdict verdict, Reading reading, boolean conflicting) {
    String said = String.join(" ", verdict.statements().stream().map(s -> s.text()).toList()).toLowerCase(Locale.ROOT);
    List<String> missing = reading.missing().stream().filter(part -> isUntouched(part, said)).toList();
    return grounded(verdict, reading, conflicting, missing);
  }

  private static boolean isUntouched(String part, String said) {
    List<String> words = WORD.matcher(part.toLowerCase(Locale.ROOT)).results().map(m -> m.group()).toList();
    return words.stream().noneMatch(w -> said.contains(w.substring(0, Math.max(4, w.length() - 2))));
  }

  private static Finding grounded(Verdict verdict, Reading reading, boolean conflicting, List<String> missing) {
    List<Citation> citations = verdict.citations();
    Finding.Kind kind = !missing.isEmpty() ? Finding.Kind.PARTIAL
        : conflicting ? Finding.Kind.CONFLICTING : Finding.Kind.ANSWERED;
    String wanted = reading.shortAnswer();
    String shortAnswer = citations.stream().anyMatch(c -> c.quote().contains(wanted)) ? wanted : "";
    return new Finding.Grounded(kind, verdict.statements(), citations, shortAnswer, RelativeDates.in(citations),
        missing);
  }

  private static Draft draft(Reading reading) {
    List<Evidence> evidence = new ArrayList<>();
    List<Draft.Statement> statements = new ArrayList<>();
    for (Reading.Pick pick : reading.picks()) {
      evidence.add(new Evidence(pick.indexed().article(), pick.span()));
      statements.add(new Draft.Statement(Clean.of(pick.text()), List.of(evidence.size())));
    }
    return new Draft(evidence, statements);
  }

  private static Finding notFound(List<Hit> hits) {
    return new Finding.NotFound(hits.subList(0, Math.min(RELATED, hits.size())));
  }
}
