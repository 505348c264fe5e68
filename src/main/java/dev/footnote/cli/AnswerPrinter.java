package dev.footnote.cli;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Finding;
import dev.footnote.answer.ResolvedDate;
import dev.footnote.cite.Citation;
import dev.footnote.http.AnswerJson;
import dev.footnote.news.CorrectionNotes;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints an answer for a person: the statements, then each footnote with its quote and source. */
final class AnswerPrinter {
  private static final int NEAREST = 3;
  private static final String INDENT = "    ";

  private final Terminal terminal;

  AnswerPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Answer answer) {
    switch (answer.finding()) {
      case Finding.Grounded grounded -> print(grounded);
      case Finding.NotFound _ -> notFound(answer.retrieved());
      case Finding.Refused refused -> line(Wrap.text("No answer was given: " + refused.reason() + ".", width(), "", ""));
    }
    terminal.out().flush();
  }

  private void print(Finding.Grounded grounded) {
    if (grounded.kind() == Finding.Kind.CONFLICTING) {
      line(terminal.accent("The sources disagree:"));
    }
    line(terminal.bold(Wrap.text(AnswerJson.text(grounded), width(), "", "")));
    if (!grounded.missing().isEmpty()) {
      line(Wrap.text("The articles do not say: " + String.join("; ", grounded.missing()) + ".", width(), "", ""));
    }
    for (Citation citation : grounded.citations()) {
      line("");
      footnote(citation, grounded.dates());
    }
  }

  private void footnote(Citation citation, List<ResolvedDate> dates) {
    String number = "[" + citation.number() + "] ";
    String quote = Wrap.text("“" + citation.quote() + "”", width(), number, INDENT);
    line(terminal.accent(number.strip()) + quote.substring(number.length() - 1));
    line(INDENT + terminal.dim(source(citation.article().source(), citation.page())));
    alsoIn(citation.alsoIn());
    citation.link().ifPresent(link -> line(INDENT + terminal.dim(Wrap.line(link))));
    CorrectionNotes.of(citation.article().text()).forEach(note -> line(
        Wrap.text(note.of(citation.article().text()), width(), INDENT, INDENT)));
    dates.stream().filter(date -> date.citation() == citation.number()).forEach(date -> line(INDENT + terminal.dim(
        "“" + Wrap.line(date.text()) + "” = " + (date.from().equals(date.to()) ? "" : date.from() + " to ") + date.to())));
  }

  /** The copies by their publishers. */
  private void alsoIn(List<Article> copies) {
    if (!copies.isEmpty()) {
      String names = copies.stream().map(Article::source).map(copy -> copy.publisher().orElse(copy.id())).distinct()
          .collect(Collectors.joining(", "));
      line(INDENT + terminal.dim(Wrap.text("also in " + names, width() - INDENT.length(), "", INDENT)));
    }
  }

  private String source(Source source, Optional<Integer> page) {
    List<String> parts = new ArrayList<>();
    parts.add(source.title().isBlank() ? source.id() : source.title());
    source.publisher().ifPresent(parts::add);
    source.published().ifPresent(published -> parts.add(published.date().toString()));
    page.ifPresent(number -> parts.add("p. " + number));
    return Wrap.text(String.join(" · ", parts), width() - INDENT.length(), "", INDENT);
  }

  private void notFound(List<Hit> retrieved) {
    line(terminal.bold("The articles do not say."));
    Map<String, Source> nearest = new LinkedHashMap<>();
    retrieved.forEach(hit -> nearest.putIfAbsent(hit.indexed().article().id(), hit.indexed().article().source()));
    if (!nearest.isEmpty()) {
      line("");
      line(nearest.size() == 1 ? "Nearest to your question is:" : "Nearest to your question are:");
      nearest.values().stream().limit(NEAREST).forEach(source -> line("  - " + source(source, Optional.empty())));
    }
  }

  private void line(String text) {
    terminal.out().println(text);
  }

  private int width() {
    return terminal.width();
  }
}
