package dev.footnote.cite;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether evidence says what a statement says, judged by what can be compared without understanding. */
final class Support {
  /** Share of a statement's content words that must be found; chosen so that a changed verb and object fail. */
  static final double ENOUGH_WORDS = 0.6;

  /** From here on meaning may decide. */
  private static final double OPEN_WORDS = 0.2;

  private static final List<String> ORIGINS = List.of("n", "an", "ian", "ese", "ish");

  private static final Pattern PERIOD =
      Pattern.compile("(?i)\\b(?:last|this|next) (?:night|week|weekend|month|quarter|year|decade|century)\\b");

  /** Words that begin sentences and are no names. */
  private static final Set<String> OPENERS = Set.of("""
      everyone everybody everything someone somebody something anyone anybody anything nowhere everywhere inside outside
      aboard beyond despite except given instead perhaps maybe once twice today tomorrow yesterday tonight overall besides
      otherwise therefore moreover furthermore nevertheless nonetheless indeed afterwards beforehand alongside amid amidst
      throughout thanks due owing unlike regardless whoever whatever several various numerous many plenty half here there
      again ahead apart aside away even last later next soon today's still""".split("\\s+"));

  private final Facts statement;
  private final Set<String> knownNames;

  /** @param knownNames capitalised inside sentences of any evidence at hand, lower case */
  Support(Facts statement, Set<String> knownNames) {
    this.statement = statement;
    this.knownNames = knownNames;
  }

  Facts statement() {
    return statement;
  }

  /**
   * Why the evidence does not carry the statement; empty if it does. Evidence is taken together.
   *
   * @param evidence at least one
   * @param context what a reader of it knows besides
   * @param likeness asked only where words alone leave it open
   */
  String lackedBy(List<Facts> evidence, Context context, Likeness likeness) {
    if (evidence.stream().anyMatch(this::isOwnSentence)) {
      return "";
    }
    Facts all = evidence.size() == 1
        ? evidence.getFirst()
        : Facts.of(String.join(" . ", evidence.stream().map(Facts::plain).toList()));
    String lack = contradiction(all, context);
    if (!lack.isEmpty()) {
      return lack;
    }
    if (statement.stems().isEmpty()) {
      return hasFigures() ? "" : "words";
    }
    double overlap = overlap(all, context);
    boolean open = overlap >= OPEN_WORDS && overlap < ENOUGH_WORDS;
    return overlap >= ENOUGH_WORDS || (open && likeness.alike(statement.plain(), all.plain())) ? "" : "words";
  }

  /** What the statement says and the evidence does not, of what can be compared piece by piece. */
  private String contradiction(Facts all, Context context) {
    String figure = statement.figures().lackedBy(all.figures().plus(context.days()).plusNumbers(Implied.of(all.list())));
    if (!figure.isEmpty()) {
      return figure;
    }
    if (isOtherPeriod(all)) {
      return "date";
    }
    if (!statement.quantities().isIn(all.quantities())) {
      return "unit";
    }
    if (!Fractions.told(all).containsAll(Fractions.of(statement.fractionWords()))) {
      return "number";
    }
    if (!namesIn(all, context)) {
      return "name";
    }
    if (!statement.negation().agreesWith(all.negation())) {
      return "negation";
    }
    if (Opposites.contradict(statement, all)) {
      return "comparative";
    }
    if (Roles.areSwapped(statement.list(), all.list()) || Arguments.areSwapped(statement.list(), all.list())
        || !fullNamesIn(all, context)) {
      return "roles";
    }
    String straight = Facts.straight(all.plain());
    return statement.quoted().stream().allMatch(straight::contains) ? "" : "quoted";
  }

  /** Whether the statement says "last month" where the evidence says only "last week". */
  private boolean isOtherPeriod(Facts all) {
    Set<String> its = periods(all.plain());
    return !its.isEmpty() && !its.containsAll(periods(statement.plain()));
  }

