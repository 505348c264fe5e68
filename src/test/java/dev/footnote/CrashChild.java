package dev.footnote;

import dev.footnote.aws.S3Events;
import dev.footnote.aws.S3Snapshots;
import dev.footnote.ingest.Deliveries;
import dev.footnote.ingest.ObjectEvent;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.retrieve.Withdrawals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;

/** A process that is killed: says {@code ready}, heeds the events that it reads, and says {@code ack} for each. */
final class CrashChild {
  private static final int TOGETHER = 3;

  /** Where the index in a folder is published, which is another one than the published index that is changed. */
  static final String FOLDER_SNAPSHOTS = "s3://%s/folder/snapshots";

  private final Rig rig;
  private final Optional<URI> endpoint;

  private CrashChild(Rig rig, Optional<URI> endpoint) {
    this.rig = rig;
    this.endpoint = endpoint;
  }

  /** @param arguments endpoint, bucket, and a folder to ingest into; - to change the published index */
  public static void main(String[] arguments) throws IOException {
    Logging.configure(Level.SEVERE);
    List<String> events = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines().toList();
    Optional<URI> endpoint = Optional.of(URI.create(arguments[0]));
    try (Rig rig = new Rig(arguments[1], "", endpoint)) {
      CrashChild child = new CrashChild(rig, endpoint);
      if (arguments[2].equals("-")) {
        child.publish(events);
      } else {
        child.ingest(events, Path.of(arguments[2]));
      }
    }
    say("done");
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void publish(List<String> events) throws IOException {
    rig.snapshots.tombstones().read();
    var latest = rig.snapshots.latest();
    if (latest.isPresent()) {
      Path copy = Rig.folder();
      rig.snapshots.fetch(latest.get(), copy);
      LuceneIndex.open(copy, "hash", 8).close();
      Folders.delete(copy);
    }
    say("ready");
    for (List<String> some : batches(events)) {
      List<Deliveries.Message> messages = new ArrayList<>();
      some.forEach(event -> messages.add(new Deliveries.Message(event, body(event), 2)));
      rig.handle(messages).forEach(message -> say("ack " + message.id()));
    }
  }

  private void ingest(List<String> events, Path folder) throws IOException {
    if (Files.exists(folder.resolve("ready"))) {
      LuceneIndex.open(folder.resolve("index"), "hash", 8).close();
    }
    say("ready");
    S3Snapshots elsewhere = Wiring.snapshots(FOLDER_SNAPSHOTS.formatted(rig.bucket), endpoint);
    S3Events reader = new S3Events("s3://" + rig.bucket + "/articles");
    for (List<String> some : batches(events)) {
      List<ObjectEvent> told = new ArrayList<>();
      some.forEach(event -> told.addAll(((Deliveries.Told.Events) reader.read(body(event))).events()));
      try (LuceneWriter writer = Rig.write(folder.resolve("index"))) {
        rig.ingester.heed(writer, told, Withdrawals.NONE);
        writer.commit();
      }
      Files.writeString(folder.resolve("ready"), "");
      some.forEach(event -> say("ack " + event));
      elsewhere.publish(folder.resolve("index")); // which may be cut off at any point too
    }
  }

  private String body(String event) {
    String[] parts = event.split(" ");
    return rig.notification(parts[0], parts[1]);
  }

  private static List<List<String>> batches(List<String> events) {
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < events.size(); from += TOGETHER) {
      batches.add(events.subList(from, Math.min(from + TOGETHER, events.size())));
    }
    return batches;
  }
}
