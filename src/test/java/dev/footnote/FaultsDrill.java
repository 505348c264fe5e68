package dev.footnote;

import dev.footnote.aws.S3Proxy;
import dev.footnote.aws.TestBuckets;
import dev.footnote.ingest.Deliveries;
import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.retrieve.Withdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Breaks every request to S3 of every step of an article's life, one at a time, in every way: refused once, refused each
 * time it is tried, forbidden, done but answered by an error, late. After each, what is published must be what it was
 * before the step or after it, after it if the step said that it was done; and the same step once more must mend it. Of
 * messages that come together each is a step of its own: one can be done and the other be given again.
 */
final class FaultsDrill {
  private static final int TRIES = 3; // of the SDK

  private final S3Proxy proxy;
  private final S3Client s3;
  private int runs;
  private int torn;
  private int forgotten;
  private int unmended;
  private int refusals;
  private final List<String> problems = new ArrayList<>();

  /** What is done to a request. */
  private enum Way { ONCE, ALWAYS, FORBIDDEN, DONE_BUT, LATE }

  /** A step of an article's life, on top of those before it. */
  private enum Step { FIRST, UPDATE, DELETE, SWEEP, WITHDRAW, COLLECT }

  private record Case(Step step, int request, Way way) {}

  private FaultsDrill(S3Proxy proxy) {
    this.proxy = proxy;
    this.s3 = TestBuckets.client(proxy.endpoint());
  }

  /** @param most cases to try, drawn by the seed; all there are if there are fewer */
  static Figures run(long seed, int most) throws Exception {
    Logger log = Logger.getLogger("dev.footnote");
    Level before = log.getLevel();
    log.setLevel(Level.OFF); // every fault is logged with its stack
    try (S3Proxy proxy = S3Proxy.start()) {
      return new FaultsDrill(proxy).run(new Random(seed), most);
    } finally {
      log.setLevel(before);
    }
  }

  private Figures run(Random random, int most) throws Exception {
    long start = System.nanoTime();
    List<Case> cases = new ArrayList<>();
    Map<Step, Integer> requests = new TreeMap<>();
    for (Step step : Step.values()) {
      try (Scene scene = new Scene(step)) {
        proxy.play(_ -> S3Proxy.Fault.NONE);
        scene.act();
        requests.put(step, proxy.requests());
        for (int request = 1; request <= proxy.requests(); request++) {
          for (Way way : Way.values()) {
            cases.add(new Case(step, request, way));
          }
        }
      }
    }
    int all = cases.size();
    Collections.shuffle(cases, random);
    for (Case one : cases.subList(0, Math.min(most, all))) {
      play(one);
      if (runs % 50 == 0) {
        System.err.println(runs + " of " + all + " cases, " + problems.size() + " of them wrong, "
            + (System.nanoTime() - start) / 1_000_000_000 + " s");
      }
    }
    Figures figures = new Figures();
    figures.told("requests of each step", requests);
    figures.told("cases tried, of all", runs + " of " + all);
    figures.told("steps that said they failed", refusals);
    problems.forEach(problem -> figures.told("  " + problem, ""));
    figures.must("neither before nor after", 0, torn);
    figures.must("said to be done, but not", 0, forgotten);
    figures.must("not mended by the next try", 0, unmended);
    figures.told("seconds", (System.nanoTime() - start) / 1_000_000_000);
    s3.close();
    return figures;
  }

  private void play(Case one) throws Exception {
    runs++;
    try (Scene scene = new Scene(one.step)) {
      Object before = scene.seen();
      proxy.play(new Breaking(one));
      boolean done = scene.act();
      proxy.play(_ -> S3Proxy.Fault.NONE);
      refusals += done ? 0 : 1;
      Object now = scene.seen();
      Object after = scene.wanted();
      boolean isTorn = !now.equals(before) && !now.equals(after) && !now.equals(scene.partly());
      boolean isForgotten = done && !now.equals(after);
      boolean again = scene.act();
      Object mended = scene.seen();
      boolean isUnmended = !again || !mended.equals(after);
      torn += isTorn ? 1 : 0;
      forgotten += isForgotten ? 1 : 0;
      unmended += isUnmended ? 1 : 0;
      if (isTorn || isForgotten || isUnmended) {
        problems.add(one + ": first " + done + " " + now + ", then " + again + " " + mended + ", wanted " + after);
      }
    }
  }

  private static final class Breaking implements S3Proxy.Script {
    private final Case one;
    private String broken = "";
    private int times;

    Breaking(Case one) {
      this.one = one;
    }

