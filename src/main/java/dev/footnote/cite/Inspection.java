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
import java.util.stream.Stream;

/**
 * The way of one draft through the gate, statement by statement, so that what passes can be said at once. The statements
 * that passed are never taken back. Not thread-safe.
 */
public final class Inspection {
  /** A statement's further citations are ignored. */
  private static final int MOST_NUMBERS = 10;

  private final List<Evidence> evidence;
  private final int maxCitations;
  private final Bearing bearing;
  private final Dissent dissent;
  private final Likeness likeness;
  private final Map<Integer, Facts> facts = new LinkedHashMap<>();
  private final Map<List<Integer>, Context> contexts = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final Set<Place> sides = new HashSet<>();
  private final List<Citation> citations = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final List<Verdict.Dropped> dropped = new ArrayList<>();

  private record Place(String article, Span span) {
    static Place of(Evidence evidence) {
      return new Place(evidence.article().id(), evidence.span());
    }
  }

  Inspection(List<Evidence> evidence, String question, int maxCitations, Likeness likeness) {
    this.evidence = evidence;
    this.maxCitations = maxCitations;
    this.likeness = likeness;
    this.bearing = new Bearing(question, likeness);
    this.dissent = new Dissent(question);
    for (int i = 0; i < evidence.size(); i++) {
      if (isCitable(evidence.get(i))) {
        Facts of = Facts.of(Markup.strip(evidence.get(i).text()));
        facts.put(i + 1, of);
        of.list().stream().filter(w -> w.isCapital() && !w.opens()).map(Facts::name).forEach(names::add);
      }
    }
  }

  /** Whether a piece of evidence can be a quote at all. */
  private static boolean isCitable(Evidence evidence) {
    String text = evidence.article().text();
    Span span = evidence.span();
    return span.length() <= 2 * Citation.LONGEST_QUOTE && !evidence.text().isBlank()
        && text.codePointCount(span.start(), span.end()) <= Citation.LONGEST_QUOTE
        && !splitsPair(text, span.start()) && !splitsPair(text, span.end())
        && !Orders.isOrder(Plain.of(evidence.text()));
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  /**
   * The statement, if it is borne out; and behind it the other side, in its own words, where another article says
   * otherwise. Both then tell where they come from. Empty if the statement is dropped.
   */
  public List<Statement> check(Draft.Statement given) {
    if (given.text().length() > Gate.LONGEST_STATEMENT) {
      return drop(Plain.of(given.text().substring(0, Gate.LONGEST_STATEMENT)), "too_long");
    }
    String text = Markup.strip(given.text());
    List<Integer> cited = given.numbers().stream().distinct().filter(facts::containsKey).limit(MOST_NUMBERS).toList();
    if (text.isEmpty() || cited.isEmpty()) {
      return drop(text, text.isEmpty() ? "empty" : "no_evidence");
    }
    Support support = new Support(Facts.of(text), names);
    String lack = lack(support, cited);
    List<Integer> carried = lack.isEmpty() ? needed(support, cited) : recited(support, cited);
    if (carried.isEmpty()) {
      return drop(text, lack);
    }
    if (!bearing.has(support.statement(), carried.stream().map(this::factsOf).toList(), context(carried))) {
      return drop(text, "off_topic");
    }
    if (numbers.size() + added(carried) > maxCitations) {
      return drop(text, "too_many");
    }
    if (carried.stream().allMatch(p -> sides.contains(Place.of(piece(p))))
        || statements.stream().anyMatch(s -> s.text().equals(text))) {
      return drop(text, "said_already");
    }
    return said(text, carried);
  }

  private List<Statement> said(String text, List<Integer> carried) {
    Optional<Integer> other = carried.stream().flatMap(p -> dissenting(p).stream()).findFirst()
        .filter(o -> numbers.size() + added(Stream.concat(carried.stream(), Stream.of(o)).toList()) <= maxCitations);
    if (other.isEmpty()) {
      return List.of(add(text, carried));
    }
    Evidence mine = piece(carried.getFirst());
    Evidence its = piece(other.get());
    sides.add(Place.of(its));
    carried.forEach(p -> sides.add(Place.of(piece(p))));
    return List.of(add(Side.of(mine, its).attributed(text), carried),
        add(Side.of(its, mine).attributed(factsOf(other.get()).plain()), List.of(other.get())));
  }

  /** Evidence of another article that says otherwise; the nearest in words first. */
  private Optional<Integer> dissenting(int piece) {
    Facts mine = factsOf(piece);
    return facts.keySet().stream().filter(p -> !piece(p).article().id().equals(piece(piece).article().id()))
        .filter(p -> dissent.between(mine, context(List.of(piece)), factsOf(p), context(List.of(p))))
        .filter(p -> !mine.stems().isEmpty()).findFirst();
  }

  private Statement add(String text, List<Integer> pieces) {
    Statement statement = new Statement(text, pieces.stream().map(this::cite).toList());
    statements.add(statement);
    return statement;
  }

  /** What passed so far, with its citations. */
  public Verdict verdict() {
    return new Verdict(statements, citations, dropped);
  }

  /** Whether two sources that disagree are both stated. */
  public boolean conflicting() {
    return !sides.isEmpty();
  }

  /** How often words alone left it open and meaning was asked. */
  public int embedded() {
    return likeness.asked();
  }

  private List<Statement> drop(String text, String reason) {
    dropped.add(new Verdict.Dropped(text, reason));
    return List.of();
  }

  private String lack(Support support, List<Integer> pieces) {
    return support.lackedBy(pieces.stream().map(this::factsOf).toList(), context(pieces), likeness);
  }

  private Facts factsOf(int piece) {
    return facts.getOrDefault(piece, Facts.of(""));
  }

  private Context context(List<Integer> pieces) {
    return contexts.computeIfAbsent(pieces, these -> Context.of(these.stream().map(this::piece).toList()));
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
  private List<Integer> recited(Support support, List<Integer> cited) {
    return facts.keySet().stream().filter(p -> !cited.contains(p) && support.overlap(factsOf(p)) > 0)
        .sorted((a, b) -> Double.compare(support.overlap(factsOf(b)), support.overlap(factsOf(a)))).map(List::of)
        .filter(pieces -> lack(support, pieces).isEmpty()).findFirst().orElse(List.of());
  }

  private long added(List<Integer> pieces) {
    return pieces.stream().map(p -> Place.of(piece(p))).distinct().filter(p -> !numbers.containsKey(p)).count();
  }

  private int cite(int number) {
    Evidence piece = piece(number);
    return numbers.computeIfAbsent(Place.of(piece), place -> {
      Article article = piece.article();
      citations.add(new Citation(citations.size() + 1, article, piece.span()));
      return citations.size();
    });
  }

  private Evidence piece(int number) {
    return evidence.get(number - 1);
  }
}
