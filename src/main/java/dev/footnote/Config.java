package dev.footnote;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every setting, read once. README names each with its default, range and effect.
 *
 * @param index folder of an index to answer from; wins over {@code snapshot}
 * @param snapshot where indexes are published, {@code s3://bucket/prefix}
 * @param callers who may ask, how much, and how long they are remembered
 * @param table DynamoDB table for conversations, budgets, idempotency keys and feedback; empty to keep them in memory
 * @param readerWindows how many places of the articles the reading model looks at, in [0..12]; 0 leaves it out
 * @param feedback file that keeps thumbs where there is no table
 * @param cache folder that keeps the vectors of passages
 * @param model who writes answers; empty for the reader alone
 * @param slack how the bot is joined to Slack; empty for none
 * @param ingest what the ingest function works on
 * @param store where the index is
 */
record Config(Optional<Path> index, Optional<String> snapshot, CallerSettings callers, Optional<String> table,
    int readerWindows, Path feedback, Path cache, Optional<ModelSettings> model,
    Optional<SlackSettings> slack, IngestSettings ingest, StoreSettings store) {
  static final String INDEX = "FOOTNOTE_INDEX";
  static final String SNAPSHOT = "FOOTNOTE_SNAPSHOT";
  static final String MODEL = "FOOTNOTE_MODEL";
  static final String MODEL_URL = "FOOTNOTE_MODEL_URL";
  static final String MODEL_KEY = "FOOTNOTE_MODEL_KEY";
  static final String MODEL_REGION = "FOOTNOTE_MODEL_REGION";
  static final String MODEL_TOKENS = "FOOTNOTE_MODEL_TOKENS";
  static final String PRICES = "FOOTNOTE_PRICES";
  static final String API_KEY_HASHES = "FOOTNOTE_API_KEY_HASHES";
  static final String CORS_ORIGINS = "FOOTNOTE_CORS_ORIGINS";
  static final String REQUESTS_PER_MINUTE = "FOOTNOTE_REQUESTS_PER_MINUTE";
  static final String TOKENS_PER_DAY = "FOOTNOTE_TOKENS_PER_DAY";
  static final String OVER_BUDGET = "FOOTNOTE_OVER_BUDGET";
  static final String CONVERSATION_HOURS = "FOOTNOTE_CONVERSATION_HOURS";
  static final String CONVERSATION_KEY = "FOOTNOTE_CONVERSATION_KEY";
  static final String TABLE = "FOOTNOTE_TABLE";
  static final String READER_WINDOWS = "FOOTNOTE_READER_WINDOWS";
  static final String SLACK_SIGNING_SECRETS = "FOOTNOTE_SLACK_SIGNING_SECRETS";
  static final String SLACK_BOT_TOKEN = "FOOTNOTE_SLACK_BOT_TOKEN";
  static final String SLACK_QUEUE = "FOOTNOTE_SLACK_QUEUE";
  static final String SLACK_CHANNELS = "FOOTNOTE_SLACK_CHANNELS";
  static final String SLACK_USER_DAILY = "FOOTNOTE_SLACK_USER_DAILY";
  static final String SLACK_WORKSPACE_DAILY = "FOOTNOTE_SLACK_WORKSPACE_DAILY";
  static final String SLACK_STREAMS = "FOOTNOTE_SLACK_STREAMS";
  static final String SLACK_API = "FOOTNOTE_SLACK_API";
  static final String SLACK_LEASE = "FOOTNOTE_SLACK_LEASE";
  static final String FEEDBACK = "FOOTNOTE_FEEDBACK";
  static final String CACHE = "FOOTNOTE_CACHE";

  /** All names, in the order of README. */
  static final List<String> NAMES = Stream.concat(Stream.of(INDEX, SNAPSHOT, MODEL, MODEL_URL, MODEL_KEY, MODEL_REGION, MODEL_TOKENS,
      PRICES, API_KEY_HASHES, CORS_ORIGINS, REQUESTS_PER_MINUTE, TOKENS_PER_DAY, OVER_BUDGET, CONVERSATION_HOURS,
      CONVERSATION_KEY, TABLE, READER_WINDOWS, SLACK_SIGNING_SECRETS, SLACK_BOT_TOKEN, SLACK_QUEUE, SLACK_CHANNELS,
      SLACK_USER_DAILY, SLACK_WORKSPACE_DAILY, SLACK_STREAMS, SLACK_API, SLACK_LEASE, FEEDBACK, CACHE,
      IngestSettings.ARTICLES, IngestSettings.QUEUE, IngestSettings.DEAD_LETTERS, IngestSettings.FEEDS),
      StoreSettings.NAMES.stream()).toList();

  static final int DEFAULT_WINDOWS = 3;
  static final int MOST_WINDOWS = 12;

  static final Path DEFAULT_FEEDBACK = Path.of(".footnote", "feedback.jsonl");

  private static final String PREFIX = "FOOTNOTE_";
  private static final Path DEFAULT_CACHE = Path.of(".footnote", "embeddings");

  /** What is wrong with the settings: every problem, each with its value, the rule and the remedy. */
  static final class Invalid extends RuntimeException {
    Invalid(List<String> problems) {
      super(String.join("\n", problems));
    }
  }

  /**
   * Reads the settings out of the environment. A variable that is set to nothing counts as not set.
   *
   * @throws Invalid if any is wrong, with all problems at once
   */
  static Config of(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    rejectUnknown(environment, settings);
    Config config = new Config(folder(INDEX, settings), snapshot(settings), CallerSettings.read(settings),
        table(settings), (int) settings.number(READER_WINDOWS, 0, MOST_WINDOWS, DEFAULT_WINDOWS),
        folder(FEEDBACK, settings).orElse(DEFAULT_FEEDBACK), folder(CACHE, settings).orElse(DEFAULT_CACHE),
        ModelSettings.read(settings), SlackSettings.read(settings), IngestSettings.read(settings), StoreSettings.read(settings));
    if (!settings.problems().isEmpty()) {
      throw new Invalid(settings.problems());
    }
    return config;
  }

  private static void rejectUnknown(Map<String, String> environment, Settings settings) {
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX) && !NAMES.contains(name)) {
        settings.problem(name + " is not a setting. The settings are " + String.join(", ", NAMES)
            + ": correct the name or unset it.");
      }
    }
  }

  private static Optional<Path> folder(String name, Settings settings) {
    return settings.value(name).flatMap(text -> {
      try {
        return Optional.of(Path.of(text));
      } catch (InvalidPathException e) {
        settings.problem(name + " is \"" + text + "\", which is no path: " + e.getReason() + ". Name a folder.");
        return Optional.empty();
      }
    });
  }

  private static Optional<String> snapshot(Settings settings) {
    Optional<String> uri = settings.value(SNAPSHOT);
    uri.filter(text -> !text.matches("s3://[^/\\s]+(/\\S*)?")).ifPresent(text -> settings.problem(SNAPSHOT + " is \"" + text
        + "\", which is no place in S3. Write s3://bucket/prefix, for example s3://my-articles/snapshots."));
    return uri;
  }

  private static Optional<String> table(Settings settings) {
    Optional<String> table = settings.value(TABLE);
    table.filter(name -> !name.matches("[A-Za-z0-9_.-]{3,255}")).ifPresent(name -> settings.problem(TABLE + " is \"" + name
        + "\", which is no name of a DynamoDB table. Write 3 to 255 of A-Z a-z 0-9 _ . -, or unset it to keep"
        + " conversations and budgets in memory."));
    return table;
  }
}
