package dev.footnote.ingest;

import dev.footnote.news.Article;

/** What a source yields: an article, or one that could not be taken and why. */
public sealed interface Received {
  /** Where it came from: a path, a path and line ({@code news.jsonl:12}) or a URL. */
  String origin();

  /** An article to be indexed. */
  record Accepted(String origin, Article article) implements Received {}

  /**
   * An article that could not be taken.
   *
   * @param code stable and short, such as {@code empty}, {@code too_large}, {@code bad_json}
   * @param message what, the value, the rule and the remedy, for a person
   */
  record Rejected(String origin, String code, String message) implements Received {}
}
