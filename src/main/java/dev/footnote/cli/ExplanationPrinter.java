package dev.footnote.cli;

import dev.footnote.answer.Answer;
import dev.footnote.read.Explanation;
import dev.footnote.retrieve.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints for a person why an answer came about: what was found, what was considered, and what spoke for and against. */
final class ExplanationPrinter {
  private static final int MOST_PARTS = 6;
  private static final int MOST_PASSAGES = 5;
  private static final String INDENT = "    ";

  private final Terminal terminal;

  ExplanationPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Answer answer) {
    line("");
    line(terminal.bold("Passages found, best first"));
    int rank = 0;
    for (Hit hit : answer.retrieved().subList(0, Math.min(MOST_PASSAGES, answer.retrieved().size()))) {
      wrapped(String.format(Locale.ROOT, "%d. %.3f  %s, characters %d to %d: %s", ++rank, hit.score(),
          hit.indexed().article().id(), hit.span().start(), hit.span().end(), parts(hit.parts(), hit.parts().size())));
    }
    answer.explanations().forEach(this::print);
    terminal.out().flush();
  }

  private void print(Explanation explanation) {
    line("");
    line(terminal.bold(Wrap.text("Sentences considered for “" + explanation.question() + "”, which asks for: "
        + explanation.kind().name().toLowerCase(Locale.ROOT), terminal.width(), "", INDENT)));
    wrapped(String.format(Locale.ROOT, "How sure the first one answers: %.2f (said from %.2f): %s",
        explanation.confidence(), explanation.threshold(), parts(explanation.reasons(), MOST_PARTS)));
    int rank = 0;
    for (Explanation.Candidate candidate : explanation.candidates()) {
      String answer = candidate.shortAnswer().isEmpty() ? "" : " [" + candidate.shortAnswer() + "]";
      wrapped(String.format(Locale.ROOT, "%d. %.2f %s #%d%s %s", ++rank, candidate.score(), candidate.article(),
          candidate.number(), answer, candidate.text()));
      line(INDENT + terminal.dim(Wrap.text(parts(candidate.parts(), MOST_PARTS), terminal.width() - INDENT.length(), "",
          INDENT)));
    }
  }

  /** The parts that weigh most, heaviest first. */
  private static String parts(Map<String, Double> parts, int most) {
    Comparator<Map.Entry<String, Double>> heaviest = Comparator.comparingDouble(e -> -Math.abs(e.getValue()));
    List<Map.Entry<String, Double>> sorted = parts.entrySet().stream()
        .sorted(heaviest.thenComparing(Map.Entry::getKey)).limit(most).toList();
    return sorted.stream().map(e -> String.format(Locale.ROOT, "%s %+.2f", e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void wrapped(String text) {
    line(Wrap.text(text, terminal.width(), "", INDENT));
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
