package dev.footnote.cite;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds evidence that says otherwise: a sentence of another article that is about the same and bears on the question,
 * but gives another figure for the same thing, or, where somebody is asked for, another name.
 */
final class Dissent {
  private static final double ALIKE = 0.3;
  private static final double ALIKE_BUT_NAMED = 0.45;
  private static final double COVER = 0.5;

  private final Set<String> asked;
  private final boolean wantsName;

  /** @param question plain text; empty if it is not known, and then there is no dissent */
  Dissent(String question) {
    Facts facts = Facts.of(question);
    this.asked = facts.stems();
    this.wantsName = facts.words().stream().anyMatch(Set.of("who", "whom", "whose")::contains);
  }

  /** Whether a closer look is worth it: both have a word of the question, and some words in common. */
  boolean mayBe(Set<String> a, Set<String> b) {
    return asked.stream().anyMatch(b::contains) && a.stream().filter(b::contains).count() >= 2;
  }

  /** Whether two sentences of different articles disagree in what is asked. */
  boolean between(Facts a, Context contextOfA, Facts b, Context contextOfB) {
    if (asked.isEmpty() || cover(a, contextOfA) < COVER || cover(b, contextOfB) < COVER || yearsDiffer(a, b)) {
      return false;
    }
    double alike = alike(a, b);
    return (alike >= ALIKE && figuresDiffer(a.quantities().all(), b.quantities().all()))
        || (alike >= ALIKE && daysDiffer(a, b)) || (wantsName && alike >= ALIKE_BUT_NAMED && namesDiffer(a, b));
  }

  private double cover(Facts facts, Context context) {
    long met = asked.stream().filter(s -> facts.stems().contains(s) || context.stems().contains(s)).count();
    long own = asked.stream().filter(facts.stems()::contains).count();
    return own == 0 ? 0 : met / (double) asked.size();
  }

  private static double alike(Facts a, Facts b) {
    Set<String> all = new HashSet<>(a.stems());
    all.addAll(b.stems());
    long both = a.stems().stream().filter(b.stems()::contains).count();
    return all.isEmpty() ? 0 : both / (double) Math.min(a.stems().size(), b.stems().size()) * 0.5
        + both / (double) all.size() * 0.5;
  }

  private static boolean yearsDiffer(Facts a, Facts b) {
    Set<String> x = a.figures().years();
    Set<String> y = b.figures().years();
    return !x.isEmpty() && !y.isEmpty() && x.stream().noneMatch(y::contains);
  }

  /** The first quantity of one thing or unit that the other gives differently, while neither gives the other's. */
  private static boolean figuresDiffer(List<Quantities.Quantity> a, List<Quantities.Quantity> b) {
    return a.stream().anyMatch(q -> {
      Optional<Quantities.Quantity> other = b.stream().filter(o -> isOfOneKind(q, o)).findFirst();
      return other.isPresent() && b.stream().noneMatch(o -> o.value().equals(q.value()))
          && a.stream().noneMatch(o -> o.value().equals(other.get().value()));
    });
  }

  private static boolean isOfOneKind(Quantities.Quantity a, Quantities.Quantity b) {
    return a.unit().isEmpty() ? b.unit().isEmpty() && a.nouns().stream().anyMatch(b.nouns()::contains)
        : a.unit().equals(b.unit());
  }

  private static boolean daysDiffer(Facts a, Facts b) {
    Set<String> x = days(a);
    Set<String> y = days(b);
    return !x.isEmpty() && !y.isEmpty() && x.stream().noneMatch(y::contains);
  }

  private static Set<String> days(Facts facts) {
    Set<String> out = new HashSet<>(facts.figures().dates());
    out.removeIf(date -> !date.matches("\\p{L}+ \\d{1,2}"));
    return out;
  }

  private static boolean namesDiffer(Facts a, Facts b) {
    return !b.names().containsAll(a.names()) && !a.names().containsAll(b.names()) && !a.names().isEmpty();
  }
}
