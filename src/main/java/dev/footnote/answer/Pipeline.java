package dev.footnote.answer;

import dev.footnote.cite.Gate;
import dev.footnote.read.Reader;
import dev.footnote.read.Reading;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Retriever;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * From a question to an answer.
 *
 * <ol>
 *   <li>make a question that leans on earlier turns stand alone;
 *   <li>retrieve the passages that may answer;
 *   <li>read them: which sentences answer, and how sure is that; and meanwhile, where there is a chat model, have an
 *       answer written from their sentences;
 *   <li>send it through the gate, which attaches the quotes or drops the statement; where nothing that was written
 *       passes, send what was read;
 *   <li>resolve words such as "on Thursday" by each article's own date;
 *   <li>say it, or say that the articles do not.
 * </ol>
 */
public final class Pipeline implements Asker {
  private static final int PASSAGES = 20;
  private static final Duration LONGEST_REWRITE = Duration.ofSeconds(3);

  private final Retriever retriever;
  private final Reader reader;
  private final Supplier<String> snapshot;
  private final Supplier<String> ids;
  private final LongSupplier nanos;
  private final Findings findings;
  private final Optional<Author> author;

  /**
   * A pipeline without a chat model.
   *
   * @param snapshot content name of the index behind the retriever
   * @param ids makes the id of each answer
   * @param nanos a clock for durations, such as {@code System::nanoTime}
   * @param neverAbstain whether to give the best there is however unsure, for calibration
   */
  public Pipeline(Retriever retriever, Reader reader, String snapshot, Supplier<String> ids, LongSupplier nanos,
      boolean neverAbstain) {
    this(retriever, reader, () -> snapshot, ids, nanos, neverAbstain, new Gate(), Optional.empty());
  }

  /**
   * A pipeline with all its parts.
   *
   * @param snapshot asked for at each answer, since some indexes change while they are open
   * @param writing how answers are written by a chat model; without it, all are extractive
   */
  public Pipeline(Retriever retriever, Reader reader, Supplier<String> snapshot, Supplier<String> ids, LongSupplier nanos,
      boolean neverAbstain, Gate gate, Optional<Writing> writing) {
    this.retriever = retriever;
    this.reader = reader;
    this.snapshot = snapshot;
    this.ids = ids;
    this.nanos = nanos;
    this.findings = new Findings(gate, neverAbstain);
    this.author = writing.map(w -> new Author(w, gate, nanos));
  }

  @Override
  public Answer ask(Question question) {
    return ask(question, new Announcer(Optional.empty()));
  }

  @Override
  public Answer ask(Question question, Consumer<Event> events) {
    return ask(question, new Announcer(Optional.of(events)));
  }

  private Answer ask(Question question, Announcer announcer) {
    long start = nanos.getAsLong();
    Optional<Author> writer = author.filter(a -> question.mode() != Mode.EXTRACTIVE);
    Author.Standing standing = standing(question, writer);
    long[] embedded = {start};
    List<Hit> hits = retriever.retrieve(new Query(standing.question(), question.asOf(), question.filter(), PASSAGES),
        () -> embedded[0] = nanos.getAsLong());
    announcer.retrieved(hits);
    Marks marks = new Marks(start, embedded[0], nanos.getAsLong());
    Answer answer = writer.isPresent()
        ? new WrittenAnswer(question, standing, hits, marks, announcer).by(writer.get())
        : read(question, standing, hits, marks, announcer);
    announcer.done(answer);
    return answer;
  }

  /** Readings of the clock; {@code embedded} is {@code start} where the retriever cannot tell. */
  private record Marks(long start, long embedded, long retrieved) {
    Duration embed() {
      return Duration.ofNanos(embedded - start);
    }

    Duration retrieve() {
      return Duration.ofNanos(retrieved - start);
    }
  }

