package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.footnote.ingest.Deliveries.Told;
import dev.footnote.ingest.ObjectEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3EventsTest {
  private final S3Events events = new S3Events("s3://news/articles");

  /** A notification as S3 sends it. */
  static String notification(String name, String bucket, String key, String sequencer) {
    return "{\"Records\":[{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\",\"eventName\":\"" + name
        + "\",\"s3\":{\"bucket\":{\"name\":\"" + bucket + "\"},\"object\":{\"key\":\"" + key
        + "\",\"size\":1,\"eTag\":\"e\",\"versionId\":\"v\",\"sequencer\":\"" + sequencer + "\"}}}]}";
  }

  @Test
  void readsTheKeyAsS3WritesIt() {
    assertEquals(new Told.Events(List.of(new ObjectEvent("articles/a b+c/ü.md", "0055AED6"))),
        events.read(notification("ObjectCreated:Put", "news", "articles/a+b%2Bc/%C3%BC.md", "0055AED6")));
    assertInstanceOf(Told.Events.class,
        events.read(notification("ObjectRemoved:DeleteMarkerCreated", "news", "articles/a.md", "1")));
  }

  @Test
  void theTestMessageIsNoNews() {
    assertEquals(new Told.Events(List.of()), events.read(
        "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Time\":\"2026-01-31T12:00:00Z\",\"Bucket\":\"news\"}"));
  }

  @Test
  void foldersAndHiddenFilesAreNoArticles() {
    assertEquals(new Told.Events(List.of()), events.read(notification("ObjectCreated:Put", "news", "articles/x/", "1")));
    assertEquals(new Told.Events(List.of()), events.read(notification("ObjectCreated:Put", "news", "articles/.x", "1")));
  }

  @ParameterizedTest
  @CsvSource({"ObjectRestore:Completed, news, articles/a, 1, other_event", "ObjectCreated:Put, else, articles/a, 1, other_bucket",
      "ObjectCreated:Put, news, snapshots/a, 1, bad_object", "ObjectCreated:Put, news, articles/, 1, bad_object",
      "ObjectCreated:Put, news, articles/a, xyz, bad_object", "ObjectCreated:Put, news, articles/a, '', bad_object",
      "ObjectCreated:Put, news, articles/%zz, 1, bad_object"})
  void whatIsNotOursIsNonsense(String name, String bucket, String key, String sequencer, String code) {
    assertEquals(code, ((Told.Nonsense) events.read(notification(name, bucket, key, sequencer))).reason().code());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"''|no_records", "{|bad_json", "{}|no_records", "[]|no_records", "null|no_records",
      "{\"Records\":[]}|no_records", "{\"Records\":[1]}|other_event", "{} {}|bad_json"})
  void whatIsNoNotificationIsNonsense(String body, String code) {
    assertEquals(code, ((Told.Nonsense) events.read(body)).reason().code());
  }
}
