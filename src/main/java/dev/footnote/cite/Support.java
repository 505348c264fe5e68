package dev.footnote.cite;

import java.util.List;
import java.util.Set;

/** Whether evidence says what a statement says, judged by what can be compared without understanding. */
final class Support {
  /** Share of a statement's content words that must be found; chosen so that a changed verb and object fail. */
  static final double ENOUGH_WORDS = 0.6;

  private static final List<String> ORIGINS = List.of("n", "an", "ian", "ese", "ish");

  private final Facts statement;
  private final Set<String> knownNames;

  /** @param knownNames capitalised inside sentences of any evidence at hand, lower case */
  Support(Facts statement, Set<String> knownNames) {
    this.statement = statement;
    this.knownNames = knownNames;
  }

  /** Why the evidence does not carry the statement; empty if it does. Evidence is taken together. */
  String lackedBy(List<Facts> evidence) {
    if (evidence.stream().anyMatch(this::isOwnSentence)) {
      return "";
    }
    Facts all = evidence.size() == 1
        ? evidence.getFirst()
        : Facts.of(String.join(" . ", evidence.stream().map(Facts::plain).toList()));
    String figure = statement.figures().lackedBy(all.figures());
    if (!figure.isEmpty()) {
      return figure;
    }
    if (!namesIn(all)) {
      return "name";
    }
    if (!statement.negation().agreesWith(all.negation())) {
      return "negation";
    }
    String straight = Facts.straight(all.plain());
    if (!statement.quoted().stream().allMatch(straight::contains)) {
      return "quoted";
    }
    boolean enough = statement.stems().isEmpty() ? hasFigures() : overlap(all) >= ENOUGH_WORDS;
    return enough ? "" : "words";
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

  private boolean namesIn(Facts evidence) {
    for (int i = 0; i < statement.list().size(); i++) {
      if (isName(i, evidence) && !isNamed(Facts.name(statement.list().get(i)), evidence.words())) {
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
