package dev.footnote.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.ingest.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {
  private static final String HASH = "a".repeat(64);

  @Test
  void readsWhatItWrote() {
    var manifest = new Manifest(3, 7, "name", List.of(new Manifest.File("_0.cfs", 12_000_000_000L, HASH)));
    assertEquals(manifest, ManifestJson.read(ManifestJson.write(manifest), 3, "m"));
  }

  @Test
  void writesTheDocumentedForm() {
    var manifest = new Manifest(1, 2, "n", List.of(new Manifest.File("f", 3, "h")));
    assertEquals(
        "{\"format\":1,\"sequence\":2,\"name\":\"n\",\"files\":[{\"name\":\"f\",\"bytes\":3,\"sha256\":\"h\"}]}",
        new String(ManifestJson.write(manifest), UTF_8));
  }

  @Test
  void ofANewerFormatOnlyTheFormatIsLookedAt() {
    Refusal.of(() -> read("{\"format\":2,\"shards\":[]}")).says("m has format 2, but this build reads up to format 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "[]", "null", "{", "{}", "nonsense",
      "{\"format\":\"1\",\"sequence\":1,\"name\":\"n\",\"files\":[]}",
      "{\"format\":1.5,\"sequence\":1,\"name\":\"n\",\"files\":[]}",
      "{\"format\":1,\"sequence\":99999999999999999999,\"name\":\"n\",\"files\":[]}",
      "{\"format\":1,\"sequence\":1,\"name\":7,\"files\":[]}",
      "{\"format\":1,\"sequence\":1,\"name\":\"n\",\"files\":{}}",
      "{\"format\":1,\"sequence\":1,\"name\":\"n\",\"files\":[7]}",
      "{\"format\":1,\"sequence\":1,\"name\":\"n\",\"files\":[{\"name\":\"f\",\"bytes\":1}]}",
      "{\"format\":1,\"sequence\":1,\"name\":\"n\",\"files\":[],\"more\":1}",
      "{\"format\":1,\"sequence\":1,\"sequence\":1,\"name\":\"n\",\"files\":[]}",
      "{\"format\":1,\"sequence\":1,\"name\":\"n\",\"files\":[]} {}",
  })
  void refusesWhatIsNotAManifest(String json) {
    Refusal.of(() -> read(json)).says("m is not a manifest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up", "a/b", "a\\b", "..", ".hidden", "-x", "", "a\u0000b", "a\nb", "é"})
  void refusesNamesThatCouldLeaveTheFolder(String name) {
    Refusal.of(() -> check(1000, new Manifest.File(name, 1, HASH))).says("m cannot be trusted: the file name");
  }

  @Test
  void refusesTheSameNameTwice() {
    var file = new Manifest.File("f", 1, HASH);
    Refusal.of(() -> check(1000, file, file)).says("named twice");
  }

  @Test
  void refusesANegativeSize() {
    Refusal.of(() -> check(1000, new Manifest.File("f", -1, HASH))).says("is negative: -1");
  }

  @Test
  void sizesThatOverflowAreOverTheLimit() {
    var huge = new Manifest.File("a", Long.MAX_VALUE, HASH);
    Refusal.of(() -> check(Long.MAX_VALUE, huge, new Manifest.File("b", Long.MAX_VALUE, HASH))).says("bytes allowed");
  }

  @Test
  void refusesAHashThatIsNone() {
    Refusal.of(() -> check(1000, new Manifest.File("f", 1, "A".repeat(64)))).says("hash of f is not 64");
  }

  @Test
  void refusesANameThatDoesNotFitTheContent() {
    var manifest = new Manifest(1, 1, "n", List.of(new Manifest.File("f", 1, HASH)));
    Refusal.of(() -> Manifests.check(manifest, "m", 1000)).says("content name does not fit");
  }

  @Test
  void refusesNoFiles() {
    Refusal.of(() -> check(1000)).says("names no files");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "news", "s3://", "s3://UPPER/x", "s3://news/a?x", "s3://news//x", "https://news/x", "s3://n"})
  void refusesWhatIsNoPlaceInS3(String uri) {
    Refusal.of(() -> S3Folder.parse(uri)).says("not a place in S3: \"" + uri + "\"");
  }

  @Test
  void aPlaceInS3MayHaveNoPrefixAndASlashAtItsEnd() {
    assertEquals(new S3Folder("news", ""), S3Folder.parse("s3://news/"));
    assertEquals(new S3Folder("news", "a/b/"), S3Folder.parse("s3://news/a/b/"));
    assertEquals("s3://news/a/manifest.json", S3Folder.parse("s3://news/a").uri("a/manifest.json"));
  }

  private static Manifest read(String json) {
    return ManifestJson.read(json.getBytes(UTF_8), 1, "m");
  }

  private static void check(long maxBytes, Manifest.File... files) {
    List<Manifest.File> list = List.of(files);
    Manifests.check(new Manifest(1, 1, Manifests.contentName(list), list), "m", maxBytes);
  }
}
