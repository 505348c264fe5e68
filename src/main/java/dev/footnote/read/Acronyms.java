package dev.footnote.read;

import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.List;

/** Where a sentence writes out in full what a question names by its initials. */
final class Acronyms {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 8;

  /** Characters between two words of one name at most: an apostrophe, an s and a space. */
  private static final int POSSESSIVE = 3;

  private Acronyms() {}

  /**
   * Places in the sentence, such as that of "Norland’s Ministry of Sea Transport (MST)" for a question about the MST: the whole
   * name, with what it is of and with the initials behind it.
   */
  static List<Span> writtenOut(Asked asked, Read read) {
    List<Token> words = read.tokens().stream().filter(token -> !token.function()).toList();
    List<Span> places = new ArrayList<>();
    for (Token term : asked.terms()) {
      String initials = term.word();
      if (!term.capital() || initials.length() < SHORTEST || initials.length() > LONGEST) {
        continue;
      }
      for (int first = 0; first + initials.length() <= words.size(); first++) {
        if (spell(words.subList(first, first + initials.length()), initials)) {
          places.add(whole(words, first, first + initials.length() - 1, initials));
        }
      }
    }
    return places;
  }

  private static Span whole(List<Token> words, int first, int last, String initials) {
    int from = first;
    while (from > 0 && words.get(from - 1).capital() && words.get(from).span().start() - words.get(from - 1).span().end() <= POSSESSIVE) {
      from--;
    }
    int to = last + 1 < words.size() && words.get(last + 1).word().equals(initials) ? last + 1 : last;
    return new Span(words.get(from).span().start(), words.get(to).span().end());
  }

  private static boolean spell(List<Token> words, String initials) {
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).capital() || words.get(i).word().charAt(0) != initials.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
