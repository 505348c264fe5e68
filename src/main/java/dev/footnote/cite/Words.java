package dev.footnote.cite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a plain text and their stems. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]++(?:['’.&](?=[\\p{L}])[\\p{L}\\p{M}\\p{Nd}]++)*+");

  private static final Set<String> FUNCTION = Set.copyOf(List.of("""
      a an the and or but if so as at by for from in into of off on onto out over to up with about after against all
      also although among any are around be because been before being between both can could did do does doing done down
      during each either else ever every few had has have having he her here hers him his how i it its itself just like
      many may me might more most much must my near of on once only other our own per quite rather same shall she should
      since some still such than that their them then there these they this those through thus together too toward
      towards under until upon us very via was we were what when where whether which while who whom whose why will
      within would yet you your am is not no nor never none nobody nothing neither without cannot said says say
      according however meanwhile one another it's he's she's they're i'm that's there's mr mrs ms dr
      two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion trillion percent
      per cent dollar dollars euro euros pounds""".split("\\s+")));

  private static final Set<String> BE = Set.of("is", "are", "was", "were", "be", "been", "being");
  private static final Set<String> PREPOSITIONS = Set.of("""
      by from to in at on of for with against near between over under behind below above before after than into off through
      via ahead around towards outside without about during since until within as among alongside""".strip().split("\\s+"));

  private Words() {}

  /** Whether a word in lower case is a form of "to be". */
  static boolean isBe(String lower) {
    return BE.contains(lower);
  }

  static boolean isPreposition(String lower) {
    return PREPOSITIONS.contains(lower);
  }

  /**
   * One word.
   *
   * @param text as written
   * @param start place in the text
   * @param clause number of the clause it stands in; commas, semicolons, dashes and stops end clauses
   * @param opens whether it begins a sentence or a quotation
   */
  record Word(String text, int start, int clause, boolean opens) {
    /** Place behind its last character. */
    int end() {
      return start + text.length();
    }

    String lower() {
      return text.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    boolean isCapital() {
      return Character.isUpperCase(text.codePointAt(0)) || text.codePoints().skip(1).anyMatch(Character::isUpperCase);
    }

    boolean isContent() {
      String lower = lower();
      return !FUNCTION.contains(lower) && !Negation.isCue(lower) && !Character.isDigit(text.codePointAt(0));
    }

    String stem() {
      return Words.stem(lower());
    }
  }

  static List<Word> of(String plain) {
    List<Word> out = new ArrayList<>();
    Matcher matcher = WORD.matcher(plain);
    int clause = 0;
    int at = 0;
    while (matcher.find()) {
      boolean opens = out.isEmpty();
      for (int i = at; i < matcher.start(); i++) {
        clause += ",;:—–()".indexOf(plain.charAt(i)) >= 0 ? 1 : 0;
        opens |= ".!?…:“\"«".indexOf(plain.charAt(i)) >= 0 && !isAbbreviation(out);
      }
      clause += opens ? 1 : 0;
      out.add(new Word(matcher.group(), matcher.start(), clause, opens));
      at = matcher.end();
    }
    return out;
  }

  private static boolean isAbbreviation(List<Word> before) {
    if (before.isEmpty()) {
      return false;
    }
    String last = before.getLast().text();
    return (last.length() == 1 && !last.equals("I")) || last.indexOf('.') > 0
        || Set.of("Mr", "Mrs", "Ms", "Dr", "Gen", "Gov", "Sen", "Rep", "St", "Lt", "Col", "Prof").contains(last);
  }

  /** A light stem: possessive, plural, -ed, -ing, -ly, -al and a last e or y go. */
  static String stem(String lower) {
    String s = lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower.replace(".", "");
    s = cut(s, "ies", 2, "i");
    s = s.endsWith("ss") || s.endsWith("us") || s.endsWith("is") ? s : cut(s, "s", 3, "");
    s = cut(s, "ingly", 3, "");
    s = cut(s, "edly", 3, "");
    s = cut(s, "ly", 4, "");
    String bare = cut(cut(s, "ing", 3, ""), "ed", 3, "");
    int n = bare.length();
    if (n < s.length() && n > 3 && bare.charAt(n - 1) == bare.charAt(n - 2) && "ls".indexOf(bare.charAt(n - 1)) < 0) {
      bare = bare.substring(0, n - 1);
    }
    bare = cut(bare, "al", 5, "");
    bare = cut(bare, "e", 3, "");
    return cut(bare, "y", 3, "i");
  }

  private static String cut(String word, String suffix, int least, String put) {
    return word.endsWith(suffix) && word.length() - suffix.length() >= least
        ? word.substring(0, word.length() - suffix.length()) + put : word;
  }
}
