/**
 * What Footnote uses of AWS, behind the ports of the other packages.
 *
 * <p><b>Why files in S3 and not a database?</b> Nothing runs while nobody asks. An index is a handful of immutable
 * files; a function copies them to its disk once and then answers without a network.
 *
 * <p><b>How is a snapshot swapped?</b> Files are stored under their SHA-256 and never change. One small object, {@code
 * manifest.json}, names those that make up the index in force; it is replaced by one conditional write ({@code
 * If-Match}). A reader sees the old manifest or the new one, and of two writers one is told that it lost. The rejected
 * alternative, a folder per snapshot and a pointer, uploads again what did not change.
 *
 * <p><b>How do many writers not lose each other's work?</b> Each says which manifest its index was made from, and replaces
 * that one only; the slower one fetches what the faster one published and makes its change again ({@code
 * ingest.SharedIndex}).
 *
 * <p><b>When are files of older snapshots deleted?</b> Never by a reader or a writer. {@link
 * dev.footnote.aws.S3Snapshots#collect} keeps the last snapshots, each other one for a while after it was replaced, and
 * what was sent a moment ago, since a function that has just read the manifest before may still be copying, and a writer
 * may be about to name what it sent. {@code history/} remembers which files belong to which snapshot.
 *
 * <p><b>Why are withdrawals not in the manifest?</b> They must hold while an older snapshot is served, and while nothing
 * can be published.
 *
 * <p><b>Why our own hashes when S3 has checksums?</b> The manifest is the one thing that is trusted. What it names is
 * verified against it after the download, so that an object that somebody replaced is refused as well as one that
 * arrived cut.
 *
 * <p><b>Why three attempts and no more?</b> The caller is a person at a command line or a function inside a request;
 * both are better served by a clear error than by minutes of silence.
 */
@NullMarked
package dev.footnote.aws;

import org.jspecify.annotations.NullMarked;
