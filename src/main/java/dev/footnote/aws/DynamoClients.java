package dev.footnote.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Builds DynamoDB clients whose every wait has an end. */
final class DynamoClients {
  /** Long against the few milliseconds of a healthy table, short against the deadline of an answer. */
  static final Duration LONGEST = Duration.ofSeconds(2);

  private static final int ATTEMPTS = 2;

  private DynamoClients() {}

  /**
   * A client for the region and the credentials of the environment.
   *
   * @param endpoint a server that speaks DynamoDB; empty for AWS itself
   * @param longest that one call may take with its retry
   */
  static DynamoDbClient build(Optional<URI> endpoint, Duration longest) {
    var builder = DynamoDbClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(longest).socketTimeout(longest))
        .overrideConfiguration(o -> o
            .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build())
            .apiCallTimeout(longest));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