  private static Set<String> periods(String plain) {
    return PERIOD.matcher(plain).results().map(m -> m.group().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** Share of the statement's content words that the evidence has; what only its context has counts half. */
  private double overlap(Facts evidence, Context context) {
    long near = statement.stems().stream().filter(s -> !evidence.stems().contains(s)
        && context.stems().contains(s)).count();
    return overlap(evidence) + near / (2.0 * statement.stems().size());
  }

  /** Share of the statement's content words that the evidence has. */
  double overlap(Facts evidence) {
    long met = statement.stems().stream().filter(evidence.stems()::contains).count();
    return statement.stems().isEmpty() ? 0 : met / (double) statement.stems().size();
  }

  private boolean hasFigures() {
    Figures figures = statement.figures();
    return !(figures.numbers().isEmpty() && figures.years().isEmpty() && figures.dates().isEmpty());
  }

  /** Whether the statement is the evidence, or whole sentences of it, letter for letter. */
  private boolean isOwnSentence(Facts evidence) {
    String whole = evidence.plain();
    String mine = statement.plain();
    if (whole.equals(mine)) {
      return true;
    }
    for (int at = whole.indexOf(mine); at >= 0; at = whole.indexOf(mine, at + 1)) {
      String before = whole.substring(0, at).strip();
      int end = at + mine.length();
      boolean starts = before.isEmpty() || endsSentence(before);
      boolean ends = end == whole.length() || (endsSentence(mine) && whole.charAt(end) == ' ');
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsSentence(String text) {
    return text.matches("(?s).*[^.\\s\\p{Lu}][.!?…]+[\"”’')]*");
  }

  /** Names may also come from the context, if none of the evidence's own names gives way to them. */
  private boolean namesIn(Facts evidence, Context context) {
    boolean foreign = false;
    for (int i = 0; i < statement.list().size(); i++) {
      String name = Facts.name(statement.list().get(i));
      if (isName(i, evidence) && !isNamed(name, evidence.words())) {
        foreign = true;
        if (!context.words().contains(name)) {
          return false;
        }
      }
    }
    return !foreign || evidence.names().stream().allMatch(name -> isNamed(name, statement.words()));
  }

  /**
   * Whether names that stand side by side do so in the evidence or before it: no "Duval Bay" of Duval and Alder Bay.
   */
  private boolean fullNamesIn(Facts evidence, Context context) {
    List<Words.Word> words = statement.list();
    for (int i = 0; i + 1 < words.size(); i++) {
      Words.Word one = words.get(i);
      Words.Word two = words.get(i + 1);
      boolean side = one.isCapital() && two.isCapital() && !two.opens() && two.start() - one.end() == 1
          && !one.lower().endsWith("'s");
      boolean known = evidence.names().contains(Facts.name(one)) && evidence.names().contains(Facts.name(two));
      if (side && known && !evidence.hasPair(one, two) && !context.pairs().contains(Facts.pair(one, two))) {
        return false;
      }
    }
    return true;
  }

  private boolean isName(int i, Facts evidence) {
    Words.Word word = statement.list().get(i);
    String name = Facts.name(word);
    if (!word.isCapital() || !word.isContent() || isDateOrNumber(name)) {
      return false;
    }
    boolean shouted = word.text().codePoints().filter(Character::isUpperCase).count() > 1;
    if (!word.opens() || shouted || knownNames.contains(name)) {
      return true;
    }
    if (OPENERS.contains(name) || evidence.stems().stream().anyMatch(s -> s.length() > 4
        && name.startsWith(s.substring(0, 5)))) {
      return false;
    }
    boolean another = i + 1 < statement.list().size() && statement.list().get(i + 1).isCapital()
        && !statement.list().get(i + 1).opens();
    boolean again = statement.list().stream().anyMatch(w -> !w.opens() && w.isCapital() && Facts.name(w).equals(name));
    boolean looksCommon = name.matches(".*(?:s|ed|ing|ly|ion|er|ers|ment|ity)");
    return !evidence.stems().contains(word.stem()) && (another || again || !looksCommon);
  }

  private static boolean isDateOrNumber(String name) {
    Figures figures = Figures.of("1 " + name);
    return !figures.dates().isEmpty() || !Figures.of(name).numbers().isEmpty();
  }

  private static boolean isNamed(String name, Set<String> words) {
    return words.contains(name)
        || ORIGINS.stream().anyMatch(o -> (name.length() > 3 && words.contains(name + o))
            || (name.endsWith(o) && name.length() - o.length() > 3
                && words.contains(name.substring(0, name.length() - o.length()))));
  }
}
