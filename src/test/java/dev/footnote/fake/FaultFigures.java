package dev.footnote.fake;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Attempts;
import dev.footnote.answer.Event;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Generator;
import dev.footnote.answer.Pipeline;
import dev.footnote.cite.Statement;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How answers end when the model fails, by every provider, plain and streaming, with a deadline of five seconds. A reader
 * that is always sure stands behind the model, so that there is something to fall back on.
 */
final class FaultFigures {
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofMillis(250);
  private static final List<String> PROVIDERS = List.of("bedrock", "openai", "anthropic");
  private static final Map<Fault, Expected> EXPECTED = new TreeMap<>(Map.ofEntries(
      Map.entry(Fault.THROTTLED, new Expected("answered", false, "")),
      Map.entry(Fault.THROTTLED_FOR_TWO_SECONDS, new Expected("answered", false, "")),
      Map.entry(Fault.ERROR_500, new Expected("answered", false, "")),
      Map.entry(Fault.ERROR_503, new Expected("answered", true, "model_unavailable")),
      Map.entry(Fault.MODEL_TIMEOUT, new Expected("answered", true, "model_timeout")),
      Map.entry(Fault.DENIED, new Expected("answered", true, "model_denied")),
      Map.entry(Fault.TOO_LONG, new Expected("answered", false, "")),
      Map.entry(Fault.SILENCE, new Expected("answered", true, "model_timeout")),
      Map.entry(Fault.HTML, new Expected("answered", true, "")),
      Map.entry(Fault.GUARDRAIL, new Expected("refused", false, ""))));
  private static final List<Fault> OF_STREAMS = List.of(Fault.CUT_MID_FRAME, Fault.CUT_MID_MARKER,
      Fault.CUT_MID_CHARACTER, Fault.DUPLICATE_CHUNK, Fault.MID_STREAM_EXCEPTION, Fault.HUGE);

  private final GenerativeFigures figures;
  private final FakeModelServer fake;
  private int all;
  private int wrong;
  private int late;
  private int most;

  FaultFigures(GenerativeFigures figures, FakeModelServer fake) {
    this.figures = figures;
    this.fake = fake;
  }

  private record Expected(String outcome, boolean degraded, String reason) {
    boolean is(Answer answer) {
      return answer.finding().outcome().equals(outcome) && answer.degraded() == degraded
          && (reason.isEmpty() || answer.receipt().spent().reason().equals(Optional.of(reason)));
    }
  }

  private record Timed(Answer answer, Duration took) {}

  void rows() throws IOException {
    for (String provider : PROVIDERS) {
      for (boolean streams : List.of(false, true)) {
        ask(ready(provider), streams); // classes are loaded and connections made, as in a process that is warm
        EXPECTED.forEach((fault, expected) -> failing(provider, streams, fault, expected));
        absent(provider, streams);
      }
      OF_STREAMS.forEach(fault -> broken(provider, fault));
    }
    fake.faults();
    figures.row("faults that end in another outcome than listed", wrong + " in " + all, "0", wrong == 0);
    figures.row("faults that end later than deadline + 250 ms", late + " in " + all, "0", late == 0);
    figures.row("most attempts for one answer", String.valueOf(most), "<= 3", most <= Attempts.MOST);
  }

  private Generator ready(String provider) {
    fake.mode(Mode.echo()).faults();
    return Desk.generator(provider, fake);
  }

  private Timed ask(Generator generator, boolean streams) {
    Pipeline pipeline = new Desk(Desk.nis(), new SureReader()).pipeline(Optional.of(generator), true);
    Optional<List<Event>> events = streams ? Optional.of(new ArrayList<>()) : Optional.empty();
    long start = System.nanoTime();
    Answer answer = Desk.ask(pipeline, Desk.question("When did the NIS apply?", DEADLINE), events);
    return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
  }

  private void failing(String provider, boolean streams, Fault fault, Expected expected) {
    Generator generator = ready(provider);
    FakeModelServer server = expected.degraded() ? fake.always(fault) : fake.faults(fault);
    Timed timed = ask(generator, streams);
    most = Math.max(most, server.asked());
    judge(provider + (streams ? " stream " : " plain ") + fault, timed, expected.is(timed.answer()), DEADLINE.plus(GRACE));
  }

  /** A server that refuses the connection, and one whose name nobody knows: the reader answers at once. */
  private void absent(String provider, boolean streams) throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    Expected expected = new Expected("answered", true, "model_unavailable");
    Map<URI, Duration> bounds = Map.of(URI.create("http://127.0.0.1:" + closed), Duration.ofSeconds(1),
        URI.create("http://model.invalid"), Duration.ofSeconds(2));
    bounds.forEach((server, bound) -> {
      Timed timed = ask(Desk.generator(provider, server), streams);
      judge(provider + (streams ? " stream " : " plain ") + server, timed, expected.is(timed.answer()), bound);
    });
  }

  /** A stream that breaks: whatever leaves is whole and has no dangling marker. */
  private void broken(String provider, Fault fault) {
    Generator generator = Desk.generator(provider, fake);
    fake.mode(Mode.scripted("The NIS applied to the centre in 2019. [2]", "It sent teams to Locked Shields. [3]"))
        .faults(fault);
    Timed timed = ask(generator, true);
    boolean whole = timed.answer().finding() instanceof Finding.Grounded grounded && grounded.statements().stream()
        .map(Statement::text).noneMatch(text -> text.contains("[") || text.contains("\uFFFD"));
    judge(provider + " stream " + fault, timed, whole, DEADLINE.plus(GRACE));
  }

  private void judge(String what, Timed timed, boolean right, Duration bound) {
    all++;
    boolean slow = timed.took().compareTo(bound) > 0;
    wrong += right ? 0 : 1;
    late += slow ? 1 : 0;
    if (!right || slow) {
      figures.out.println("  " + what + ": " + timed.answer().finding().outcome() + ", " + timed.answer().receipt().spent()
          + ", " + timed.took().toMillis() + " ms of " + bound.toMillis());
    }
  }
}
