package dev.footnote.cli;

import dev.footnote.fetch.WebFetcher;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.Service;
import dev.footnote.ingest.Checked;
import dev.footnote.ingest.PassageIndex;
import dev.footnote.ingest.Snapshots;
import dev.footnote.ingest.Tombstones;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.PassageSearch;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What commands work with; built by the composition root. */
public interface Workbench {
  /** The index that a setting names for commands that are not told otherwise. */
  Optional<Path> defaultIndex();

  /** The store on another machine that settings choose in place of folders. */
  Optional<Store> elsewhere();

  /** Folder of the articles that come with Footnote. */
  Path corpus();

  /** The questions that come with Footnote, for benchmarks. */
  Path questions();

  /** An event that asks a question, as Lambda would get it. */
  Path event();

  /** The script that runs a command in a process of its own, such as {@code serve}. */
  Path script(String name);

  /** Folder for indexes that are made again when needed. */
  Path cache();

  /** Fetches from the web; keeps what it fetched for conditional requests. */
  WebFetcher fetcher();

  /** The embedding model, with the vectors of passages kept across runs. */
  Embedder embedder();

  /** The embedding model itself, which keeps no vectors. */
  Embedder model();

  /** The thumbs that people gave. */
  FeedbackLog feedback();

  /** @throws CommandException if the folder cannot be written or holds another index */
  PassageIndex write(Path index);

  /**
   * @param neverAbstain whether to answer however unsure
   * @throws CommandException if there is no index, or one that cannot be read
   */
  Opened open(Path index, boolean neverAbstain);

  /**
   * Looks at everything in an index.
   *
   * @throws CommandException if there is no index, or one of another format or model
   */
  Checked check(Path index);

  /** What is withdrawn of the index in a folder. */
  Tombstones tombstones(Path index);

  /** @throws CommandException if {@code uri} is not a place in S3 */
  Snapshots snapshots(String uri);

  /**
   * What is withdrawn of the indexes published at {@code uri}.
   *
   * @throws CommandException if {@code uri} is not a place in S3
   */
  Tombstones tombstones(String uri);

  /**
   * Serves on 127.0.0.1 until it is closed.
   *
   * @param port in [0..65535]; 0 for any free one
   * @throws IOException if the port cannot be had; the message says what to do
   */
  Server serve(Service service, int port) throws IOException;

  /**
   * As {@link #serve}, with the Slack bot in it and a pretend Slack around it, whose conversation is printed to {@code out}.
   * What is typed on standard input is said in it.
   */
  Server serveSlack(Service service, int port, PrintStream out) throws IOException;

  /** Version of the indexes that {@link #write} makes. */
  int indexFormat();

  /** An index open for questions. */
  interface Opened extends AutoCloseable {
    Service service();

    /** The index itself, below what answers from it. */
    PassageSearch search();

    @Override
    void close();
  }

  /** A server that runs. */
  interface Server extends AutoCloseable {
    /** Its address, ending with a slash. */
    URI uri();

    @Override
    void close();
  }
}
