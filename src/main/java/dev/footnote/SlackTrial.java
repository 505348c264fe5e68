package dev.footnote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.cli.Workbench;
import dev.footnote.http.Feedback;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.HttpApi;
import dev.footnote.http.Service;
import dev.footnote.slack.Manners;
import dev.footnote.slack.Signature;
import dev.footnote.slack.ThreadFollowUp;
import dev.footnote.slack.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A development tool: the whole flow of the bot on this machine, with {@link PretendSlack} in Slack's place. What is typed
 * is sent as Slack would send it, signed, to the routes that Slack would call.
 */
final class SlackTrial implements Workbench.Server {
  static final String HELP = """
      You are in a pretend Slack, in the channel #general. Type, and watch what Footnote does:

        When did the NIS apply?      names the bot with a question
        > And when was it admitted?  goes on in the thread of the last answer
        /ask When did the NIS apply? asks by command
        dm When did the NIS apply?   asks in a direct message
        edit When did it apply?      edits your last message
        again                        Slack delivers your last message once more
        sources | more               presses "View sources", "Show more"
        up | down                    presses a thumb under the last answer
        help, quit
      """;

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SECRET = "pretend-signing-secret-0123456789";
  private static final String TEAM = "T0PRETEND";

  private final PretendSlack slack;
  private final SlackTranscript transcript;
  private final LocalServer server;
  private final ThreadFollowUp threads;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Clock clock = Clock.systemUTC();
  private JsonNode last = JSON.createObjectNode();
  private int commands;

  /** @param feedback keeps the thumbs */
  SlackTrial(Service service, int port, boolean generative, FeedbackLog feedback, PrintStream out) throws IOException {
    this.transcript = new SlackTranscript(out);
    this.slack = PretendSlack.start(clock, transcript);
    SlackSettings settings = new SlackSettings(List.of(SECRET), "xoxb-pretend", Optional.empty(), Manners.DEFAULT,
        Optional.of(slack.base()), SlackSettings.LEASE);
    SlackWiring wiring = new SlackWiring(settings, Callers.open(), clock);
    this.threads = new ThreadFollowUp(new Worker(service::asker, wiring.desk()));
    HttpApi api = new HttpApi(() -> Optional.of(service), clock, generative)
        .with(wiring.endpoints(threads, new Told(feedback, transcript)));
    this.server = LocalServer.start(api, port, Set.of());
  }

  /** Keeps thumbs and tells of each. */
  private record Told(FeedbackLog log, SlackTranscript transcript) implements FeedbackLog {
    @Override
    public void add(Feedback feedback) {
      log.add(feedback);
      transcript.person("    Footnote keeps a thumb " + feedback.verdict().name().toLowerCase(Locale.ROOT) + " for "
          + feedback.citation().map(n -> "citation " + n).orElse("the answer")
          + "; scripts/feedback makes evaluation cases of them");
    }

    @Override
    public List<Feedback> between(YearMonth first, YearMonth last) {
      return log.between(first, last);
    }
  }

  @Override
  public URI uri() {
    return server.uri();
  }

  @Override
  public void close() {
    server.close();
    threads.close();
    slack.close();
    client.close();
  }

