package dev.footnote;

import dev.footnote.aws.S3Proxy;
import dev.footnote.aws.S3Snapshots;
import dev.footnote.aws.TestBuckets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Kills a process again and again while it ingests and publishes: half of the times at a random moment, half of them
 * before or after a random one of its requests to S3. After each, the index is compared with what was acknowledged and
 * with what the bucket holds.
 */
final class CrashDrill implements AutoCloseable {
  private static final int OBJECTS = 30;
  private static final int CHANGES = 6;
  private static final int MOST_OPEN = 20;
  private static final int MOST_REQUESTS = 40;

  /** The pretend S3 takes the longer for a request the more a bucket holds, and no snapshot is collected within an hour. */
  private static final int KILLS_OF_A_BUCKET = 40;

  private static final long LONGEST_READY_MS = 5_000;

  private final Random random;
  private final S3Proxy proxy = S3Proxy.start();
  private final String bucket = "crash-" + System.nanoTime();
  private final Path work = Rig.folder();
  private final S3Client s3;
  private final Rig rig;

  /** An index that is ingested into: the published one, or one in a folder. */
  private final class Target {
    final String argument;
    /** Events not yet acknowledged, {@code key sequencer}. */
    final List<String> open = new ArrayList<>();
    /** By key, what the index may hold of an object: what it held when all was acknowledged, and all that came since. */
    final Map<String, Set<String>> possible = new TreeMap<>();

    Target(String argument) {
      this.argument = argument;
    }

    Rig.State state() throws IOException {
      Path index = work.resolve("index");
      if (!argument.equals("-")) {
        S3Snapshots elsewhere = Wiring.snapshots(CrashChild.FOLDER_SNAPSHOTS.formatted(bucket), proxy.endpoint());
        counts.corrupt += Rig.published(elsewhere).sound() ? 0 : 1;
        elsewhere.close();
      }
      return argument.equals("-") ? rig.published() : Files.exists(work.resolve("ready")) ? Rig.state(index) : Rig.State.EMPTY;
    }
  }

  private final Target published = new Target("-");
  private final Target folder = new Target(work.toString());
  private final Map<String, String> now = new HashMap<>();
  private long sequencer = 0x1000;
  private final Counts counts;
  private int kills;

  /** What all buckets came to. */
  private static final class Counts {
    int kills;
    int ended;
    int lost;
    int doubled;
    int corrupt;
    int acknowledged;
    long slowest;
    final List<String> problems = new ArrayList<>();
  }

  private CrashDrill(long seed, Counts counts) {
    this.counts = counts;
    this.random = new Random(seed);
    TestBuckets.create(bucket);
    this.s3 = TestBuckets.client(proxy.endpoint());
    this.rig = new Rig(bucket, "", proxy.endpoint());
  }

  /** @param timed whether the machine is quiet enough to judge how long a start takes */
  static Figures run(long seed, int kills, boolean timed) throws Exception {
    long start = System.nanoTime();
    Counts counts = new Counts();
    for (int bucket = 0; counts.kills < kills; bucket++) {
      try (CrashDrill drill = new CrashDrill(seed + bucket, counts)) {
        drill.run(Math.min(KILLS_OF_A_BUCKET, kills - counts.kills), start);
      }
    }
    Figures figures = new Figures();
    figures.must("kills", kills, counts.kills);
    figures.told("runs that had ended before they could be killed", counts.ended);
    figures.told("events acknowledged", counts.acknowledged);
    figures.must("lost of what was acknowledged", 0, counts.lost);
    figures.must("articles doubled", 0, counts.doubled);
    figures.must("indexes corrupt", 0, counts.corrupt);
    counts.problems.forEach(problem -> figures.told("  " + problem, ""));
    figures.told("slowest process start to ready, ms", counts.slowest);
    if (timed) {
      figures.must("ready within 5 s", true, counts.slowest <= LONGEST_READY_MS);
    }
    figures.told("seconds", (System.nanoTime() - start) / 1_000_000_000);
    return figures;
  }

  private void run(int wanted, long start) throws Exception {
    long slowestYet = counts.slowest;
    change();
    play(published, false);
    counts.slowest = slowestYet; // the first start of all is no start after a kill
    for (int round = 0; kills < wanted; round++) {
      Target target = round % 2 == 0 ? published : folder;
      for (int i = 0; i < CHANGES; i++) {
        change();
      }
      if (target.open.size() > MOST_OPEN) {
        play(target, false); // else a process would be killed while it still catches up, again and again
        check(target, false);
      }
      play(target, true);
      check(target, false);
      if (round % 10 == 9) {
        System.err.println(counts.kills + " kills, " + counts.acknowledged + " acknowledged, " + counts.lost + " lost, "
            + counts.doubled + " doubled, " + counts.corrupt + " corrupt, slowest start " + counts.slowest + " ms, "
            + (System.nanoTime() - start) / 1_000_000_000 + " s");
      }
    }
    for (Target target : List.of(published, folder)) {
      while (!target.open.isEmpty()) {
        play(target, false);
      }
      check(target, true);
    }
  }

