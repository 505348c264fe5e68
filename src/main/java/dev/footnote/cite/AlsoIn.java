package dev.footnote.cite;

import dev.footnote.news.Article;
import dev.footnote.retrieve.Copies;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells in which copies of an article a piece of it stands too, word for word; layout and punctuation do not matter. */
record AlsoIn(Copies copies) {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  List<Article> of(Evidence piece) {
    String words = words(piece.text());
    return copies.copies(piece.article()).stream().filter(copy -> words(copy.text()).contains(words)).toList();
  }

  private static String words(String text) {
    return " " + NO_WORD.matcher(Plain.of(text).toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
  }
}
