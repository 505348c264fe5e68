package dev.footnote.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatStartStreamResponse;
import com.slack.api.model.Message;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bot does in Slack, through Slack's SDK. Nothing that is posted unfurls links, names anybody or pings a channel.
 *
 * <p>A call that Slack defers ({@code Retry-After}) is made again after that time if that is not above the patience, else
 * it ends in a {@link LaterException}, as every passing fault does; one that Slack refuses ends in a {@link
 * SlackException}. Thread-safe.
 */
final class Web {
  private static final Logger LOG = System.getLogger("dev.footnote.slack");
  private static final String EVENT = "footnote_answer";
  private static final int TRIES = 3;
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final Set<String> PASSING = Set.of("ratelimited", "rate_limited", "internal_error", "fatal_error",
      "service_unavailable", "request_timeout", "team_added_to_org", "streaming_state_conflict");
  private static final Set<String> OVER = Set.of("message_not_in_streaming_state", "message_not_found");

  /** A message of ours found in Slack. */
  record Found(String ts, String key, int part) {}

  private interface Call<T extends SlackApiTextResponse> {
    T make() throws IOException, SlackApiException;
  }

  private final String token;
  private final Optional<String> base;
  private final Duration timeout;
  private final long patience;
  private @Nullable MethodsClient client;

  /**
   * Nothing is connected yet; Slack's client is built at its first use, since its start takes its time.
   *
   * @param token of the bot, {@code xoxb-…}
   * @param base what stands before the method's name; empty for Slack itself
   * @param timeout of one call
   * @param patience most seconds that a deferred call is waited for; 0 for those whom somebody waits for
   */
  Web(String token, Optional<String> base, Duration timeout, long patience) {
    this.token = token;
    this.base = base;
    this.timeout = timeout;
    this.patience = patience;
  }

  private synchronized MethodsClient client() {
    MethodsClient open = client;
    if (open == null) {
      SlackConfig config = new SlackConfig();
      config.setStatsEnabled(false);
      config.setHttpClientCallTimeoutMillis((int) timeout.toMillis());
      config.setHttpClientReadTimeoutMillis((int) timeout.toMillis());
      base.ifPresent(config::setMethodsEndpointUrlPrefix);
      open = Slack.getInstance(config).methods(token);
      client = open;
    }
    return open;
  }

  /**
   * Posts a message.
   *
   * @param thread under which; empty for the channel itself
   * @param key of the question, kept in the message's metadata with {@code part}, its number in the answer
   * @return its time stamp
   */
  String post(String channel, Optional<String> thread, Post post, String key, int part) {
    return Objects.requireNonNull(call("chat.postMessage", () -> client().chatPostMessage(r -> r.channel(channel)
        .threadTs(thread.orElse(null)).text(post.text()).blocks(post.blocks()).metadata(metadata(key, part))
        .mrkdwn(false).parse("none").linkNames(false).unfurlLinks(false).unfurlMedia(false))).getTs());
  }

  /** Puts {@code post} in the place of a message of ours. */
  void update(String channel, String ts, Post post, String key, int part) {
    call("chat.update", () -> client().chatUpdate(r -> r.channel(channel).ts(ts).text(post.text()).blocks(post.blocks())
        .metadata(metadata(key, part)).parse("none").linkNames(false)));
  }

  /** Takes back a message of ours; one that is gone already is no fault. */
  void delete(String channel, String ts) {
    try {
      call("chat.delete", () -> client().chatDelete(r -> r.channel(channel).ts(ts)));
    } catch (SlackException e) {
      if (!e.code().equals("message_not_found")) {
        throw e;
      }
    }
  }

  /**
   * Starts a message that grows.
   *
   * @param text our own words; Markdown
   * @return its time stamp; empty where this workspace, or Slack at this moment, has no streams to give
   */
  Optional<String> startStream(Ask ask, String thread, String text) {
    try {
      ChatStartStreamResponse started = client().chatStartStream(r -> r.channel(ask.channel()).threadTs(thread)
          .markdownText(text).recipientTeamId(ask.team()).recipientUserId(ask.user()));
      if (!started.isOk()) {
        LOG.log(Level.DEBUG, "no stream: {0}", started.getError());
      }
      return started.isOk() ? Optional.of(started.getTs()) : Optional.empty();
    } catch (SlackApiException e) {
      return Optional.empty(); // also when it is deferred: a message that does not grow serves as well
    } catch (IOException e) {
      throw new LaterException("chat.startStream did not end: " + e.getMessage(), SOON);
    }
  }