  private void change() {
    int number = random.nextInt(OBJECTS);
    String key = rig.key(number);
    String hex = Long.toHexString(++sequencer);
    String version;
    if (random.nextInt(5) == 0) {
      s3.deleteObject(b -> b.bucket(bucket).key(key));
      version = "";
    } else {
      s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(Rig.content(number, hex)));
      version = "Version " + hex + " of " + number + " says that the ferry sank.";
    }
    now.put(key, version);
    for (Target target : List.of(published, folder)) {
      target.open.add(key + " " + hex);
      target.possible.computeIfAbsent(key, _ -> new HashSet<>(Set.of(""))).add(version);
    }
  }

  private void play(Target target, boolean kill) throws Exception {
    List<String> events = new ArrayList<>(target.open);
    events.addAll(target.open.subList(0, target.open.size() / 3)); // some come twice
    Collections.shuffle(events, random);
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
        "-Daws.accessKeyId=key", "-Daws.secretAccessKey=secret", "-Daws.region=us-east-1",
        "-cp", System.getProperty("java.class.path"), CrashChild.class.getName(),
        proxy.endpoint().orElseThrow().toString(), bucket, target.argument)
        .redirectError(work.resolve("child.err").toFile()).start();
    long begun = System.nanoTime();
    boolean atRequest = kill && random.nextBoolean();
    int request = 1 + random.nextInt(MOST_REQUESTS);
    boolean after = random.nextBoolean();
    proxy.play(seen -> atRequest && seen.number() == request
        ? new S3Proxy.Fault.Kill(after, child::destroyForcibly) : S3Proxy.Fault.NONE);
    try (OutputStream in = child.getOutputStream()) {
      in.write(String.join("\n", events).getBytes(StandardCharsets.UTF_8));
    }
    CountDownLatch ready = new CountDownLatch(1);
    AtomicLong took = new AtomicLong(-1);
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    Thread listener = Thread.ofVirtual().start(() -> listen(child, begun, took, ready, said));
    if (kill && !atRequest) {
      ready.await(60, TimeUnit.SECONDS);
      Thread.sleep(random.nextInt(900));
      child.destroyForcibly();
    }
    if (!child.waitFor(600, TimeUnit.SECONDS)) {
      child.destroyForcibly();
      throw new IllegalStateException("the child hangs; it said " + said);
    }
    listener.join();
    proxy.play(_ -> S3Proxy.Fault.NONE);
    counts.slowest = Math.max(counts.slowest, took.get());
    boolean done = said.contains("done");
    if (!kill && !done) {
      throw new IllegalStateException("the child failed by itself; it said " + said + "\n"
          + Files.readString(work.resolve("child.err")));
    }
    counts.ended += kill && done ? 1 : 0;
    int killed = kill && !done ? 1 : 0;
    kills += killed;
    counts.kills += killed;
    Set<String> acks = new HashSet<>();
    said.stream().filter(line -> line.startsWith("ack ")).forEach(line -> acks.add(line.substring(4)));
    counts.acknowledged += acks.size();
    target.open.removeAll(acks);
  }

  private static void listen(Process child, long begun, AtomicLong took, CountDownLatch ready, List<String> said) {
    try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("ready")) {
          took.set((System.nanoTime() - begun) / 1_000_000);
          ready.countDown();
        }
        said.add(line);
      }
    } catch (IOException e) {
      said.add("stream ended");
    } finally {
      ready.countDown();
    }
  }

  private void check(Target target, boolean all) throws IOException {
    Rig.State state;
    try {
      state = target.state();
    } catch (RuntimeException e) {
      counts.corrupt++;
      counts.problems.add(target.argument + " after kill " + kills + ": " + e);
      return;
    }
    counts.corrupt += state.sound() ? 0 : 1;
    counts.doubled += state.doubled();
    Set<String> openKeys = new HashSet<>();
    target.open.forEach(event -> openKeys.add(event.substring(0, event.indexOf(' '))));
    if (all && !openKeys.isEmpty()) {
      throw new IllegalStateException("not drained: " + openKeys);
    }
    int expected = 0;
    for (int number = 0; number < OBJECTS; number++) {
      String key = rig.key(number);
      String held = state.texts().getOrDefault(number + "-a", "");
      boolean whole = held.isEmpty() == !state.texts().containsKey(number + "-b");
      expected += held.isEmpty() ? 0 : 2;
      Set<String> possible = target.possible.getOrDefault(key, Set.of(""));
      boolean right = openKeys.contains(key) ? possible.contains(held) : held.equals(now.getOrDefault(key, ""));
      if (!right || !whole) {
        counts.lost++;
        counts.problems.add(target.argument + " after kill " + kills + " holds \"" + held + "\" of " + key + (whole ? "" : " in part")
            + ", not \"" + now.getOrDefault(key, "") + "\"; remembered: " + state.objects().get(key) + ", open: "
            + target.open.stream().filter(event -> event.startsWith(key + " ")).toList());
      }
      if (!openKeys.contains(key)) {
        target.possible.put(key, new HashSet<>(Set.of(held)));
      }
    }
    counts.doubled += state.texts().size() - expected;
  }

  @Override
  public void close() {
    rig.close();
    s3.close();
    proxy.close();
    Folders.delete(work);
  }
}
