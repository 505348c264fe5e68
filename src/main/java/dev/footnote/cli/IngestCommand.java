package dev.footnote.cli;

import dev.footnote.ingest.ArticleSource;
import dev.footnote.ingest.Checked;
import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Reason;
import dev.footnote.ingest.Report;
import dev.footnote.ingest.Snapshots;
import dev.footnote.ingest.Tombstones;
import dev.footnote.retrieve.Withdrawal;
import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Adds articles from files and from the web to an index, updates changed ones and deletes;"
    + " unchanged ones are skipped.",
    sortOptions = false)
final class IngestCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;

  @Option(names = "--index", paramLabel = "DIR", description = "Folder of the index; made where missing. Default: the store"
      + " that FOOTNOTE_STORE names.")
  private Optional<Path> index = Optional.empty();

  @Option(names = "--delete", paramLabel = "ID", description = "Delete the article with this id; may be given several times.")
  private List<String> deleted = List.of();

  @Option(names = "--withdraw", paramLabel = "ID", description = "Withdraw the article with this id: nothing is answered"
      + " from it any more, also by an index published before; may be given several times.")
  private List<String> withdrawn = List.of();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown to whoever verifies an old answer.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--reinstate", paramLabel = "ID", description = "Take a withdrawal back; then ingest the article again.")
  private List<String> reinstated = List.of();

  @Option(names = "--publish", paramLabel = "S3", description = "Then publish the index, such as to s3://bucket/snapshots.")
  private Optional<String> publish = Optional.empty();

  @Option(names = "--dry-run", description = "Read everything and tell what would become of it, but write nothing.")
  private boolean dryRun;

  @Option(names = "--max-pages", paramLabel = "N", defaultValue = "500", description = "Most pages that feeds and sitemaps may"
      + " lead to in a run; about one a second is fetched. Default: ${DEFAULT-VALUE}.")
  private int mostPages;

  @Option(names = "--check", description = "Look at everything in the index, after all else; with --publish at what is"
      + " published too.")
  private boolean checks;

  @Parameters(paramLabel = "PATH|URL", arity = "0..*", description = "Files and folders (.html .md .txt .pdf .xml .jsonl), and web"
      + " addresses of pages, feeds and sitemaps.")
  private List<String> paths = List.of();

  IngestCommand(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    boolean writes = !paths.isEmpty() || !deleted.isEmpty() || !withdrawn.isEmpty() || !reinstated.isEmpty();
    if (!writes && publish.isEmpty() && !checks) {
      throw CommandException.input("nothing to do: give files, folders or web addresses to ingest, --delete ID, --withdraw ID --reason"
          + " TEXT, --reinstate ID, --publish S3 or --check.");
    }
    Store store = store();
    if (paths.isEmpty() && !store.exists()) {
      throw CommandException.input("There is no index in " + store.name() + ". Make one with: scripts/ingest "
          + index.map(folder -> "--index " + folder + " ").orElse("") + "PATH...");
    }
    if (mostPages < 1 || mostPages > 100_000) {
      throw CommandException.input("--max-pages is " + mostPages + "; it must be in [1..100000].");
    }
    if (dryRun && (publish.isPresent() || !withdrawn.isEmpty() || !reinstated.isEmpty())) {
      throw CommandException.input("--dry-run goes with PATH, URL and --delete only.");
    }
    Optional<Snapshots> target = publish.map(workbench::snapshots);
    Withdrawals withdrawals = withdraw(store.tombstones());
    if (writes) {
      write(store, withdrawals);
    }
    target.ifPresent(snapshots -> publish(store, snapshots));
    if (checks) {
      check(store, store.name());
      target.ifPresent(this::check);
    }
    return 0;
  }

  private Store store() {
    if (publish.isPresent() && index.isEmpty()) {
      throw CommandException.input("--publish needs --index DIR: what is published is an index in a folder.");
    }
    return index.<Store>map(folder -> new Folder(workbench, folder)).or(workbench::elsewhere).orElseThrow(() ->
        CommandException.input("Which index? Name its folder with --index DIR, or a store with FOOTNOTE_STORE."));
  }

  /** What is published is fetched, which checks every byte of it, and then looked at as a folder is. */
  private void check(Snapshots snapshots) {
    Path copy = Library.temporary();
    try {
      Manifest manifest = snapshots.latest().orElseThrow(() ->
          CommandException.failure("nothing is published at " + publish.orElse("")));
      snapshots.fetch(manifest, copy);
      check(new Folder(workbench, copy), publish.orElse("") + ", sequence " + manifest.sequence());
    } finally {
      Library.delete(copy);
    }
  }

  private void check(Store store, String name) {
    Checked checked = store.check();
    checked.faults().forEach(fault -> terminal.say("fault: " + Wrap.line(fault)));
    terminal.out().println(name + ": " + ReportPrinter.count(checked.articles(), "article") + ", "
        + ReportPrinter.count(checked.passages(), "passage") + ", "
        + (checked.faults().isEmpty() ? "sound" : ReportPrinter.count(checked.faults().size(), "fault")));
    terminal.out().flush();
    if (!checked.faults().isEmpty()) {
      throw CommandException.failure("the index is not sound; the lines above say why.");
    }
  }

  /** First of all, and where readers are first of all: from here on nothing is answered from these articles. */
  private Withdrawals withdraw(Tombstones here) {
    if (!withdrawn.isEmpty() && reason.isEmpty()) {
      throw CommandException.input("--withdraw needs --reason TEXT: it is told to readers of old answers.");
    }
    List<Withdrawal> fresh;
    try {
      fresh = withdrawn.stream().map(id -> new Withdrawal(id, reason.orElse(""), clock.instant())).toList();
    } catch (IllegalArgumentException e) {
      throw CommandException.input(e.getMessage() + ".");
    }
    publish.map(workbench::tombstones).ifPresent(there ->
        there.change(before -> before.minus(reinstated).plus(here.read().minus(reinstated).all()).plus(fresh)));
    if (withdrawn.isEmpty() && reinstated.isEmpty()) {
      return here.read();
    }
    Withdrawals now = here.change(before -> before.minus(reinstated).plus(fresh));
    withdrawn.forEach(id -> terminal.say("withdrawn: " + Wrap.line(id)));
    reinstated.forEach(id -> terminal.say("reinstated: " + Wrap.line(id) + ". Ingest it to have it back."));
    return now;
  }

  private void write(Store store, Withdrawals withdrawals) {
    boolean made = !store.exists();
    Indexing indexing = dryRun ? Indexing.rehearsed(workbench, terminal) : new Indexing(workbench, terminal);
    ArticleSource source = Sources.of(paths, workbench::fetcher, mostPages, indexing::fetching);
    try (PassageIndex open = dryRun ? new Rehearsal(made ? Optional.empty() : Optional.of(store.write()))
        : store.write()) {
      int gone = 0;
      for (String id : deleted) {
        if (open.delete(id)) {
          gone++;
        } else {
          terminal.say("not in the index: " + Wrap.line(id));
        }
      }
      Report report = indexing.run(open, source, withdrawals);
      ReportPrinter.print(report, gone, dryRun, terminal);
      if (report.received() > 0 && report.indexed() + report.unchanged() == 0) {
        throw CommandException.input("no article could be taken; the lines above say why.");
      }
      if (!report.deadLetters().isEmpty()) {
        throw CommandException.failure(ReportPrinter.count(report.deadLetters().size(), "article")
            + " could not be indexed; the lines above say why. Mend that and run it again.");
      }
    } catch (IngestException e) {
      if (made && store instanceof Folder folder) {
        removeIfEmpty(folder);
      }
      throw e;
    }
  }

  private void removeIfEmpty(Folder folder) {
    try {
      folder.removeIfEmpty();
    } catch (IOException e) {
      terminal.say("the empty folder " + folder.name() + " is left behind: " + Reason.of(e));
    }
  }

  private void publish(Store store, Snapshots snapshots) {
    store.open(false).close(); // what cannot be read must not be published
    Manifest manifest = snapshots.publish(index.orElseThrow());
    terminal.out().println("published to " + publish.orElse("") + ": " + manifest.name() + ", sequence "
        + manifest.sequence() + ", " + ReportPrinter.count(manifest.files().size(), "file") + ", "
        + manifest.files().stream().mapToLong(Manifest.File::bytes).sum() + " bytes");
    terminal.out().flush();
  }
}
