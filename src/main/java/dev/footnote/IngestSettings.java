package dev.footnote;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  static IngestSettings read(Settings settings) {
    Optional<String> articles = settings.value(ARTICLES);
    articles.filter(text -> !text.matches("s3://[^/\\s]+(/\\S*)?")).ifPresent(text -> settings.problem(ARTICLES + " is \""
        + text + "\", which is no place in S3. Write s3://bucket/prefix, for example s3://my-articles/articles."));
    return new IngestSettings(articles, queue(QUEUE, settings), queue(DEAD_LETTERS, settings), feeds(settings));
  }

  private static Optional<String> queue(String name, Settings settings) {
    return settings.web(name, "Give the queue's URL, as aws sqs get-queue-url prints it.").map(URI::toString);
  }

  private static List<URI> feeds(Settings settings) {
    List<URI> feeds = new ArrayList<>();
    for (String text : settings.value(FEEDS).map(t -> List.of(t.split("[,\\s]+"))).orElse(List.of())) {
      Optional<URI> address = Settings.address(text);
      if (address.isPresent() && feeds.size() < MOST_FEEDS) {
        feeds.add(address.get());
      } else {
        settings.problem(FEEDS + " holds \"" + Settings.shown(text) + "\", which is no web address or beyond the "
            + MOST_FEEDS + "th. Give addresses of feeds and sitemaps, parted by commas.");
      }
    }
    return feeds;
  }
}
