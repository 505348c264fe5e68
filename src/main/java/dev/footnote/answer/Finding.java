package dev.footnote.answer;

import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.retrieve.Hit;
import java.util.List;

/** The typed outcome of a question. Only {@link Grounded} can carry citations. */
public sealed interface Finding {

  /** Name of the outcome as the API gives it: {@code answered}, {@code not_found} and so on. */
  String outcome();

  /** How much of what was asked the sources bear out. */
  enum Kind {
    /** All of it. */
    ANSWERED,
    /** A part; {@link Grounded#missing} names the rest. */
    PARTIAL,
    /** The sources disagree; each side is cited. */
    CONFLICTING
  }

  /**
   * There is an answer, and every statement of it is cited.
   *
   * @param statements at least one
   * @param citations numbered from 1, at least one, each used by a statement
   * @param shortAnswer shortest span that answers, part of a quote; empty where none fits
   * @param dates words in the quotes that name a day only together with the article's own date
   * @param missing parts of the question left unanswered; empty unless partial
   */
  record Grounded(Kind kind, List<Statement> statements, List<Citation> citations, String shortAnswer,
      List<ResolvedDate> dates, List<String> missing) implements Finding {
    /** @throws IllegalArgumentException if a statement or citation is missing, or the short answer is in no quote */
    public Grounded {
      statements = List.copyOf(statements);
      citations = List.copyOf(citations);
      dates = List.copyOf(dates);
      missing = List.copyOf(missing);
      if (statements.isEmpty() || citations.isEmpty()) {
        throw new IllegalArgumentException("an answer needs a statement and a citation; say NotFound instead");
      }
      String wanted = shortAnswer;
      if (!wanted.isEmpty() && citations.stream().noneMatch(c -> c.quote().contains(wanted))) {
        throw new IllegalArgumentException("short answer \"" + shortAnswer + "\" stands in no quote");
      }
      if ((kind == Kind.PARTIAL) == missing.isEmpty()) {
        throw new IllegalArgumentException("a partial answer, and no other, names what is missing");
      }
      if (kind == Kind.CONFLICTING && citations.size() < 2) {
        throw new IllegalArgumentException("a conflict needs two sides");
      }
    }

    @Override
    public String outcome() {
      return switch (kind) {
        case ANSWERED -> "answered";
        case PARTIAL -> "partial";
        case CONFLICTING -> "conflicting";
      };
    }
  }

  /**
   * The articles do not say.
   *
   * @param related nearest passages, best first
   */
  record NotFound(List<Hit> related) implements Finding {
    public NotFound {
      related = List.copyOf(related);
    }

    @Override
    public String outcome() {
      return "not_found";
    }
  }

  /**
   * A limit, budget or guardrail stopped it.
   *
   * @param reason stable and short, such as {@code deadline}
   */
  record Refused(String reason) implements Finding {
    @Override
    public String outcome() {
      return "refused";
    }
  }
}
