package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Asker;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.answer.Receipt;
import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.http.FakeService;
import dev.footnote.http.Feedback;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.HttpApi;
import dev.footnote.http.HttpRequest;
import dev.footnote.http.HttpResponse;
import dev.footnote.http.Links;
import dev.footnote.http.MemoryCounters;
import dev.footnote.http.MemoryFeedback;
import dev.footnote.http.SetClock;
import dev.footnote.news.Article;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Hit;
import dev.footnote.slack.Ask;
import dev.footnote.slack.Desk;
import dev.footnote.slack.LaterException;
import dev.footnote.slack.Ledger;
import dev.footnote.slack.Manners;
import dev.footnote.slack.MemoryLedger;
import dev.footnote.slack.Signature;
import dev.footnote.slack.SlackEndpoints;
import dev.footnote.slack.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The bot with a pretend Slack around it: what Slack sends goes in, questions wait until a test works them off. As an
 * extension it also holds every test to Slack's rules.
 */
final class SlackFixture implements AfterEachCallback, AutoCloseable {
  static final String SECRET = "test-signing-secret-000000000000";
  /** A second before the clock: what we post comes after what was asked. */
  static final String TS = "1763899999.000100";
  private static final JsonMapper JSON = new JsonMapper();

  final SetClock clock = new SetClock(Instant.ofEpochSecond(1_763_900_000));
  final List<PretendSlack.Happened> happened = new ArrayList<>();
  final PretendSlack slack;
  final Deque<Ask> handed = new ArrayDeque<>();
  final List<Question> asked = new ArrayList<>();
  FeedbackLog feedback = new MemoryFeedback();
  Ledger ledger = new MemoryLedger(clock);
  Manners manners = new Manners(Set.of(), 100, 2_000, false);
  Asker asker = FakeService::answered;
  private Optional<Desk> desk = Optional.empty();