  /** Carries out lines until there are no more, or one says quit. @return whether one said so */
  boolean run(InputStream lines) throws IOException, InterruptedException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
    transcript.person(HELP + "\n  Slack's Web API is played at " + slack.base());
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.strip().equals("quit")) {
        return true;
      }
      act(line.strip());
    }
    return false;
  }

  void act(String line) throws IOException, InterruptedException {
    String[] words = line.split(" ", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    switch (words[0]) {
      case "" -> { }
      case "help" -> transcript.person(HELP);
      case ">" -> message("you, in the thread: " + rest, event("message", "C0GENERAL", "channel", rest, thread()));
      case "dm" -> message("you, in a direct message: " + rest, event("message", "D0DIRECT", "im", rest, ""));
      case "/ask" -> command(rest);
      case "edit" -> edit(rest);
      case "again" -> deliver("Slack delivers your last message again", last);
      case "sources", "more", "up", "down" -> press(words[0]);
      default -> message("you, in #general: @Footnote " + line,
          event("app_mention", "C0GENERAL", "channel", "<@UFOOTNOTE> " + line, ""));
    }
  }

  private void message(String shown, ObjectNode body) throws IOException, InterruptedException {
    last = body;
    deliver(shown, body);
  }

  private ObjectNode event(String type, String channel, String channelType, String text, String thread) {
    String ts = slack.say(channel, thread, "U0YOU", text);
    ObjectNode body = JSON.createObjectNode().put("type", "event_callback").put("team_id", TEAM).put("event_id", "Ev" + ts);
    ObjectNode event = body.putObject("event").put("type", type).put("channel", channel).put("channel_type", channelType)
        .put("user", "U0YOU").put("text", text).put("ts", ts);
    if (!thread.isEmpty()) {
      event.put("thread_ts", thread);
    }
    body.putArray("authorizations").addObject().put("user_id", "UFOOTNOTE");
    return body;
  }

  private void edit(String text) throws IOException, InterruptedException {
    JsonNode before = last.path("event");
    ObjectNode body = JSON.createObjectNode().put("type", "event_callback").put("team_id", TEAM);
    ObjectNode event = body.putObject("event").put("type", "message").put("subtype", "message_changed")
        .put("channel", before.path("channel").asText()).put("channel_type", before.path("channel_type").asText());
    ObjectNode now = before.deepCopy();
    now.put("text", text).putObject("edited").put("ts", clock.instant().getEpochSecond() + ".000100");
    event.set("message", now);
    event.set("previous_message", before);
    deliver("you change your message to: " + text, body);
  }

  private void command(String text) throws IOException, InterruptedException {
    transcript.person("you, in #general: /ask " + text);
    String trigger = "trigger." + ++commands + "." + clock.millis();
    post("slack/commands", "application/x-www-form-urlencoded", form("team_id", TEAM) + "&" + form("channel_id", "C0GENERAL")
        + "&" + form("user_id", "U0YOU") + "&" + form("command", "/ask") + "&" + form("text", text) + "&"
        + form("trigger_id", trigger) + "&" + form("response_url", slack.base() + "response/" + commands));
  }

  /** Presses a button under the last answer that has it. */
  private void press(String action) throws IOException, InterruptedException {
    for (PretendSlack.Message message : slack.messages().reversed()) {
      for (JsonNode block : message.blocks()) {
        for (JsonNode element : block.path("elements")) {
          if (element.path("action_id").asText().equals(action)) {
            ObjectNode payload = JSON.createObjectNode().put("type", "block_actions").put("trigger_id", "trigger.click")
                .put("response_url", slack.base() + "response/click");
            payload.putObject("team").put("id", TEAM);
            payload.putObject("user").put("id", "U0YOU");
            payload.putObject("channel").put("id", message.channel());
            payload.putObject("message").put("ts", message.ts());
            payload.putArray("actions").add(element);
            transcript.person("you press (" + element.at("/text/text").asText().replaceAll(":\\w+: ", "") + ")");
            post("slack/interactivity", "application/x-www-form-urlencoded", form("payload", payload.toString()));
            return;
          }
        }
      }
    }
    transcript.person("No answer has such a button.");
  }

  private String thread() {
    return slack.messages().reversed().stream().filter(m -> m.user().equals("UFOOTNOTE")).findFirst()
        .map(PretendSlack.Message::thread).orElse("");
  }

  private void deliver(String shown, JsonNode body) throws IOException, InterruptedException {
    transcript.person(shown);
    post("slack/events", "application/json", body.toString());
  }

  /** Sends what Slack would send, signed as Slack signs. */
  private void post(String path, String type, String body) throws IOException, InterruptedException {
    String now = Long.toString(clock.instant().getEpochSecond());
    long start = System.nanoTime();
    var response = client.send(HttpRequest.newBuilder(server.uri().resolve(path)).header("Content-Type", type)
        .header("X-Slack-Request-Timestamp", now)
        .header("X-Slack-Signature", Signature.of(SECRET, now, body.getBytes(StandardCharsets.UTF_8)))
        .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    transcript.person("    Footnote acknowledges: status " + response.statusCode() + " after "
        + (System.nanoTime() - start) / 1_000_000 + " ms  (POST /" + path + ")"
        + (response.body().isEmpty() ? "" : "  " + response.body()));
  }

  private static String form(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
