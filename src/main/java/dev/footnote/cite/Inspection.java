package dev.footnote.cite;

import dev.footnote.news.Article;
import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The way of one draft through the gate, statement by statement, so that what passes can be said at once. The
 * statements that passed are never taken back. Not thread-safe.
 */
public final class Inspection {
  /** A statement's further citations are ignored. */
  private static final int MOST_NUMBERS = 10;

  /** Pieces tried where a statement cites the wrong one, and the share of its words that they must have. */
  private static final int MOST_TRIED = 6;

  private static final double LEAST_SHARE = 0.2;

  private final List<Evidence> evidence;
  private final int maxCitations;
  private final Bearing bearing;
  private final Dissent dissent;
  private final Likeness likeness;
  private final AlsoIn alsoIn;
  private final List<Glance> glances;
  private final Map<Integer, Facts> facts = new HashMap<>();
  private final Map<Integer, Boolean> citable = new HashMap<>();
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

  Inspection(List<Evidence> evidence, String question, int maxCitations, Likeness likeness, AlsoIn alsoIn) {
    this.evidence = evidence;
    this.maxCitations = maxCitations;
    this.likeness = likeness;
    this.alsoIn = alsoIn;
    this.bearing = new Bearing(question, likeness);
    this.dissent = new Dissent(question);
    this.glances = evidence.stream().map(Glance::of).toList();
    glances.forEach(glance -> names.addAll(glance.names()));
  }

  private boolean isCitable(int number) {
    return number >= 1 && number <= evidence.size()
        && citable.computeIfAbsent(number, n -> isCitable(piece(n)));
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
    List<Integer> cited = given.numbers().stream().distinct().filter(this::isCitable).limit(MOST_NUMBERS).toList();
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

  /** The first piece of another article that says otherwise. */
  private Optional<Integer> dissenting(int piece) {
    Facts mine = factsOf(piece);
    return numbers().filter(p -> !piece(p).article().id().equals(piece(piece).article().id()))
        .filter(p -> dissent.mayBe(mine.stems(), glance(p).stems())).filter(this::isCitable)
        .filter(p -> dissent.between(mine, context(List.of(piece)), factsOf(p), context(List.of(p)))).findFirst();
  }

  private Stream<Integer> numbers() {
    return IntStream.rangeClosed(1, evidence.size()).boxed();
  }

  private Glance glance(int number) {
    return glances.get(number - 1);
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
    return facts.computeIfAbsent(piece, p -> Facts.of(Markup.strip(piece(p).text())));
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

  /**
   * Of the {@value #MOST_TRIED} pieces not cited with most of the statement's words, the first that carries it alone;
   * the piece with more words comes first, then the earlier one.
   */
  private List<Integer> recited(Support support, List<Integer> cited) {
    Set<String> stems = support.statement().stems();
    return numbers().filter(p -> !cited.contains(p) && glance(p).share(stems) >= LEAST_SHARE)
        .sorted(Comparator.comparingDouble((Integer p) -> -glance(p).share(stems))).limit(MOST_TRIED)
        .filter(this::isCitable).map(List::of).filter(pieces -> carriesByWords(support, pieces)).findFirst()
        .orElse(List.of());
  }

  /** Neither meaning nor context helps here: what was cited has failed, so another piece must say it in the statement's words. */
  private boolean carriesByWords(Support support, List<Integer> pieces) {
    return pieces.stream().allMatch(p -> support.overlap(factsOf(p)) >= Support.ENOUGH_WORDS)
        && support.lackedBy(pieces.stream().map(this::factsOf).toList(), context(pieces), Likeness.NONE).isEmpty();
  }

  private long added(List<Integer> pieces) {
    return pieces.stream().map(p -> Place.of(piece(p))).distinct().filter(p -> !numbers.containsKey(p)).count();
  }

  private int cite(int number) {
    Evidence piece = piece(number);
    return numbers.computeIfAbsent(Place.of(piece), place -> {
      Article article = piece.article();
      citations.add(new Citation(citations.size() + 1, article, piece.span(), alsoIn.of(piece)));
      return citations.size();
    });
  }

  private Evidence piece(int number) {
    return evidence.get(number - 1);
  }
}