  SlackFixture() {
    try {
      slack = PretendSlack.start(clock, happened::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After each test: nothing may have been posted against Slack's rules. */
  @Override
  public void afterEach(ExtensionContext context) {
    close();
    assertEquals(List.of(), slack.problems());
  }

  @Override
  public void close() {
    slack.close();
  }

  Desk desk() {
    if (desk.isEmpty()) {
      desk = Optional.of(new Desk("xoxb-test", Optional.of(slack.base()), ledger, new MemoryCounters(clock), manners,
          new Links(Optional.empty()), clock, Duration.ofSeconds(40)));
    }
    return desk.get();
  }

  /** The surface with Slack's routes. */
  HttpApi api() {
    return FakeService.over(asker).with(new SlackEndpoints(new Signature(List.of(SECRET)), desk(),
        (ask, _) -> handed.add(ask), feedback).all());
  }

  Worker worker() {
    return new Worker(() -> question -> {
      asked.add(question);
      return asker.ask(question);
    }, desk());
  }

  /** Works off what was handed over. */
  void work() {
    while (!handed.isEmpty()) {
      worker().work(handed.remove(), false);
    }
  }

  /** Works off one question that must come again, and tells how long that is to wait. */
  Duration workLater() {
    try {
      worker().work(handed.peek(), false);
    } catch (LaterException e) {
      return e.waiting();
    }
    throw new AssertionError("it was settled");
  }

  HttpResponse deliver(ObjectNode event) {
    return post("/slack/events", "application/json", body(event).toString());
  }

  static ObjectNode body(ObjectNode event) {
    ObjectNode body = JSON.createObjectNode().put("type", "event_callback").put("team_id", "T1").put("event_id", "Ev1");
    body.set("event", event);
    body.putArray("authorizations").addObject().put("user_id", "UBOT");
    return body;
  }

  static ObjectNode mention(String text, String ts) {
    return JSON.createObjectNode().put("type", "app_mention").put("channel", "C1").put("user", "U1")
        .put("text", "<@UBOT> " + text).put("ts", ts);
  }

  static ObjectNode message(String text, String ts) {
    return JSON.createObjectNode().put("type", "message").put("channel", "C1").put("channel_type", "channel")
        .put("user", "U1").put("text", text).put("ts", ts);
  }

  static ObjectNode edit(String before, String text, String ts, String edited) {
    ObjectNode event = JSON.createObjectNode().put("type", "message").put("subtype", "message_changed").put("channel", "C1");
    event.set("previous_message", message(before, ts));
    event.set("message", message(text, ts));
    ((ObjectNode) event.get("message")).putObject("edited").put("ts", edited);
    return event;
  }

  HttpResponse command(String text, String trigger) {
    return post("/slack/commands", "application/x-www-form-urlencoded", form(Map.of("team_id", "T1", "channel_id", "C1",
        "user_id", "U1", "command", "/ask", "text", text, "trigger_id", trigger,
        "response_url", slack.base() + "response/1")));
  }

  HttpResponse press(JsonNode element, Optional<JsonNode> view) {
    ObjectNode payload = JSON.createObjectNode().put("type", "block_actions").put("trigger_id", "click")
        .put("response_url", slack.base() + "response/2");
    payload.putObject("team").put("id", "T1");
    payload.putObject("user").put("id", "U1");
    if (view.isPresent()) {
      ObjectNode window = view.get().deepCopy();
      payload.set("view", window.put("id", "V1").put("hash", "1"));
    } else {
      payload.putObject("channel").put("id", "C1");
      payload.putObject("message").put("ts", posted().getLast().ts());
    }
    payload.putArray("actions").add(element);
    return post("/slack/interactivity", "application/x-www-form-urlencoded", form(Map.of("payload", payload.toString())));
  }

  HttpResponse post(String path, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String now = Long.toString(clock.instant().getEpochSecond());
    return api().handle(new HttpRequest("POST", path, "", Map.of("Content-Type", List.of(type),
        "X-Slack-Request-Timestamp", List.of(now), "X-Slack-Signature", List.of(Signature.of(SECRET, now, bytes))), bytes));
  }

  private static String form(Map<String, String> fields) {
    List<String> pairs = new ArrayList<>();
    fields.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return String.join("&", pairs);
  }

  /** What the bot's messages in Slack are now. */
  List<PretendSlack.Message> posted() {
    return slack.messages().stream().filter(m -> m.user().equals("UFOOTNOTE")).toList();
  }

  /** All that can be read in messages, as one text. */
  String shown() {
    StringBuilder out = new StringBuilder();
    posted().forEach(m -> out.append(texts(m.blocks())).append('\n'));
    return out.toString();
  }

  static String texts(JsonNode blocks) {
    StringBuilder out = new StringBuilder();
    objects(blocks).forEach(object -> out.append(object.path("text").textValue()).append('\n'));
    return out.toString();
  }

  /** Every text object, wherever it stands. */
  static List<JsonNode> objects(JsonNode node) {
    List<JsonNode> out = new ArrayList<>();
    if (node.path("text").isTextual()) {
      out.add(node);
    }
    node.forEach(child -> out.addAll(objects(child)));
    return out;
  }

  static Optional<JsonNode> button(JsonNode blocks, String action) {
    return StreamSupport.stream(blocks.spliterator(), false)
        .flatMap(b -> StreamSupport.stream(b.path("elements").spliterator(), false))
        .filter(e -> e.path("action_id").asText().equals(action)).findFirst();
  }

  /** The thumbs kept this month. */
  List<Feedback> thumbs() {
    YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    return feedback.between(month, month);
  }

  long count(String method) {
    return happened.stream().filter(h -> h.method().equals(method)).count();
  }

  /** An answer with these statements, each citing the quote beside it. */
  static Answer grounded(Question question, List<String> statements, Article article, List<Span> quotes) {
    List<Statement> said = new ArrayList<>();
    List<Citation> citations = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      said.add(new Statement(statements.get(i), List.of(i + 1)));
      citations.add(new Citation(i + 1, article, quotes.get(i)));
    }
    return answer(question, new Finding.Grounded(Finding.Kind.ANSWERED, said, citations, "", List.of(), List.of()), List.of());
  }

  static Answer answer(Question question, Finding finding, List<Hit> retrieved) {
    return new Answer("a-1", finding, 0.5, false, Mode.EXTRACTIVE, question.conversation(), retrieved,
        new Receipt("snap", "reader/1", 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }
}
