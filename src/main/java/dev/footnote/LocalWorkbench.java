package dev.footnote;

import dev.footnote.aws.S3Snapshots;
import dev.footnote.cli.CommandException;
import dev.footnote.cli.Store;
import dev.footnote.cli.Workbench;
import dev.footnote.fetch.FolderShelf;
import dev.footnote.fetch.WebFetcher;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.HttpApi;
import dev.footnote.http.Service;
import dev.footnote.ingest.Checked;
import dev.footnote.ingest.EmbeddingCache;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.SnapshotException;
import dev.footnote.ingest.Snapshots;
import dev.footnote.ingest.TombstoneFile;
import dev.footnote.ingest.Tombstones;
import dev.footnote.lucene.IndexException;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.PassageSearch;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;

/** The workbench of this machine: indexes in folders, the model in process. */
final class LocalWorkbench implements Workbench {
  private final Config config;
  private final Path home;
  private final Embedder model;
  private final EmbeddingCache embedder;
  private final Wiring wiring;
  private final Callers callers;

  /** @param home folder of the checkout, where the built-in articles are */
  LocalWorkbench(Config config, Path home) {
    this.config = config;
    this.home = home;
    this.model = Wiring.shippedEmbedder();
    this.embedder = new EmbeddingCache(model, config.cache());
    this.callers = Callers.of(config);
    this.wiring = new Wiring(embedder, config.readerWindows(), config.model(), callers);
  }

  @Override
  public Optional<Path> defaultIndex() {
    return config.index();
  }

  @Override
  public Optional<Store> elsewhere() {
    return config.store().remote(embedder).map(remote -> new RemoteHome(wiring, remote));
  }

  @Override
  public Path corpus() {
    return home.resolve("src/test/resources/corpus/articles");
  }

  @Override
  public Path questions() {
    return home.resolve("src/test/resources/corpus/questions.jsonl");
  }

  @Override
  public Path event() {
    return home.resolve("events/ask.json");
  }

  @Override
  public Path script(String name) {
    return home.resolve("scripts").resolve(name).toAbsolutePath();
  }

  @Override
  public Path cache() {
    return config.cache();
  }

  @Override
  public WebFetcher fetcher() {
    return WebFetcher.system(new FolderShelf(config.cache().resolve("web")));
  }

  @Override
  public FeedbackLog feedback() {
    return callers.stores().feedback();
  }

  @Override
  public Embedder embedder() {
    return embedder;
  }

  @Override
  public Embedder model() {
    return model;
  }

  @Override
  public PassageIndex write(Path index) {
    return input(() -> wiring.write(index));
  }

  @Override
  public Opened open(Path folder, boolean neverAbstain) {
    LuceneIndex index = input(() -> wiring.open(folder));
    Service service = wiring.service(index, neverAbstain, new TombstoneFile(folder));
    return new Opened() {
      @Override
      public Service service() {
        return service;
      }

      @Override
      public PassageSearch search() {
        return index;
      }

      @Override
      public void close() {
        index.close();
      }
    };
  }

  @Override
  public Checked check(Path index) {
    return input(() -> wiring.check(index, new TombstoneFile(index).read()));
  }

  @Override
  public int indexFormat() {
    return LuceneIndex.FORMAT;
  }

  @Override
  public Tombstones tombstones(Path index) {
    return new TombstoneFile(index);
  }

  @Override
  public Tombstones tombstones(String uri) {
    return published(uri).tombstones();
  }

  @Override
  public Snapshots snapshots(String uri) {
    return published(uri);
  }

  private static S3Snapshots published(String uri) {
    try {
      return Wiring.snapshots(uri);
    } catch (SnapshotException e) {
      throw CommandException.input(e);
    }
  }

  @Override
  public Server serve(Service service, int port) throws IOException {
    config.model().ifPresent(ModelSettings::check);
    HttpApi api = new HttpApi(() -> Optional.of(service), Clock.systemUTC(), config.model().isPresent(),
        callers.stores(), callers.settings().rules());
    Optional<SlackHere> slack = config.slack().map(settings -> new SlackHere(settings, service, callers,
        Clock.systemUTC()));
    LocalServer server = LocalServer.start(api.with(slack.map(SlackHere::endpoints).orElse(List.of())), port,
        callers.settings().cors(), callers.settings().keys());
    return new Server() {
      @Override
      public URI uri() {
        return server.uri();
      }

      @Override
      public void close() {
        server.close();
        slack.ifPresent(SlackHere::close);
      }
    };
  }

  @Override
  public Server serveSlack(Service service, int port, PrintStream out) throws IOException {
    Logging.configure(Level.WARNING); // the transcript tells what happens; a line for each request would stand in its midst
    config.model().ifPresent(ModelSettings::check);
    SlackTrial trial = new SlackTrial(service, port, config.model().isPresent(), callers.stores().feedback(), out);
    Thread.ofVirtual().start(() -> {
      try {
        if (trial.run(System.in)) {
          System.exit(0); // the hook of the command closes all
        }
      } catch (IOException e) {
        out.println("The pretend Slack broke off: " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    return trial;
  }

  private static <T> T input(Supplier<T> action) {
    try {
      return action.get();
    } catch (IndexException e) {
      throw CommandException.input(e);
    }
  }
}
