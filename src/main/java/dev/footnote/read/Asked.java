package dev.footnote.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a question asks for, and the words that say of what.
 *
 * @param kind of the answer wanted
 * @param word the question word, such as {@code who}; {@code none} if there is none
 * @param focus stem of the noun that names the answer ("which <em>exercise</em>", "how many <em>members</em>"); empty if none
 * @param terms content words besides the focus, and it, in order, without doubles
 * @param names stems of the terms that are parts of names
 * @param numbers the terms that are numbers
 * @param tokens all tokens of the question
 * @param period the time that it names, if any
 */
record Asked(Kind kind, String word, String focus, List<Token> terms, Set<String> names, Set<String> numbers,
    List<Token> tokens, Optional<Period> period) {

  private static final Set<String> WH =
      Set.of("who", "whom", "whose", "what", "which", "when", "where", "why", "how");

  static Asked of(String question) {
    List<Token> tokens = Tokens.of(question);
    int at = questionWord(tokens);
    String word = at < 0 ? "none" : tokens.get(at).word();
    String next = wordAt(tokens, at + 1);
    int noun = at < 0 ? -1 : focus(tokens, at, word, next);
    String focus = noun < 0 ? "" : tokens.get(noun).stem();
    Kind kind = kind(tokens, at, word, next, focus);
    List<Token> terms = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> names = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.function() || i == at || !seen.add(token.stem())) {
        continue;
      }
      terms.add(token);
      if (token.number()) {
        numbers.add(token.word());
      } else if (token.capital() && i > 0) {
        names.add(token.stem());
      }
    }
    return new Asked(kind, word, focus, List.copyOf(terms), Set.copyOf(names), Set.copyOf(numbers), tokens,
        Period.asked(question));
  }

  private static int questionWord(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (WH.contains(tokens.get(i).word())) {
        return i;
      }
    }
    return -1;
  }

  private static String wordAt(List<Token> tokens, int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).word() : "";
  }

  /** Place of the noun that names the answer, or -1. */
  private static int focus(List<Token> tokens, int at, String word, String next) {
    boolean counts = word.equals("how") && (next.equals("many") || next.equals("much"));
    if (!counts && !word.equals("what") && !word.equals("which") && !word.equals("whose")) {
      return -1;
    }
    int i = counts ? at + 2 : at + 1;
    boolean copula = !counts && i < tokens.size() && Set.of("is", "was", "are", "were").contains(tokens.get(i).word());
    if (copula) {
      i++;
      while (i < tokens.size() && tokens.get(i).function() && !tokens.get(i).word().equals("of")) {
        i++;
      }
    }
    int noun = -1;
    for (; i < tokens.size() && !tokens.get(i).function() && (noun < 0 || i - noun < 4); i++) {
      if (noun >= 0 && !copula && (Words.verb(tokens.get(i).word()) || saysOf(tokens, noun, i))) {
        break;
      }
      noun = i;
      if (counts && Words.plural(tokens.get(i).word())) {
        break;
      }
    }
    return noun;
  }

  /** Whether token i is the verb of "which city hosts the games" rather than one more noun. */
  private static boolean saysOf(List<Token> tokens, int noun, int i) {
    return Words.kindOf(tokens.get(noun).stem()) != null && !Words.plural(tokens.get(noun).word())
        && Words.plural(tokens.get(i).word()) && i + 1 < tokens.size()
        && (tokens.get(i + 1).function() || tokens.get(i + 1).capital());
  }

  private static Kind kind(List<Token> tokens, int at, String word, String next, String focus) {
    return switch (word) {
      case "when" -> Kind.DATE;
      case "where" -> Kind.PLACE;
      case "who", "whom", "whose" -> Kind.PERSON;
      case "why" -> Kind.REASON;
      case "how" -> switch (next) {
        case "many", "far", "tall", "high", "deep", "big", "large", "fast", "heavy", "wide", "often" -> Kind.NUMBER;
        case "much" -> focus.isEmpty() || Words.money(focus) ? Kind.MONEY : Kind.NUMBER;
        case "long", "old" -> Kind.DURATION;
        default -> Kind.PHRASE;
      };
      case "what", "which" -> {
        for (int i = at + 1; i < Math.min(tokens.size(), at + 6); i++) {
          Kind named = Words.kindOf(tokens.get(i).stem());
          if (named != null && (tokens.get(i).stem().equals(focus) || i <= at + 2)) {
            yield named;
          }
        }
        yield focus.isEmpty() ? Kind.PHRASE : Kind.NAME;
      }
      default -> Kind.PHRASE;
    };
  }
}
