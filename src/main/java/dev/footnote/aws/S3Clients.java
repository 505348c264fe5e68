package dev.footnote.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Builds S3 clients whose every wait has an end. */
final class S3Clients {
  private static final int ATTEMPTS = 3;

  private S3Clients() {}

  /**
   * A client for the region and the credentials of the environment.
   *
   * @param endpoint a server that speaks S3, addressed by paths; empty for AWS itself
   */
  static S3Client build(Optional<URI> endpoint) {
    var builder = S3Client.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(3))
            .socketTimeout(Duration.ofSeconds(20)))
        .overrideConfiguration(o -> o
            .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build())
            .apiCallTimeout(Duration.ofMinutes(10)))
        // Every byte is checked against the manifest's SHA-256; a CRC on top would only cost time at init.
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    endpoint.ifPresent(uri -> builder.endpointOverride(uri).forcePathStyle(true));
    return builder.build();
  }
}
