package dev.footnote.answer;

import dev.footnote.cite.Citation;
import dev.footnote.cite.Evidence;
import dev.footnote.cite.Gate;
import dev.footnote.news.Article;
import dev.footnote.news.Clean;
import dev.footnote.news.Published;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The sentences that a chat model is given: those of the best passages, as many as fit, by article and in their order.
 * Sentences that are too long to quote, or that give orders to whoever answers, are left out.
 *
 * @param evidence what a draft may cite; number n of the prompt stands at place n-1
 * @param text one line for each sentence, {@code [n] …}, under one line for each article
 */
record Sheet(List<Evidence> evidence, String text) {
  private static final int LONGEST_TITLE = 200;

  /**
   * @param hits best first
   * @param tokens most tokens of the text, about; at least one sentence is given
   * @param withheld whether sentences that give orders are left out
   */
  static Sheet of(List<Hit> hits, int tokens, boolean withheld) {
    Map<String, Indexed> articles = new LinkedHashMap<>();
    Map<String, TreeSet<Integer>> chosen = new LinkedHashMap<>();
    int left = tokens;
    for (Hit hit : hits) {
      Indexed indexed = hit.indexed();
      boolean seen = articles.containsKey(indexed.article().id());
      for (int n = hit.passage().firstSentence(); n < hit.passage().endSentence(); n++) {
        TreeSet<Integer> mine = chosen.computeIfAbsent(indexed.article().id(), id -> new TreeSet<>());
        if (mine.contains(n) || !isOffered(indexed, n, withheld)) {
          continue;
        }
        int cost = tokens(line(indexed.sentence(n))) + 4 + (seen ? 0 : tokens(head(indexed.article())));
        if (cost > left && left < tokens) {
          return of(articles, chosen);
        }
        left -= cost;
        seen = true;
        articles.putIfAbsent(indexed.article().id(), indexed);
        mine.add(n);
      }
    }
    return of(articles, chosen);
  }

  private static Sheet of(Map<String, Indexed> articles, Map<String, TreeSet<Integer>> chosen) {
    List<Evidence> evidence = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    articles.forEach((id, indexed) -> {
      text.append(head(indexed.article())).append('\n');
      for (int n : chosen.getOrDefault(id, new TreeSet<>())) {
        evidence.add(new Evidence(indexed.article(), indexed.sentences().get(n).span()));
        text.append('[').append(evidence.size()).append("] ").append(line(indexed.sentence(n))).append('\n');
      }
    });
    return new Sheet(evidence, text.toString());
  }

  private static boolean isOffered(Indexed indexed, int number, boolean withheld) {
    Sentence sentence = indexed.sentences().get(number);
    Span span = sentence.span();
    String line = line(indexed.sentence(number));
    return indexed.article().text().codePointCount(span.start(), span.end()) <= Citation.LONGEST_QUOTE
        && !line.isEmpty() && !(withheld && Gate.isOrder(line));
  }

  private static String head(Article article) {
    Source source = article.source();
    String title = line(source.title());
    return "Article: " + title.substring(0, Math.min(LONGEST_TITLE, title.length()))
        + source.publisher().map(p -> " | " + line(p)).orElse("")
        + source.published().map(Published::date).map(day -> " | " + day).orElse("");
  }

  /** One line of what a reader can see. */
  static String line(String stored) {
    return Clean.of(stored).replaceAll("[\\s\\p{Z}\\p{Cc}]++", " ").strip();
  }

  /** About how many tokens a text has: a quarter of its ASCII characters and each other character. */
  static int tokens(String text) {
    long ascii = text.chars().filter(c -> c < 128).count();
    return (int) (ascii / 4 + (text.length() - ascii)) + 1;
  }
}
