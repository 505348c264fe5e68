package dev.footnote;

import dev.footnote.slack.Manners;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How the bot is joined to Slack.
 *
 * @param signingSecrets of the app: the one in force and, while it is rotated, the other; secret
 * @param token of the bot; secret
 * @param queue URL of the queue that questions wait in; empty to answer them in this process
 * @param manners where it answers and how often
 * @param api another address than Slack's own, with a slash at its end
 * @param lease how long one attempt at an answer may take
 */
record SlackSettings(List<String> signingSecrets, String token, Optional<String> queue, Manners manners,
    Optional<String> api, Duration lease) {
  /** Longer than the function's 30 s, shorter than the 180 s after which the queue delivers again. */
  static final Duration LEASE = Duration.ofSeconds(40);

  SlackSettings {
    signingSecrets = List.copyOf(signingSecrets);
  }

  /**
   * Reads the settings.
   *
   * @param value of a setting by its name
   * @param problems gets what is wrong
   * @return empty where there is no bot
   */
  static Optional<SlackSettings> read(Function<String, Optional<String>> value, List<String> problems) {
    Optional<String> secrets = value.apply(Config.SLACK_SIGNING_SECRETS);
    Optional<String> token = value.apply(Config.SLACK_BOT_TOKEN);
    List<String> signing = secrets.map(text -> Arrays.stream(text.split(",")).map(String::strip).toList()).orElse(List.of());
    if (secrets.isPresent() && (signing.isEmpty() || signing.size() > 2 || !signing.stream().allMatch(s -> s.length() >= 16))) {
      problems.add(Config.SLACK_SIGNING_SECRETS + " must hold one signing secret of the app, or two parted by a comma while"
          + " it is rotated; each has at least 16 characters. Copy it from Basic Information, App Credentials.");
    }
    if (token.isPresent() && !token.get().matches("xox[a-z]-\\S+")) {
      problems.add(Config.SLACK_BOT_TOKEN + " holds no bot token; it begins with xoxb-. Copy it from OAuth & Permissions.");
    }
    if (secrets.isPresent() != token.isPresent()) {
      problems.add((secrets.isPresent() ? Config.SLACK_BOT_TOKEN : Config.SLACK_SIGNING_SECRETS)
          + " is missing: the bot needs both, the secret to know Slack and the token to answer. Set both or neither.");
    }
    Manners manners = new Manners(channels(value, problems),
        number(Config.SLACK_USER_DAILY, 100_000, Manners.DEFAULT.userDaily(), value, problems),
        number(Config.SLACK_WORKSPACE_DAILY, 1_000_000, Manners.DEFAULT.workspaceDaily(), value, problems),
        streams(value, problems));
    Optional<String> queue = url(Config.SLACK_QUEUE, value, problems);
    Optional<String> api = url(Config.SLACK_API, value, problems).map(uri -> uri.endsWith("/") ? uri : uri + "/");
    Duration lease = Duration.ofSeconds(number(Config.SLACK_LEASE, 900, (int) LEASE.toSeconds(), value, problems));
    return secrets.isEmpty() || token.isEmpty() ? Optional.empty()
        : Optional.of(new SlackSettings(signing, token.get(), queue, manners, api, lease));
  }

  private static Set<String> channels(Function<String, Optional<String>> value, List<String> problems) {
    Optional<String> text = value.apply(Config.SLACK_CHANNELS);
    Set<String> channels = text.map(list -> Set.copyOf(Arrays.asList(list.split("\\s*,\\s*")))).orElse(Set.of());
    if (!channels.stream().allMatch(id -> id.matches("[CDG][A-Z0-9]{1,30}"))) {
      problems.add(Config.SLACK_CHANNELS + " is \"" + text.orElse("") + "\"; it must list ids of channels, such as"
          + " C0123ABCD, parted by commas. Slack shows the id at the end of a channel's details.");
    }
    return channels;
  }

  private static boolean streams(Function<String, Optional<String>> value, List<String> problems) {
    String text = value.apply(Config.SLACK_STREAMS).orElse("on");
    if (!text.equals("on") && !text.equals("off")) {
      problems.add(Config.SLACK_STREAMS + " is \"" + text + "\"; it must be on or off.");
    }
    return text.equals("on");
  }

  private static int number(String name, int most, int otherwise, Function<String, Optional<String>> value,
      List<String> problems) {
    Optional<String> text = value.apply(name);
    if (text.isPresent() && (!text.get().matches("[1-9]\\d{0,6}") || Integer.parseInt(text.get()) > most)) {
      problems.add(name + " is \"" + text.get() + "\"; it must be a whole number in [1.." + most + "].");
      return otherwise;
    }
    return text.map(Integer::parseInt).orElse(otherwise);
  }

  private static Optional<String> url(String name, Function<String, Optional<String>> value, List<String> problems) {
    Optional<String> text = value.apply(name);
    if (text.isPresent() && (!text.get().matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")
        || URI.create(text.get()).getHost() == null)) {
      problems.add(name + " is \"" + text.get() + "\", which is no URL; it must be http or https.");
      return Optional.empty();
    }
    return text;
  }

  /** All but the secrets. */
  @Override
  public String toString() {
    return "SlackSettings[" + signingSecrets.size() + " signing secrets, queue=" + queue + ", manners=" + manners + ", api="
        + api + ", lease=" + lease + "]";
  }
}
