package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.footnote.ingest.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A client that fails on demand. */
class S3FaultsTest {
  private static final String ONE = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"; // of "one"
  private static final List<Manifest.File> FILES = List.of(new Manifest.File("segments_1", 3, ONE));
  private static final Manifest MANIFEST = new Manifest(1, 4, Manifests.contentName(FILES), FILES);

  @TempDir Path temp;
  private final S3Client s3 = mock(S3Client.class);
  private final S3Snapshots snapshots = new S3Snapshots(() -> s3, S3Folder.parse("s3://news/snapshots"), 1, 1000);

  @Test
  void deniedSaysWhichRightsAreNeeded() {
    failReading(fault(403, "AccessDenied"));
    Refusal refusal = Refusal.of(snapshots::latest);
    refusal.says("cannot read s3://news/snapshots/manifest.json: access is denied (AccessDenied)");
    refusal.says("s3:ListBucket on the bucket");
  }

  @Test
  void missingBucketSaysToDeploy() {
    failReading(fault(404, "NoSuchBucket"));
    Refusal.of(snapshots::latest).says("the bucket does not exist. Deploy the stack first");
  }

  @Test
  void throttledSaysToWait() {
    failReading(fault(503, "SlowDown"));
    Refusal.of(snapshots::latest).says("S3 asks for fewer requests (SlowDown, status 503) even after retries. Wait");
  }

  @Test
  void expiredCredentialsSayToLogIn() {
    failReading(fault(400, "ExpiredToken"));
    Refusal.of(snapshots::latest).says("credentials are not valid (ExpiredToken). Log in again");
  }

  @Test
  void wrongRegionSaysToSetIt() {
    failReading(fault(301, "PermanentRedirect"));
    Refusal.of(snapshots::latest).says("Set AWS_REGION");
  }

  @Test
  void anAnswerWithoutDetailsIsStillNamed() {
    failReading((S3Exception) S3Exception.builder().statusCode(500).build());
    Refusal.of(snapshots::latest).says("S3 answered 500 (no error code)");
  }

  @Test
  void aBrokenNetworkNamesItsCause() {
    failReading(SdkClientException.create("Unable to execute HTTP request", new IOException("Connection reset")));
    Refusal.of(snapshots::latest).says("Unable to execute HTTP request (java.io.IOException: Connection reset)");
  }

  @Test
  void missingSettingsOfTheClientAreAFaultOfTheFirstCall() {
    var homeless = new S3Snapshots(() -> {
      throw SdkClientException.create("Unable to load region from any of the providers in the chain x@1: [a, b]");
    }, S3Folder.parse("s3://news"), 1, 1000);
    Refusal.of(homeless::latest).says("cannot connect to s3://news: no AWS region is set. Set AWS_REGION");
  }

  @Test
  void missingCredentialsSayToLogIn() {
    failReading(SdkClientException.create("Unable to load credentials from any of the providers in the chain X(y)"));
    Refusal.of(snapshots::latest).says("there are no AWS credentials. Log in");
  }

  @Test
  void aTruncatedObjectIsRefusedAndNothingIsLeft() throws IOException {
    serve("on", "tag");
    Path copy = temp.resolve("copy");
    Refusal.of(() -> snapshots.fetch(MANIFEST, copy)).says("must have 3 bytes, got 2 bytes");
    assertEmpty(copy);
  }

  @Test
  void anAlteredObjectIsRefusedAndNothingIsLeft() throws IOException {
    serve("owe", "tag");
    Path copy = temp.resolve("copy");
    Refusal.of(() -> snapshots.fetch(MANIFEST, copy)).says("segments_1 (s3://news/snapshots/files/" + ONE
        + ") was altered");
    assertEmpty(copy);
  }

  @Test
  void oneFaultOfManyLeavesNothing() throws IOException {
    List<Manifest.File> two = List.of(new Manifest.File("a", 3, ONE), new Manifest.File("b", 4, "0".repeat(64)));
    serve("one", "tag"); // right for a, too short for b
    Path copy = temp.resolve("copy");
    Refusal.of(() -> snapshots.fetch(new Manifest(1, 1, Manifests.contentName(two), two), copy)).says("b (s3://");
    assertEmpty(copy);
  }

