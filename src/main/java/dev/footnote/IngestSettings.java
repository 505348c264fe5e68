package dev.footnote;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the ingest function works on.
 *
 * @param articles where articles lie, {@code s3://bucket/prefix}
 * @param queue URL of the queue that tells of them
 * @param deadLetters URL of the queue behind it
 * @param feeds addresses that are polled
 */
record IngestSettings(Optional<String> articles, Optional<String> queue, Optional<String> deadLetters, List<URI> feeds) {
  static final String ARTICLES = "FOOTNOTE_ARTICLES";
  static final String QUEUE = "FOOTNOTE_QUEUE";
  static final String DEAD_LETTERS = "FOOTNOTE_DEAD_LETTERS";
  static final String FEEDS = "FOOTNOTE_FEEDS";
  static final int MOST_FEEDS = 100;

  static final IngestSettings NONE = new IngestSettings(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  IngestSettings {
    feeds = List.copyOf(feeds);
  }

  static IngestSettings read(Function<String, Optional<String>> value, List<String> problems) {
    Optional<String> articles = value.apply(ARTICLES);
    articles.filter(text -> !text.matches("s3://[^/\\s]+(/\\S*)?")).ifPresent(text -> problems.add(ARTICLES + " is \""
        + text + "\", which is no place in S3. Write s3://bucket/prefix, for example s3://my-articles/articles."));
    return new IngestSettings(articles, queue(QUEUE, value, problems), queue(DEAD_LETTERS, value, problems),
        feeds(value.apply(FEEDS), problems));
  }

  private static Optional<String> queue(String name, Function<String, Optional<String>> value, List<String> problems) {
    Optional<String> url = value.apply(name);
    url.filter(text -> !text.matches("https?://\\S+")).ifPresent(text -> problems.add(name + " is \"" + text
        + "\", which is no queue. Give the queue's URL, as aws sqs get-queue-url prints it."));
    return url;
  }

  private static List<URI> feeds(Optional<String> text, List<String> problems) {
    List<URI> feeds = new ArrayList<>();
    for (String address : text.map(t -> List.of(t.split("[,\\s]+"))).orElse(List.of())) {
      if (address.matches("https?://[^\\s/]\\S*") && feeds.size() < MOST_FEEDS) {
        feeds.add(URI.create(address));
      } else {
        problems.add(FEEDS + " holds \"" + address + "\", which is no web address or beyond the " + MOST_FEEDS
            + "th. Give addresses of feeds and sitemaps, parted by commas.");
      }
    }
    return feeds;
  }
}
