package dev.footnote.cite;

import dev.footnote.news.Article;
import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a draft into statements with citations, or drops them.
 *
 * <p>For each statement: (1) markup, links and markers are taken out; (2) the pieces of evidence it names are looked
 * up; (3) its figures, dates, names, denials, quoted words and most of its other words must be found in them, (4) or
 * else in one other piece, which is then cited in their place; (5) the quotes are attached. Same draft, same verdict.
 * Thread-safe.
 */
public final class Gate {
  /** A longer statement is dropped; in UTF-16 units. */
  public static final int LONGEST_STATEMENT = 2_000;

  /** A statement's further citations are ignored. */
  private static final int MOST_NUMBERS = 10;

  /**
   * Believes of a draft what its evidence says.
   *
   * @param maxCitations most citations of all statements together, at least 1
   * @throws IllegalArgumentException if {@code maxCitations} is below 1
   */
  public Verdict check(Draft draft, int maxCitations) {
    if (maxCitations < 1) {
      throw new IllegalArgumentException("maxCitations must be at least 1: " + maxCitations);
    }
    return new Check(draft, maxCitations).verdict();
  }

  /** Whether a piece of evidence can be a quote at all. */
  private static boolean isCitable(Evidence evidence) {
    String text = evidence.article().text();
    Span span = evidence.span();
    return span.length() <= 2 * Citation.LONGEST_QUOTE && !evidence.text().isBlank()
        && text.codePointCount(span.start(), span.end()) <= Citation.LONGEST_QUOTE
        && !splitsPair(text, span.start()) && !splitsPair(text, span.end());
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  private record Place(String article, Span span) {
    static Place of(Evidence evidence) {
      return new Place(evidence.article().id(), evidence.span());
    }
  }

  /** One run over one draft. */
  private static final class Check {
    private final Draft draft;
    private final int maxCitations;
    private final Map<Integer, Facts> facts = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Place, Integer> numbers = new HashMap<>();
    private final List<Citation> citations = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final List<Verdict.Dropped> dropped = new ArrayList<>();

    Check(Draft draft, int maxCitations) {
      this.draft = draft;
      this.maxCitations = maxCitations;
      for (int i = 0; i < draft.evidence().size(); i++) {
        if (isCitable(draft.evidence().get(i))) {
          Facts of = Facts.of(Markup.strip(draft.evidence().get(i).text()));
          facts.put(i + 1, of);
          of.list().stream().filter(w -> w.isCapital() && !w.opens()).map(Facts::name).forEach(names::add);
        }
      }
    }

    Verdict verdict() {
      for (Draft.Statement statement : draft.statements()) {
        check(statement);
      }
      return new Verdict(statements, citations, dropped);
    }

    private void check(Draft.Statement given) {
      if (given.text().length() > LONGEST_STATEMENT) {
        drop(Plain.of(given.text().substring(0, LONGEST_STATEMENT)), "too_long");
        return;
      }
      String text = Markup.strip(given.text());
      List<Integer> cited = given.numbers().stream().distinct().filter(facts::containsKey).limit(MOST_NUMBERS).toList();
      if (text.isEmpty() || cited.isEmpty()) {
        drop(text, text.isEmpty() ? "empty" : "no_evidence");
        return;
      }
      Support support = new Support(Facts.of(text), names);
      String lack = lack(support, cited);
      List<Integer> carried = lack.isEmpty()
          ? needed(support, cited)
          : other(support, cited).map(List::of).orElse(List.of());
      if (carried.isEmpty()) {
        drop(text, lack);
      } else if (numbers.size() + added(carried) > maxCitations) {
        drop(text, "too_many");
      } else {
        statements.add(new Statement(text, carried.stream().map(this::cite).toList()));
      }
    }

    private void drop(String text, String reason) {
      dropped.add(new Verdict.Dropped(text, reason));
    }

    private String lack(Support support, List<Integer> pieces) {
      return support.lackedBy(pieces.stream().map(this::factsOf).toList());
    }

    private Facts factsOf(int piece) {
      return facts.getOrDefault(piece, Facts.of(""));
    }

    /** Without the pieces that neither carry the statement alone nor are missed when they are gone. */
    private List<Integer> needed(Support support, List<Integer> cited) {
      List<Integer> out = new ArrayList<>(cited);
      for (Integer piece : cited) {
        List<Integer> rest = out.stream().filter(p -> !p.equals(piece)).toList();
        if (!rest.isEmpty() && !lack(support, List.of(piece)).isEmpty() && lack(support, rest).isEmpty()) {
          out.removeIf(piece::equals);
        }
      }
      return out;
    }

    /** The piece not cited that carries the statement alone, the one with most of its words; then the first. */
    private Optional<Integer> other(Support support, List<Integer> cited) {
      Optional<Integer> best = Optional.empty();
      double most = -1;
      for (Map.Entry<Integer, Facts> entry : facts.entrySet()) {
        double overlap = support.overlap(entry.getValue());
        if (overlap > most && !cited.contains(entry.getKey()) && lack(support, List.of(entry.getKey())).isEmpty()) {
          best = Optional.of(entry.getKey());
          most = overlap;
        }
      }
      return best;
    }

    private long added(List<Integer> pieces) {
      return pieces.stream().map(p -> Place.of(evidence(p))).distinct().filter(p -> !numbers.containsKey(p)).count();
    }

    private int cite(int piece) {
      Evidence evidence = evidence(piece);
      return numbers.computeIfAbsent(Place.of(evidence), place -> {
        Article article = evidence.article();
        citations.add(new Citation(citations.size() + 1, article, evidence.span()));
        return citations.size();
      });
    }

    private Evidence evidence(int piece) {
      return draft.evidence().get(piece - 1);
    }
  }
}
