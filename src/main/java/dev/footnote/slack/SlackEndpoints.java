package dev.footnote.slack;

import dev.footnote.http.Endpoint;
import dev.footnote.http.Fault;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.HttpRequest;
import dev.footnote.http.HttpResponse;
import dev.footnote.http.Json;
import dev.footnote.http.Limits;
import dev.footnote.http.Refusal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What Slack calls: {@code /slack/events}, {@code /slack/commands}, {@code /slack/interactivity}. Each request is verified
 * first; a question is recorded, handed over and acknowledged, and never answered here: Slack waits 3 s.
 *
 * <p>Where a question cannot be recorded or handed over, the response is a fault, so that Slack delivers it again.
 */
public final class SlackEndpoints {
  private static final Logger LOG = System.getLogger("dev.footnote.slack");
  private static final HttpResponse OK = new HttpResponse(200, Map.of(), new byte[0]);

  private final Signature signature;
  private final Desk desk;
  private final FollowUp followUp;
  private final Events events;
  private final Commands commands;
  private final Interactions interactions;

  public SlackEndpoints(Signature signature, Desk desk, FollowUp followUp, FeedbackLog feedback) {
    this.signature = signature;
    this.desk = desk;
    this.followUp = followUp;
    this.events = new Events(desk.manners(), desk.clock(), desk.leases()::knows, desk::knowsThread);
    this.commands = new Commands(desk.manners(), desk.clock());
    this.interactions = new Interactions(desk, feedback);
  }

  /** The routes, for the HTTP surface. */
  public List<Endpoint> all() {
    return List.of(
        new Endpoint("POST", "/slack/events", verified(this::events)),
        new Endpoint("POST", "/slack/commands", verified(this::commands)),
        new Endpoint("POST", "/slack/interactivity", verified(this::interactivity)));
  }

  private Function<HttpRequest, HttpResponse> verified(Function<HttpRequest, HttpResponse> next) {
    return request -> {
      if (request.body().length > Limits.BODY_BYTES) {
        throw new Refusal(Fault.BODY_TOO_LARGE, "The body is above " + Limits.BODY_BYTES + " bytes.");
      }
      if (!signature.isValid(request, desk.clock().instant())) {
        throw new Refusal(Fault.BAD_SIGNATURE, "The request is not signed by Slack, or not within "
            + Signature.MOST_SECONDS + " s of now. Check the signing secret and this machine's clock.");
      }
      return next.apply(request);
    };
  }

  private static <T> T readable(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new Refusal(Fault.BAD_JSON, "The body cannot be read: " + e.getMessage() + ".");
    }
  }

  private HttpResponse events(HttpRequest request) {
    return switch (events.read(readable(() -> SlackJson.read(SlackJson.decode(request.body()))))) {
      case Incoming.Challenge challenge -> text(challenge.text());
      case Incoming.Asked asked -> {
        take(asked.ask());
        yield OK;
      }
      case Incoming.Nothing nothing -> ignored(nothing);
      case Incoming.Help _ -> OK;
    };
  }

  private HttpResponse commands(HttpRequest request) {
    return switch (readable(() -> commands.read(Forms.read(request.body())))) {
      case Incoming.Asked asked -> {
        take(asked.ask());
        yield ephemeral("Looking it up in the articles …");
      }
      case Incoming.Help help -> ephemeral(help.words());
      case Incoming.Nothing nothing -> ignored(nothing);
      case Incoming.Challenge _ -> OK;
    };
  }

  private HttpResponse interactivity(HttpRequest request) {
    interactions.act(readable(() -> SlackJson.read(Forms.read(request.body()).getOrDefault("payload", ""))));
    return OK;
  }

  private void take(Ask ask) {
    try {
      if (desk.leases().record(ask)) {
        followUp.handOver(ask, Duration.ZERO);
        desk.leases().handed(ask);
        LOG.log(Level.INFO, "{0} version {1} handed over", ask.key(), ask.version());
      } else {
        LOG.log(Level.DEBUG, "{0} came again", ask.key());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, ask.key() + " could not be handed over", e);
      throw new Refusal(Fault.OVERLOADED, "The question could not be recorded now; deliver it again.",
          Map.of("retry-after", "1"));
    }
  }

  private static HttpResponse ignored(Incoming.Nothing nothing) {
    LOG.log(nothing.why().startsWith("app_rate_limited") ? Level.WARNING : Level.DEBUG, "not a question: {0}", nothing.why());
    return OK;
  }

  private static HttpResponse ephemeral(String words) {
    String json = Json.text(Json.object().put("response_type", "ephemeral").put("text", words));
    return new HttpResponse(200, Map.of("content-type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse text(String text) {
    return new HttpResponse(200, Map.of("content-type", "text/plain; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
  }
}
