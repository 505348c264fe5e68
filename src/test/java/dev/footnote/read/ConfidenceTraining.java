package dev.footnote.read;

import dev.footnote.langchain.E5SmallSpanModel;
import dev.footnote.read.DevelopmentSets.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns, on development sets that each count alike, where the model shall look, how its word and the plain features are
 * joined, and how sure to be. For each question the model looks where the questions of other titles and months teach it to.
 * Run it after {@link ReaderTraining} and {@code scripts/train}. Deterministic.
 */
public final class ConfidenceTraining {
  private static final int WINDOWS = 3;

  /**
   * A question and the sentences that a judge chose from, best first.
   *
   * @param item the question
   * @param right for each sentence whether it answers
   */
  record Lesson(Item item, Asked asked, List<Judged> judged, List<Boolean> right) {
    /** Whether one of the best two sentences answers. */
    boolean found() {
      return right.subList(0, Math.min(2, right.size())).contains(true);
    }

    boolean answerable() {
      return item.question().get("answerable").asBoolean();
    }
  }

  /** How sentences are joined and how sure to be. */
  record Learnt(Net net, Confidence confidence) {}

  /** Before it is learnt how to rank. */
  private static final SentenceOdds UNRANKED =
      new SentenceOdds(NetFit.none(SentenceOdds.NAMES.size()));

  /** A question as both judges see it. */
  private record Both(Lesson plain, Lesson closer) {}

  /** A question as where to look is learnt from it. */
  private record Looked(Item item, NetFit.Group group) {}

  private ConfidenceTraining() {}

  /** @param args folder of kept vectors, working folder, folder of the resources to write, sets */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[2]);
    try (DevelopmentSets sets = new DevelopmentSets(Path.of(args[0]), Path.of(args[1]),
        Arrays.stream(args).skip(3).map(Path::of).toList())) {
      List<Net> nets = nets(sets);
      write(nets.getLast(), out.resolve(Promise.RESOURCE));
      List<Both> lessons = lessons(sets, nets);
      List<Lesson> closer = lessons.stream().map(Both::closer).toList();
      HeldOut.report(closer, System.out);
      Learnt learnt = learn(closer);
      write(learnt.net, out.resolve(SentenceOdds.RESOURCE));
      Files.write(out.resolve("confidence.tsv"), learnt.confidence.lines());
      Files.write(out.resolve("confidence-plain.tsv"), confidence(lessons.stream().map(Both::plain).toList()).lines());
    }
  }

  private static void write(Net net, Path file) throws IOException {
    try (OutputStream to = Files.newOutputStream(file)) {
      net.write(to);
    }
  }

  /** Where to look: for each fold what the others teach, and last what all teach. */
  private static List<Net> nets(DevelopmentSets sets) {
    Trees trees = PlainJudge.trees();
    List<Looked> looked = sets.each((item, examination) -> new Looked(item, new NetFit.Group(
        Promise.features(examination, examination.scores(trees)), examination.reads().stream().map(item::answered).toList(), item.weight())));
    return IntStream.rangeClosed(0, DevelopmentSets.FOLDS).parallel().mapToObj(fold -> NetFit.fit(
        looked.stream().filter(l -> l.item.fold() != fold).map(Looked::group).toList())).toList();
  }

  private static List<Both> lessons(DevelopmentSets sets, List<Net> nets) {
    E5SmallSpanModel model = new E5SmallSpanModel();
    List<Promise> promises = nets.stream().map(net -> new Promise(PlainJudge.trees(), net)).toList();
    List<PlainJudge> plain = promises.stream().map(promise -> PlainJudge.shipped(promise::of)).toList();
    List<SpanJudge> closer = promises.stream().map(promise -> new SpanJudge(promise::of, model, UNRANKED,
        Optional.empty(), WINDOWS)).toList();
    return sets.each((item, examination) -> new Both(lesson(item, examination, plain.get(item.fold()).judge(examination)),
        lesson(item, examination, closer.get(item.fold()).judge(examination))));
  }

  private static Lesson lesson(Item item, Examination examination, List<Judged> judged) {
    return new Lesson(item, examination.asked(), judged, judged.stream().map(j -> item.answered(j.read())).toList());
  }

  static Learnt learn(List<Lesson> lessons) {
    Net net = NetFit.fit(lessons.stream().map(l -> new NetFit.Group(
        l.judged.stream().map(j -> SentenceOdds.features(l.asked, j)).toList(), l.right, l.item.weight())).toList());
    return new Learnt(net, confidence(lessons.stream().map(l -> rescored(l, net)).toList()));
  }

  /** With the sentences in the order that the odds give. */
  static Lesson rescored(Lesson lesson, Net net) {
    SentenceOdds odds = new SentenceOdds(net);
    List<Integer> order = new ArrayList<>();
    List<Judged> scored = new ArrayList<>();
    for (Judged judged : lesson.judged) {
      order.add(order.size());
      scored.add(judged.scored(odds.of(lesson.asked, judged)));
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -scored.get(i).score()).thenComparingInt(i -> i));
    return new Lesson(lesson.item, lesson.asked, order.stream().map(scored::get).toList(),
        order.stream().map(lesson.right::get).toList());
  }

  /** Learnt on questions asked of all articles; held out, it judges those asked of one as well as if it had learnt on them too. */
  private static Confidence confidence(List<Lesson> lessons) {
    ConfidenceFit fit = new ConfidenceFit();
    for (Lesson lesson : lessons) {
      if (!lesson.judged.isEmpty() && !lesson.item.alone()) {
        fit.add(ConfidenceFeatures.of(lesson.asked, lesson.judged), lesson.found(), lesson.item.weight());
      }
    }
    return fit.fit();
  }
}
