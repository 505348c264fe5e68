package dev.footnote.slack;

import dev.footnote.slack.Ask.Kind;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads bodies of {@code /slack/commands}: {@code /ask QUESTION}. */
final class Commands {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

  private final Manners manners;
  private final Clock clock;

  Commands(Manners manners, Clock clock) {
    this.manners = manners;
    this.clock = clock;
  }

  Incoming read(Map<String, String> form) {
    String team = form.getOrDefault("team_id", "");
    String channel = form.getOrDefault("channel_id", "");
    String user = form.getOrDefault("user_id", "");
    String trigger = form.getOrDefault("trigger_id", "");
    if (form.containsKey("ssl_check")) {
      return new Incoming.Nothing("ssl_check");
    }
    for (String id : new String[] {team, channel, user, trigger}) {
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException("a command without its ids");
      }
    }
    String text = Typed.text(form.getOrDefault("text", ""));
    if (text.isEmpty()) {
      return new Incoming.Help("Ask like this: /ask When did the NIS apply?");
    }
    if (!manners.answersIn(channel)) {
      return new Incoming.Help("I do not answer in this channel. Ask whoever set me up to add it.");
    }
    return new Incoming.Asked(new Ask("command#" + team + "#" + trigger, Ask.FIRST, Kind.COMMAND, team, channel, user, text,
        "", clock.instant().getEpochSecond(), Optional.ofNullable(form.get("response_url"))));
  }
}