  /** @return whether the blocks were taken; false where this workspace knows no blocks in streams */
  boolean append(String channel, String ts, Post post) {
    try {
      String chunks = "[{\"type\":\"blocks\",\"blocks\":" + GsonFactory.createSnakeCase().toJson(post.blocks()) + "}]";
      // The SDK has no parameter for chunks yet.
      call("chat.appendStream", () -> client().postFormWithTokenAndParseResponse(
          form -> form.add("channel", channel).add("ts", ts).add("chunks", chunks), "chat.appendStream", token,
          ChatStartStreamResponse.class));
      return true;
    } catch (SlackException | LaterException e) {
      LOG.log(Level.DEBUG, "the stream does not grow: {0}", e.getMessage());
      return false;
    }
  }

  /** Ends a stream; one that is over, or taken away by somebody, is no fault. */
  void stopStream(String channel, String ts) {
    try {
      call("chat.stopStream", () -> client().chatStopStream(r -> r.channel(channel).ts(ts)));
    } catch (SlackException e) {
      if (!OVER.contains(e.code())) {
        throw e;
      }
    }
  }

  /** Our messages in a thread since then, oldest first; in a long thread ours would lie beyond the first page. */
  List<Found> thread(String channel, String ts, String oldest) {
    return found(call("conversations.replies", () -> client().conversationsReplies(r -> r.channel(channel).ts(ts)
        .oldest(oldest).includeAllMetadata(true).limit(200))).getMessages());
  }

  /** Our messages in a channel since then, newest first. */
  List<Found> channel(String channel, String oldest) {
    return found(call("conversations.history", () -> client().conversationsHistory(r -> r.channel(channel).oldest(oldest)
        .includeAllMetadata(true).limit(200))).getMessages());
  }

  /** Opens a window over Slack, within 3 s of the click that {@code trigger} stands for. */
  void open(String trigger, View view) {
    call("views.open", () -> client().viewsOpen(r -> r.triggerId(trigger).view(view)));
  }

  /** @param hash of the view that is replaced, so that a slower one cannot win */
  void replace(String viewId, String hash, View view) {
    call("views.update", () -> client().viewsUpdate(r -> r.viewId(viewId).hash(hash).view(view)));
  }

  private static List<Found> found(List<Message> messages) {
    List<Found> out = new ArrayList<>();
    for (Message message : messages == null ? List.<Message>of() : messages) {
      Message.Metadata data = message.getMetadata();
      if (data != null && EVENT.equals(data.getEventType())) {
        Map<String, Object> payload = data.getEventPayload();
        int part = payload.get("part") instanceof Number number ? number.intValue() : 0;
        out.add(new Found(message.getTs(), String.valueOf(payload.getOrDefault("key", "")), part));
      }
    }
    return out;
  }

  private static Message.Metadata metadata(String key, int part) {
    return Message.Metadata.builder().eventType(EVENT).eventPayload(Map.of("key", key, "part", part)).build();
  }

  private <T extends SlackApiTextResponse> T call(String method, Call<T> call) {
    for (int attempt = 1;; attempt++) {
      Duration wait;
      try {
        T response = call.make();
        if (response.isOk()) {
          return response;
        }
        String code = String.valueOf(response.getError());
        if (!PASSING.contains(code)) {
          throw new SlackException(method, code);
        }
        throw new LaterException(method + " failed for now: " + code, SOON);
      } catch (SlackApiException e) {
        wait = deferred(method, e);
      } catch (IOException e) {
        throw new LaterException(method + " did not end: " + e.getMessage(), SOON);
      }
      if (attempt == TRIES || wait.toSeconds() > patience) {
        throw new LaterException(method + " is deferred by Slack for " + wait.toSeconds() + " s", wait);
      }
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LaterException(method + " was interrupted", wait);
      }
    }
  }

  /** How long Slack wants us to wait. */
  private static Duration deferred(String method, SlackApiException e) {
    int status = e.getResponse().code();
    if (status == 429) {
      String after = e.getResponse().header("Retry-After", "1");
      return Duration.ofSeconds(after.matches("\\d{1,5}") ? Math.max(1, Long.parseLong(after)) : 1);
    }
    if (status >= 500) {
      return Duration.ofSeconds(1);
    }
    throw new SlackException(method, "status " + status);
  }
}
