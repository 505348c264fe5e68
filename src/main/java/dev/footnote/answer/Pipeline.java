package dev.footnote.answer;

import dev.footnote.cite.Citation;
import dev.footnote.cite.Draft;
import dev.footnote.cite.Evidence;
import dev.footnote.cite.Gate;
import dev.footnote.cite.Verdict;
import dev.footnote.news.Clean;
import dev.footnote.read.Reader;
import dev.footnote.read.Reading;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Query;
import dev.footnote.retrieve.Retriever;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * From a question to an answer.
 *
 * <ol>
 *   <li>retrieve the passages that may answer;
 *   <li>read them: which sentences answer, and how sure is that;
 *   <li>send what was read through the gate, which attaches the quotes or drops the statement;
 *   <li>resolve words such as "on Thursday" by each article's own date;
 *   <li>say it, or say that the articles do not.
 * </ol>
 */
public final class Pipeline implements Asker {
  private static final int PASSAGES = 40;
  private static final int RELATED = 3;

  private final Retriever retriever;
  private final Reader reader;
  private final String snapshot;
  private final Supplier<String> ids;
  private final LongSupplier nanos;
  private final boolean neverAbstain;
  private final Gate gate = new Gate();

  /**
   * @param snapshot content name of the index behind the retriever
   * @param ids makes the id of each answer
   * @param nanos a clock for durations, such as {@code System::nanoTime}
   * @param neverAbstain whether to give the best there is however unsure, for calibration
   */
  public Pipeline(Retriever retriever, Reader reader, String snapshot, Supplier<String> ids, LongSupplier nanos,
      boolean neverAbstain) {
    this.retriever = retriever;
    this.reader = reader;
    this.snapshot = snapshot;
    this.ids = ids;
    this.nanos = nanos;
    this.neverAbstain = neverAbstain;
  }

  @Override
  public Answer ask(Question question) {
    long start = nanos.getAsLong();
    long[] embedded = {start};
    List<Hit> hits = retriever.retrieve(new Query(question.text(), question.asOf(), question.filter(), PASSAGES),
        () -> embedded[0] = nanos.getAsLong());
    long retrieved = nanos.getAsLong();
    Reading reading = reader.read(question.text(), hits, question.maxCitations());
    long read = nanos.getAsLong();
    Finding finding = finding(question, reading, hits);
    long end = nanos.getAsLong();
    Receipt receipt = new Receipt(snapshot, reader.model(), hits.size(), Duration.ofNanos(embedded[0] - start),
        Duration.ofNanos(retrieved - start), Duration.ofNanos(read - retrieved), Duration.ofNanos(end - read),
        Duration.ofNanos(end - start));
    return new Answer(ids.get(), finding, reading.confidence(), false, Mode.EXTRACTIVE, question.conversation(), hits,
        receipt);
  }

  private Finding finding(Question question, Reading reading, List<Hit> hits) {
    if (!reading.answers() && !(neverAbstain && !reading.picks().isEmpty())) {
      return notFound(hits);
    }
    Verdict verdict = gate.check(draft(reading), question.maxCitations());
    if (verdict.statements().isEmpty()) {
      return notFound(hits);
    }
    List<Citation> citations = verdict.citations();
    boolean conflicting = reading.conflicting() && citations.size() > 1;
    Finding.Kind kind = !reading.missing().isEmpty() ? Finding.Kind.PARTIAL
        : conflicting ? Finding.Kind.CONFLICTING : Finding.Kind.ANSWERED;
    String wanted = reading.shortAnswer();
    String shortAnswer = citations.stream().anyMatch(c -> c.quote().contains(wanted)) ? wanted : "";
    return new Finding.Grounded(kind, verdict.statements(), citations, shortAnswer, RelativeDates.in(citations),
        reading.missing());
  }

  private static Draft draft(Reading reading) {
    List<Evidence> evidence = new ArrayList<>();
    List<Draft.Statement> statements = new ArrayList<>();
    for (Reading.Pick pick : reading.picks()) {
      evidence.add(new Evidence(pick.indexed().article(), pick.span()));
      statements.add(new Draft.Statement(Clean.of(pick.text()), List.of(evidence.size())));
    }
    return new Draft(evidence, statements);
  }

  private static Finding notFound(List<Hit> hits) {
    return new Finding.NotFound(hits.subList(0, Math.min(RELATED, hits.size())));
  }
}