  private Author.Standing standing(Question question, Optional<Author> writer) {
    if (!FollowUps.leans(question.text(), question.turns())) {
      return new Author.Standing(question.text(), Optional.empty(), Usage.NONE);
    }
    Duration third = question.deadline().dividedBy(3);
    return writer.map(a -> a.standing(question, third.compareTo(LONGEST_REWRITE) < 0 ? third : LONGEST_REWRITE))
        .orElseGet(() -> Author.Standing.byRule(question));
  }

  private Answer read(Question question, Author.Standing standing, List<Hit> hits, Marks marks,
      Announcer announcer) {
    Reading reading = reader.read(standing.question(), hits, question.maxCitations());
    long read = nanos.getAsLong();
    Finding finding = findings.read(reading, hits, question.maxCitations());
    announcer.said(finding);
    long end = nanos.getAsLong();
    Receipt receipt = new Receipt(snapshot.get(), reader.model(), hits.size(), marks.embed(), marks.retrieve(),
        Duration.ofNanos(read - marks.retrieved), Duration.ofNanos(end - read), Duration.ofNanos(end - marks.start),
        Spent.onlyRewritten(standing.rewritten()));
    return new Answer(ids.get(), finding, reading.confidence(), false, Mode.EXTRACTIVE, question.conversation(),
        reading.ranked(hits), receipt, reading.explanations());
  }

  /** One question on its way through the chat model, with the reader beside it. */
  private final class WrittenAnswer {
    /** A tenth of the deadline, at most this, is kept for what comes behind the model. */
    private static final Duration MOST_RESERVE = Duration.ofMillis(250);

    private final Question question;
    private final Author.Standing standing;
    private final List<Hit> hits;
    private final Marks marks;
    private final Announcer announcer;

    WrittenAnswer(Question question, Author.Standing standing, List<Hit> hits, Marks marks,
        Announcer announcer) {
      this.question = question;
      this.standing = standing;
      this.hits = hits;
      this.marks = marks;
      this.announcer = announcer;
    }

    Answer by(Author writer) {
      Beside<Reading> beside =
          Beside.begin(() -> reader.read(standing.question(), hits, question.maxCitations()));
      Duration time = timeForModel();
      Author.Written written = time.isPositive() && !hits.isEmpty()
          ? writer.write(question, standing.question(), hits, time, announcer)
          : Author.Written.nothing(hits.isEmpty() ? Optional.empty() : Optional.of(ModelFault.TIMEOUT));
      long answered = nanos.getAsLong();
      Reading reading = beside.join();
      boolean refused = written.fault().equals(Optional.of(ModelFault.GUARDRAIL));
      boolean passed = !refused && !written.verdict().statements().isEmpty();
      Finding finding = refused ? new Finding.Refused("guardrail")
          : passed ? findings.written(written.verdict(), reading, written.conflicting())
          : findings.read(reading, hits, question.maxCitations());
      if (!passed) {
        announcer.said(finding);
      }
      boolean degraded = !refused && !hits.isEmpty() && (!passed || written.fault().isPresent());
      boolean generative = passed || refused;
      long end = nanos.getAsLong();
      Receipt receipt = new Receipt(snapshot.get(), generative ? writer.model() : reader.model(), hits.size(),
          marks.embed(), marks.retrieve(), Duration.ofNanos(answered - marks.retrieved).minus(written.gate()),
          written.gate(), Duration.ofNanos(end - marks.start), writer.spent(written, standing, degraded));
      return new Answer(ids.get(), finding, reading.confidence(), degraded,
          generative ? Mode.GENERATIVE : Mode.EXTRACTIVE, question.conversation(), reading.ranked(hits), receipt,
          reading.explanations());
    }

    private Duration timeForModel() {
      Duration tenth = question.deadline().dividedBy(10);
      Duration reserve = tenth.compareTo(MOST_RESERVE) < 0 ? tenth : MOST_RESERVE;
      return question.deadline().minusNanos(nanos.getAsLong() - marks.start).minus(reserve);
    }
  }
}
