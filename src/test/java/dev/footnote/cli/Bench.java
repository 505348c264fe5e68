package dev.footnote.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.App;
import dev.footnote.fetch.TestWeb;
import dev.footnote.fetch.WebFetcher;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.MemoryFeedback;
import dev.footnote.http.Service;
import dev.footnote.ingest.Checked;
import dev.footnote.ingest.MemorySnapshots;
import dev.footnote.ingest.MemoryTombstones;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Snapshots;
import dev.footnote.ingest.Tombstones;
import dev.footnote.retrieve.Embedder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Runs commands on the real workbench, and tells what they printed; S3 is in memory, scripts are this very class path. */
final class Bench implements Workbench {
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-01T12:00:00Z"), ZoneOffset.UTC);

  final FeedbackLog thumbs = new MemoryFeedback();
  final MemorySnapshots published = new MemorySnapshots();
  final Tombstones withdrawn = new MemoryTombstones();
  /** Where web addresses lead to. */
  Optional<TestWeb> web = Optional.empty();
  private final Workbench real;
  private final Path scripts;

  /** @param exit code, and what went where */
  record Ran(int exit, String out, String err) {}

  Bench(Path folder) throws IOException {
    real = App.workbench(Map.of("FOOTNOTE_CACHE", folder.resolve("cache").toString()));
    scripts = Files.createDirectories(folder.resolve("scripts"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    script("serve", "exec \"" + java + "\" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp \""
        + System.getProperty("java.class.path") + "\" dev.footnote.App serve \"$@\"");
    script("peer", "case \"$1\" in store) echo \"$2\" | tee -a \"$0.log\" >\"$3\"; echo 'Stored 2 segments, 5.25 a second' ;; package) echo /peer ;; serve) exec \""
        + java + "\" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp \"" + System.getProperty("java.class.path")
        + "\" dev.footnote.cli.EchoPeer ;; esac");
    script("invoke", "[ -f \"$1\" ] && echo 'status 200, init 20 ms, call 3 ms, processor 18 ms, package 99 MB' >&2");
  }

  /** How often the peer was given articles to embed. */
  int peerStores() throws IOException {
    Path log = scripts.resolve("peer.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  /** Puts another script in place of one. */
  void script(String name, String body) throws IOException {
    Path script = scripts.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = Terminal.of(new PrintStream(out, false, UTF_8), new PrintStream(err, false, UTF_8), false, Map.of());
    int exit = new Commands(this, terminal, CLOCK).run(arguments);
    return new Ran(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Override
  public Optional<Path> defaultIndex() {
    return real.defaultIndex();
  }

  @Override
  public Optional<Store> elsewhere() {
    return real.elsewhere();
  }

  @Override
  public Path corpus() {
    return real.corpus();
  }

  @Override
  public Path questions() {
    return real.questions();
  }

  @Override
  public Path event() {
    return real.event();
  }

  @Override
  public Path script(String name) {
    return scripts.resolve(name);
  }

  @Override
  public Path cache() {
    return real.cache();
  }

  @Override
  public WebFetcher fetcher() {
    return web.orElseThrow().fetcher();
  }

  @Override
  public FeedbackLog feedback() {
    return thumbs;
  }

  @Override
  public Embedder embedder() {
    return real.embedder();
  }

  @Override
  public Embedder model() {
    return real.model();
  }

  @Override
  public PassageIndex write(Path index) {
    return real.write(index);
  }

  @Override
  public Opened open(Path index, boolean neverAbstain) {
    return real.open(index, neverAbstain);
  }

  @Override
  public Checked check(Path index) {
    return real.check(index);
  }

  @Override
  public int indexFormat() {
    return real.indexFormat();
  }

  @Override
  public Tombstones tombstones(Path index) {
    return real.tombstones(index);
  }

  @Override
  public Tombstones tombstones(String uri) {
    return uri.startsWith("s3://memory/") ? withdrawn : real.tombstones(uri);
  }

  @Override
  public Snapshots snapshots(String uri) {
    return uri.startsWith("s3://memory/") ? published : real.snapshots(uri);
  }

  @Override
  public Server serve(Service service, int port) throws IOException {
    return real.serve(service, port);
  }

  @Override
  public Server serveSlack(Service service, int port, PrintStream out) throws IOException {
    return real.serveSlack(service, port, out);
  }
}
