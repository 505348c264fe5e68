package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.fetch.Shelf;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class S3ShelfTest {
  private static final URI PAGE = URI.create("https://a.example/x?y=%C3%BC");

  @Test
  void keepsAnAnswerWithItsTagDateAndType() {
    String bucket = "shelf-" + System.nanoTime();
    TestBuckets.create(bucket);
    try (S3Snapshots snapshots = S3Snapshots.at("s3://" + bucket + "/snapshots", 1, 1000, S3Peer.endpoint())) {
      Shelf shelf = snapshots.shelf();
      assertEquals(Optional.empty(), shelf.get(PAGE));
      byte[] body = "<p>ü</p>".getBytes(StandardCharsets.UTF_8);
      shelf.put(PAGE, new Shelf.Kept("W/\"ä\"", "Sat, 31 Jan 2026 12:00:00 GMT", "text/html", body));
      Shelf.Kept kept = snapshots.shelf().get(PAGE).orElseThrow();
      assertEquals("W/\"ä\" Sat, 31 Jan 2026 12:00:00 GMT text/html", kept.etag() + " " + kept.modified() + " " + kept.type());
      assertArrayEquals(body, kept.body());
      assertEquals(Optional.empty(), shelf.get(URI.create("https://a.example/x")));
    }
  }

  @Test
  void aStoreThatFailsIsAnEmptyShelf() {
    try (S3Snapshots nowhere = S3Snapshots.at("s3://no-such-bucket/snapshots", 1, 1000, S3Peer.endpoint())) {
      nowhere.shelf().put(PAGE, new Shelf.Kept("", "", "", new byte[1]));
      assertTrue(nowhere.shelf().get(PAGE).isEmpty());
    }
  }
}
