package dev.footnote.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.slack.Ask.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads bodies of {@code /slack/events}: which of them are questions to us. */
final class Events {
  /** An edit after this many seconds is talk, not a question. */
  static final int EDIT_SECONDS = 600;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern TS = Pattern.compile("\\d{1,12}\\.\\d{1,9}");

  private final Manners manners;
  private final Clock clock;
  private final Predicate<String> asked;
  private final Predicate<String> answersIn;

  /**
   * @param asked whether the message with this key was a question to us
   * @param answersIn whether we answer in the thread with this key
   */
  Events(Manners manners, Clock clock, Predicate<String> asked, Predicate<String> answersIn) {
    this.manners = manners;
    this.clock = clock;
    this.asked = asked;
    this.answersIn = answersIn;
  }

  /** Key of the entry of a message. */
  static String key(String team, String channel, String ts) {
    return "ask#" + team + "#" + channel + "#" + ts;
  }

  /** Key of the entry of a thread. */
  static String threadKey(String team, String channel, String thread) {
    return "thread#" + team + "#" + channel + "#" + thread;
  }

  Incoming read(JsonNode body) {
    return switch (body.path("type").asText()) {
      case "url_verification" -> new Incoming.Challenge(body.path("challenge").asText());
      case "event_callback" -> event(body);
      case "app_rate_limited" -> new Incoming.Nothing("app_rate_limited: Slack holds back events of this workspace");
      default -> new Incoming.Nothing("unknown type");
    };
  }

  private Incoming event(JsonNode body) {
    JsonNode event = body.path("event");
    boolean mention = event.path("type").asText().equals("app_mention");
    if (!mention && !event.path("type").asText().equals("message")) {
      return new Incoming.Nothing("another event");
    }
    String us = body.path("authorizations").path(0).path("user_id").asText();
    String team = body.path("team_id").asText();
    if (event.path("subtype").asText().equals("message_changed")) {
      return edited(event, team, us);
    }
    String subtype = event.path("subtype").asText();
    if (!subtype.isEmpty() && !subtype.equals("thread_broadcast") && !subtype.equals("file_share")) {
      return new Incoming.Nothing("subtype " + subtype);
    }
    if (isBot(event, us)) {
      return new Incoming.Nothing("a bot speaks");
    }
    String version = mention && event.has("edited") ? event.path("edited").path("ts").asText() : Ask.FIRST;
    return ask(event, team, event.path("channel").asText(), event.path("channel_type").asText(), mention, version);
  }

  /** Only what was a question before is asked again; a mention that an edit adds comes as an event of its own. */
  private Incoming edited(JsonNode event, String team, String us) {
    JsonNode message = event.path("message");
    String version = message.path("edited").path("ts").asText();
    String channel = event.path("channel").asText();
    String ts = message.path("ts").asText();
    if (isBot(message, us)) {
      return new Incoming.Nothing("a bot edits");
    }
    if (!TS.matcher(version).matches() || !TS.matcher(ts).matches()
        || message.path("text").asText().equals(event.path("previous_message").path("text").asText())) {
      return new Incoming.Nothing("no edit of the text");
    }
    if (new BigDecimal(version).subtract(new BigDecimal(ts)).compareTo(BigDecimal.valueOf(EDIT_SECONDS)) > 0) {
      return new Incoming.Nothing("an edit after " + EDIT_SECONDS + " s");
    }
    if (!asked.test(key(team, channel, ts))) {
      return new Incoming.Nothing("an edit of what was no question");
    }
    return ask(message, team, channel, event.path("channel_type").asText(), true, version);
  }

  private Incoming ask(JsonNode message, String team, String channel, String channelType, boolean addressed,
      String version) {
    String ts = message.path("ts").asText();
    String thread = message.path("thread_ts").asText(ts);
    String user = message.path("user").asText();
    if (!ID.matcher(team).matches() || !ID.matcher(channel).matches() || !ID.matcher(user).matches()
        || !TS.matcher(ts).matches() || !TS.matcher(thread).matches()
        || !(version.equals(Ask.FIRST) || TS.matcher(version).matches())) {
      return new Incoming.Nothing("an id is missing or malformed");
    }
    if (!manners.answersIn(channel)) {
      return new Incoming.Nothing("a channel that is not on the list");
    }
    String raw = message.path("text").asText();
    Kind kind = channelType.equals("im") ? Kind.DIRECT : addressed ? Kind.MENTION : Kind.FOLLOW_UP;
    if (kind == Kind.FOLLOW_UP && (thread.equals(ts) || Typed.mentions(raw) || !Typed.asks(Typed.text(raw))
        || !answersIn.test(threadKey(team, channel, thread)))) {
      return new Incoming.Nothing("talk of others");
    }
    return new Incoming.Asked(new Ask(key(team, channel, ts), version, kind, team, channel, user, Typed.text(raw), thread,
        clock.instant().getEpochSecond(), Optional.empty()));
  }

  private static boolean isBot(JsonNode message, String us) {
    return message.has("bot_id") || message.has("bot_profile") || message.path("subtype").asText().equals("bot_message")
        || (!us.isEmpty() && message.path("user").asText().equals(us));
  }
}