    @Override
    public synchronized S3Proxy.Fault of(S3Proxy.Seen request) {
      String what = request.method() + " " + request.path();
      boolean first = request.number() == one.request;
      if (first) {
        broken = what;
      }
      return switch (one.way) {
        case ONCE -> first ? new S3Proxy.Fault.Before(500, "InternalError") : S3Proxy.Fault.NONE;
        case ALWAYS -> what.equals(broken) && times++ < TRIES
            ? new S3Proxy.Fault.Before(503, "SlowDown") : S3Proxy.Fault.NONE;
        case FORBIDDEN -> first ? new S3Proxy.Fault.Before(403, "AccessDenied") : S3Proxy.Fault.NONE;
        case DONE_BUT -> first ? new S3Proxy.Fault.After(500, "InternalError") : S3Proxy.Fault.NONE;
        case LATE -> first ? new S3Proxy.Fault.Delay(Duration.ofMillis(30)) : S3Proxy.Fault.NONE;
      };
    }
  }

  private static String newBucket() {
    String bucket = "faults-" + System.nanoTime();
    TestBuckets.create(bucket);
    return bucket;
  }

  /** A bucket of its own, brought to where the step begins: the server looks at all of a bucket at each listing. */
  private final class Scene implements AutoCloseable {
    private final Step step;
    private final String bucket = newBucket();
    private final Rig rig = new Rig(bucket, "", proxy.endpoint());
    private final List<Integer> done = new ArrayList<>();
    private int sequence = 16;

    Scene(Step step) {
      this.step = step;
      proxy.play(_ -> S3Proxy.Fault.NONE);
      put(1, "one");
      put(2, "one");
      if (step != Step.FIRST) {
        heed(1, 2);
      }
      switch (step) {
        case UPDATE, SWEEP -> put(1, "two");
        case DELETE -> {
          sequence++;
          s3.deleteObject(b -> b.bucket(bucket).key(rig.key(2)));
        }
        case COLLECT -> {
          put(1, "two");
          heed(1);
          put(1, "three");
          heed(1);
        }
        case FIRST, WITHDRAW -> {}
      }
    }

    private void put(int number, String version) {
      sequence++;
      s3.putObject(b -> b.bucket(bucket).key(rig.key(number)), RequestBody.fromString(Rig.content(number, version)));
    }

    private boolean heed(int... numbers) {
      List<Deliveries.Message> messages = new ArrayList<>();
      for (int number : numbers) {
        messages.add(new Deliveries.Message("m" + number, rig.notification(rig.key(number), Integer.toHexString(sequence)), 1));
      }
      done.clear();
      rig.handle(messages).forEach(message -> done.add(Integer.valueOf(message.id().substring(1))));
      return done.size() == messages.size();
    }

    /** What a reader sees if just those messages count that are not to be given again. */
    Object partly() {
      Map<String, String> texts = new TreeMap<>();
      if (step == Step.FIRST) {
        done.forEach(number -> add(texts, number, "one"));
      }
      return List.of(texts, List.of(), LuceneIndex.FORMAT);
    }

    /** Whether it said that it was done. */
    boolean act() {
      try {
        return switch (step) {
          case FIRST -> heed(1, 2);
          case UPDATE -> heed(1);
          case DELETE -> heed(2);
          case SWEEP -> rig.sweep();
          case WITHDRAW -> {
            rig.snapshots.tombstones().change(before ->
                before.plus(List.of(new Withdrawal("1-a", "false", Instant.EPOCH))));
            yield true;
          }
          case COLLECT -> rig.snapshots.collect(1, Duration.ZERO, Instant.now().plusSeconds(60)) >= 0;
        };
      } catch (SnapshotException | IngestException e) {
        return false;
      }
    }

    /** What a reader sees now: texts, and what is withdrawn. Fails if the index is not sound. */
    Object seen() throws Exception {
      Rig.State state = rig.published();
      if (!state.sound() || state.doubled() > 0) {
        throw new IllegalStateException("not sound, or doubled: " + state);
      }
      return List.of(state.texts(), rig.snapshots.tombstones().read().all().stream().map(Withdrawal::id).toList(),
          rig.snapshots.latest().map(Manifest::format).orElse(0));
    }

    Object wanted() {
      Map<String, String> texts = new TreeMap<>();
      add(texts, 1, step == Step.UPDATE || step == Step.SWEEP ? "two" : step == Step.COLLECT ? "three" : "one");
      if (step != Step.DELETE) {
        add(texts, 2, "one");
      }
      return List.of(texts, step == Step.WITHDRAW ? List.of("1-a") : List.of(), LuceneIndex.FORMAT);
    }

    private static void add(Map<String, String> texts, int number, String version) {
      texts.put(number + "-a", "Version " + version + " of " + number + " says that the ferry sank.");
      texts.put(number + "-b", "Object " + number + " always says this.");
    }

    @Override
    public void close() {
      rig.close();
    }
  }
}
