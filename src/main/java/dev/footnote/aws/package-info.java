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
 * <p><b>Why are files of older snapshots not deleted?</b> A function that has just read the manifest before may still
 * be copying them. They cost cents; {@code aws s3 rm} removes them when no function runs.
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
