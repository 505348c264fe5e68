package dev.footnote.read;

import dev.footnote.news.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges by a model that looks at question and text together, at those few windows that plain features find promising, the
 * best first, until there is {@link Enough}. Sentences outside the windows are not judged.
 */
final class SpanJudge implements Judge {
  /** An article alone is looked at in places of this size too, the surer look counting: there is no other to look at instead. */
  private static final int WORDS_ALONE = 120;

  /** Share of a phrase that must be a candidate's, so that it is of its kind. */
  private static final double LEAST_ALIKE = 0.5;

  private static final Comparator<Judged> BEST_FIRST = Comparator.comparingDouble((Judged j) -> -j.score())
      .thenComparingInt(j -> j.read().rank()).thenComparingInt(j -> j.read().number());

  /** Who asks for one of these has a time for an answer, or may have. */
  private static final Set<Kind> TIMES = EnumSet.of(Kind.DATE, Kind.DURATION, Kind.NUMBER);

  private final Function<Examination, Promise.Made> promise;
  private final SpanModel model;
  private final SentenceOdds odds;
  private final Optional<Enough> enough;
  private final int windows;

  /**
   * @param promise the model looks where it is highest
   * @param enough when to stop before all windows are read; empty for never
   * @param windows most windows to look at, at least 1; each costs the model's time once
   */
  SpanJudge(Function<Examination, Promise.Made> promise, SpanModel model, SentenceOdds odds, Optional<Enough> enough,
      int windows) {
    this.promise = promise;
    this.model = model;
    this.odds = odds;
    this.enough = enough;
    this.windows = windows;
  }

  @Override
  public List<Judged> judge(Examination examination) {
    double[] scores = promise.apply(examination).odds();
    List<Enough.Place> places = windows(examination, scores).map(window -> place(window, examination, scores)).toList();
    Map<Integer, Judged> surest = new HashMap<>();
    List<Judged> judged = List.of();
    double best = Double.NEGATIVE_INFINITY;
    for (int read = 0; read < places.size() && !settled(examination, judged, best, places.subList(read, places.size())); read++) {
      Enough.Place place = places.get(read);
      look(examination, scores, place.window(), surest);
      judged = surest.values().stream().sorted(BEST_FIRST).toList();
      best = Math.max(best, place.promise());
    }
    return judged;
  }

  private Stream<Window> windows(Examination examination, double[] scores) {
    return IntStream.of(Window.WORDS, WORDS_ALONE).limit(examination.alone() ? 2 : 1)
        .mapToObj(words -> Window.around(examination.reads(), scores, windows, words)).flatMap(List::stream).distinct();
  }

  private boolean settled(Examination examination, List<Judged> judged, double best, List<Enough.Place> rest) {
    return !judged.isEmpty() && !examination.alone() && enough.filter(e -> e.reached(examination.asked(), judged, best, rest)).isPresent();
  }

  private static Enough.Place place(Window window, Examination examination, double[] scores) {
    double promise = Double.NEGATIVE_INFINITY;
    double cover = 0;
    for (int i = 0; i < scores.length; i++) {
      if (window.has(examination.reads().get(i))) {
        promise = Math.max(promise, scores[i]);
        cover = Math.max(cover, examination.features().get(i)[SentenceFeatures.COVER]);
      }
    }
    return new Enough.Place(window, promise, cover);
  }

  private void look(Examination examination, double[] scores, Window window, Map<Integer, Judged> surest) {
    TokenOdds tokens = model.odds(examination.question(), window.indexed().article().source().title(), window.text());
    for (int i = 0; i < scores.length; i++) {
      if (window.has(examination.reads().get(i))) {
        surest.merge(i, judged(examination, i, scores[i], window, tokens), (a, b) -> a.phraseScore() >= b.phraseScore() ? a : b);
      }
    }
  }

  @Override
  public Map<String, Double> parts(Asked asked, Judged judged) {
    return odds.parts(asked, judged);
  }

  private Judged judged(Examination examination, int i, double score, Window window, TokenOdds tokens) {
    Read read = examination.reads().get(i);
    float[] features = examination.features().get(i);
    int offset = read.span().start() - window.span().start();
    Optional<SpanFinder.Found> found = find(examination, read, tokens, offset);
    if (found.isEmpty()) {
      return joined(examination, new Judged(read, score, score, Optional.empty(), 0, SpanFinder.NOTHING, features));
    }
    SpanFinder.Found best = found.get();
    Optional<Phrase> phrase = phrase(read, examination.phrases().get(i), best.span().shift(-offset));
    return joined(examination,
        new Judged(read, score, score, phrase, Math.exp(best.odds() - best.all()), best.odds(), features));
  }

  /** The best span of the sentence; of a list of things and their times, in the entry of the time asked for. */
  private static Optional<SpanFinder.Found> find(Examination examination, Read read, TokenOdds tokens, int offset) {
    Optional<SpanFinder.Found> entry = TIMES.contains(examination.asked().kind()) ? Optional.empty()
        : examination.asked().period().stream().flatMap(asked -> asked.entries(read.text()).stream())
            .flatMap(span -> SpanFinder.best(tokens, offset + span.start(), offset + span.end()).stream())
            .max(Comparator.comparingDouble(SpanFinder.Found::odds));
    if (entry.isPresent()) {
      return entry;
    }
    List<Span> organisations = examination.asked().kind() == Kind.PERSON
        ? Acronyms.writtenOut(examination.asked(), read) : List.of();
    return between(organisations, read.span().length()).stream()
        .flatMap(span -> SpanFinder.best(tokens, offset + span.start(), offset + span.end()).stream())
        .max(Comparator.comparingDouble(SpanFinder.Found::odds));
  }

  /** What is left of a text when some places are taken out. */
  private static List<Span> between(List<Span> out, int length) {
    List<Span> left = new ArrayList<>();
    int start = 0;
    for (Span span : out) {
      if (span.start() > start) {
        left.add(new Span(start, span.start()));
      }
      start = Math.max(start, span.end());
    }
    if (start < length) {
      left.add(new Span(start, length));
    }
    return left;
  }

  private Judged joined(Examination examination, Judged judged) {
    return judged.scored(odds.of(examination.asked(), judged));
  }

  /** The phrase that a span of the sentence covers, widened to whole words; of the kind of the candidate most like it. */
  private static Optional<Phrase> phrase(Read read, List<Phrase> candidates, Span span) {
    List<Token> tokens = read.tokens();
    int first = -1;
    int end = -1;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).span().overlaps(span)) {
        first = first < 0 ? i : first;
        end = i + 1;
      }
    }
    if (first < 0) {
      return Optional.empty();
    }
    Span whole = new Span(Math.min(span.start(), tokens.get(first).span().start()),
        Math.max(span.end(), tokens.get(end - 1).span().end()));
    Kind kind = Kind.PHRASE;
    double most = LEAST_ALIKE;
    for (Phrase candidate : candidates) {
      int shared = Math.min(end, candidate.end()) - Math.max(first, candidate.first());
      double alike = shared / (double) Math.max(end - first, candidate.end() - candidate.first());
      if (alike >= most) {
        most = alike;
        kind = candidate.kind();
      }
    }
    return Optional.of(new Phrase(kind, first, end, whole));
  }
}