  @Test
  void theFirstManifestIsWrittenOnlyWhereThereIsNone() throws IOException {
    publishable();
    failReading(NoSuchKeyException.builder().statusCode(404).build());
    snapshots.publish(index());
    verify(s3).putObject(argThat((PutObjectRequest r) -> r.key().endsWith("manifest.json")
        && "*".equals(r.ifNoneMatch()) && r.ifMatch() == null), any(RequestBody.class));
  }

  @Test
  void aLaterManifestReplacesOnlyTheOneThatWasRead() throws IOException {
    publishable();
    serve(other(), "\"tag\"");
    assertEquals(10, snapshots.publish(index()).sequence());
    verify(s3).putObject(argThat((PutObjectRequest r) -> r.key().endsWith("manifest.json")
        && "\"tag\"".equals(r.ifMatch()) && r.ifNoneMatch() == null), any(RequestBody.class));
  }

  @Test
  void theSlowerOfTwoWritersIsTold() throws IOException {
    for (int status : new int[] {412, 409}) {
      publishable();
      serve(other(), "\"tag\"");
      failWritingTheManifest(fault(status, "PreconditionFailed"));
      Refusal.of(() -> snapshots.publish(index()))
          .says("another writer published to s3://news/snapshots/manifest.json");
    }
  }

  @Test
  void aWriteThatWasDoneBeforeItsRetryIsNoLostRace() throws IOException {
    publishable();
    Manifest mine = new Manifest(1, 10, MANIFEST.name(), FILES);
    serve(other(), "\"tag\"");
    doAnswer(call -> {
      serve(json(mine), "\"mine\"");
      throw fault(412, "PreconditionFailed");
    }).when(s3).putObject(argThat((PutObjectRequest r) -> r != null && r.key().endsWith("manifest.json")),
        any(RequestBody.class));
    assertEquals(mine, snapshots.publish(index()));
  }

  @Test
  void aFileThatCannotBeUploadedKeepsTheOldIndexInForce() throws IOException {
    failReading(NoSuchKeyException.builder().statusCode(404).build());
    doThrow(NoSuchKeyException.builder().statusCode(404).build()).when(s3).headObject(any(HeadObjectRequest.class));
    doThrow(fault(503, "SlowDown")).when(s3).putObject(any(PutObjectRequest.class), any(RequestBody.class));
    Refusal.of(() -> snapshots.publish(index())).says("cannot upload segments_1");
    verify(s3, never()).putObject(argThat((PutObjectRequest r) -> r.key().endsWith("manifest.json")),
        any(RequestBody.class));
  }

  private static S3Exception fault(int status, String code) {
    return (S3Exception) S3Exception.builder().statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build()).build();
  }

  private void failReading(Exception fault) {
    doThrow(fault).when(s3).getObject(any(GetObjectRequest.class), anyTransformer());
  }

  private void failWritingTheManifest(Exception fault) {
    doThrow(fault).when(s3).putObject(argThat((PutObjectRequest r) -> r != null && r.key().endsWith("manifest.json")),
        any(RequestBody.class));
  }

  /** Files are there already, and the manifest may be written. */
  private void publishable() {
    when(s3.headObject(any(HeadObjectRequest.class)))
        .thenReturn(HeadObjectResponse.builder().contentLength(3L).build());
  }

  private void serve(String content, String etag) {
    doAnswer(call -> call.<ResponseTransformer<GetObjectResponse, ?>>getArgument(1).transform(
        GetObjectResponse.builder().eTag(etag).build(),
        AbortableInputStream.create(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))))
        .when(s3).getObject(any(GetObjectRequest.class), anyTransformer());
  }

  private static ResponseTransformer<GetObjectResponse, Object> anyTransformer() {
    return any();
  }

  private static String other() {
    List<Manifest.File> files = List.of(new Manifest.File("segments_9", 3, "9".repeat(64)));
    return json(new Manifest(1, 9, Manifests.contentName(files), files));
  }

  private static String json(Manifest manifest) {
    return new String(ManifestJson.write(manifest), StandardCharsets.UTF_8);
  }

  private Path index() throws IOException {
    Path folder = Files.createTempDirectory(temp, "index");
    Files.writeString(folder.resolve("segments_1"), "one");
    return folder;
  }

  private static void assertEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
