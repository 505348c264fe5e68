package dev.footnote;

import dev.footnote.slack.Manners;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** Reads the settings; empty where there is no bot. */
  static Optional<SlackSettings> read(Settings settings) {
    Optional<String> secrets = settings.value(Config.SLACK_SIGNING_SECRETS);
    Optional<String> token = settings.value(Config.SLACK_BOT_TOKEN);
    List<String> signing = secrets.map(text -> Arrays.stream(text.split(",")).map(String::strip).toList()).orElse(List.of());
    if (secrets.isPresent() && (signing.isEmpty() || signing.size() > 2 || !signing.stream().allMatch(s -> s.length() >= 16))) {
      settings.problem(Config.SLACK_SIGNING_SECRETS + " must hold one signing secret of the app, or two parted by a comma while"
          + " it is rotated; each has at least 16 characters. Copy it from Basic Information, App Credentials.");
    }
    if (token.isPresent() && !token.get().matches("xox[a-z]-\\S+")) {
      settings.problem(Config.SLACK_BOT_TOKEN + " holds no bot token; it begins with xoxb-. Copy it from OAuth & Permissions.");
    }
    if (secrets.isPresent() != token.isPresent()) {
      settings.problem((secrets.isPresent() ? Config.SLACK_BOT_TOKEN : Config.SLACK_SIGNING_SECRETS)
          + " is missing: the bot needs both, the secret to know Slack and the token to answer. Set both or neither.");
    }
    Manners manners = new Manners(channels(settings),
        (int) settings.number(Config.SLACK_USER_DAILY, 1, 100_000, Manners.DEFAULT.userDaily()),
        (int) settings.number(Config.SLACK_WORKSPACE_DAILY, 1, 1_000_000, Manners.DEFAULT.workspaceDaily()),
        streams(settings));
    Optional<String> queue = settings.web(Config.SLACK_QUEUE, "Give the queue's URL, as aws sqs get-queue-url prints it.")
        .map(URI::toString);
    Optional<String> api = settings.web(Config.SLACK_API, "Write what stands before a method's name, or unset it for"
        + " Slack's own.").map(URI::toString).map(uri -> uri.endsWith("/") ? uri : uri + "/");
    Duration lease = Duration.ofSeconds(settings.number(Config.SLACK_LEASE, 1, 900, LEASE.toSeconds()));
    return secrets.isEmpty() || token.isEmpty() ? Optional.empty()
        : Optional.of(new SlackSettings(signing, token.get(), queue, manners, api, lease));
  }

  private static Set<String> channels(Settings settings) {
    Optional<String> text = settings.value(Config.SLACK_CHANNELS);
    Set<String> channels = text.map(list -> Set.copyOf(Arrays.asList(list.split("\\s*,\\s*")))).orElse(Set.of());
    if (!channels.stream().allMatch(id -> id.matches("[CDG][A-Z0-9]{1,30}"))) {
      settings.problem(Config.SLACK_CHANNELS + " is \"" + text.orElse("") + "\"; it must list ids of channels, such as"
          + " C0123ABCD, parted by commas. Slack shows the id at the end of a channel's details.");
    }
    return channels;
  }

  private static boolean streams(Settings settings) {
    String text = settings.value(Config.SLACK_STREAMS).orElse("on");
    if (!text.equals("on") && !text.equals("off")) {
      settings.problem(Config.SLACK_STREAMS + " is \"" + text + "\"; it must be on or off.");
    }
    return text.equals("on");
  }

  /** All but the secrets. */
  @Override
  public String toString() {
    return "SlackSettings[" + signingSecrets.size() + " signing secrets, queue=" + queue + ", manners=" + manners + ", api="
        + api + ", lease=" + lease + "]";
  }
}
