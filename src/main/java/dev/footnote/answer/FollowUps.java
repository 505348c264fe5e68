package dev.footnote.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a question that leans on earlier turns stand alone, by rule; and judges one that a model wrote. */
final class FollowUps {
  private static final Pattern OPENING =
      Pattern.compile("^(?:and|but|so|or|then|also)\\b[,\\s]*|^(?:what|how) about\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern PRONOUN = Pattern.compile(
      "\\b(he|she|it|they|him|them|his|her|hers|its|their|theirs)\\b|\\b(this|that|these|those|there)(?=\\s*[?.!]*$)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile(
      "(?<![.?!]\\s|^)(?<!^[\\p{L}]{0,9}\\s)\\b\\p{Lu}[\\p{L}\\p{M}.&’'-]*+(?:\\s(?:of\\s"
          + "|the\\s)?\\p{Lu}[\\p{L}\\p{M}.&’'-]*+)*+");
  private static final Set<String> POSSESSIVE = Set.of("his", "hers", "its", "their", "theirs");
  private static final Set<String> PLAIN = Set.of("who", "what", "when", "where", "why", "how", "which", "whom",
      "whose",
      "did", "does", "do", "is", "was", "were", "are", "the", "a", "an", "in", "on", "of", "to", "for", "much", "many",
      "long", "old", "it", "and", "has", "have", "had", "will", "would", "at", "by", "from", "with", "about");
  private static final int LONGEST = 300;

  private FollowUps() {}

  /** Whether {@code question} can hardly be understood without what was said before. */
  static boolean leans(String question, List<Turn> turns) {
    if (turns.isEmpty()) {
      return false;
    }
    Matcher pronoun = PRONOUN.matcher(question);
    boolean open = pronoun.find() && names(question.substring(0, pronoun.start())).isEmpty();
    long telling = words(question).stream().filter(w -> !PLAIN.contains(w)).count();
    return OPENING.matcher(question).find() || open || (telling <= 2 && names(question).isEmpty());
  }

  /**
   * By rule: the pronoun gives way to the last thing named before; else that thing is added.
   *
   * @param turns at least one, the last one counts
   */
  static String rewritten(String question, List<Turn> turns) {
    Turn last = turns.getLast();
    Matcher opening = OPENING.matcher(question);
    String bare = opening.find() ? question.substring(opening.end()).strip() : question;
    boolean fragment = opening.hasMatch() && words(bare).stream().noneMatch(w -> PLAIN.contains(w) && w.length() > 2
        && !w.equals("the"));
    if (fragment && !bare.isEmpty()) {
      return capital(withoutMark(last.question()) + ", " + withoutMark(bare) + "?");
    }
    Optional<String> name = names(last.question()).stream().findFirst()
        .or(() -> names(last.answer()).stream().findFirst());
    Matcher pronoun = PRONOUN.matcher(bare);
    if (name.isPresent() && pronoun.find() && pronoun.group(1) != null) {
      String word = pronoun.group(1).toLowerCase(Locale.ROOT);
      boolean owns = POSSESSIVE.contains(word) || (word.equals("her") && bare.startsWith(" ", pronoun.end())
          && bare.substring(pronoun.end()).matches("\\s+\\p{Ll}.*"));
      return capital(bare.substring(0, pronoun.start()) + name.get() + (owns ? "'s" : "")
          + bare.substring(pronoun.end()));
    }
    String topic = name.orElse(withoutMark(last.question()));
    return capital(withoutMark(bare) + ", regarding " + topic + "?");
  }

  /** Whether a model's version is one line that names nothing which was not said before. */
  static boolean isFair(String rewritten, String question, List<Turn> turns) {
    StringBuilder said = new StringBuilder(question);
    turns.forEach(turn -> said.append(' ').append(turn.question()).append(' ').append(turn.answer()));
    Set<String> known = new HashSet<>(words(said.toString()));
    boolean foreign = Pattern.compile("[\\p{L}\\p{Nd}]++").matcher(rewritten).results().skip(1)
        .map(m -> m.group()).filter(w -> !Character.isLowerCase(w.codePointAt(0)))
        .anyMatch(w -> !known.contains(w.toLowerCase(Locale.ROOT)));
    return !rewritten.isBlank() && rewritten.length() <= LONGEST && !rewritten.matches("(?s).*[\\n<>{}\\[\\]]|.*://.*")
        && !foreign;
  }

  private static List<String> names(String text) {
    List<String> out = new ArrayList<>();
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      out.add(name.group().replaceAll("['’]s$|[.?!]$", ""));
    }
    return out;
  }

  private static List<String> words(String text) {
    return Pattern.compile("[\\p{L}\\p{Nd}]++").matcher(text.toLowerCase(Locale.ROOT)).results().map(m -> m.group()).toList();
  }

  private static String withoutMark(String text) {
    return text.strip().replaceAll("[\\s?.!]++$", "");
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
