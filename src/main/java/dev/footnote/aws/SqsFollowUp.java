package dev.footnote.aws;

import dev.footnote.http.StoreException;
import dev.footnote.slack.Ask;
import dev.footnote.slack.FollowUp;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Hands questions over through an SQS queue, one line of JSON each. Connects on first use; every wait has an end, for
 * Slack waits 3 s. Thread-safe.
 */
public final class SqsFollowUp implements FollowUp, AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
  private static final int ATTEMPTS = 2;

  private final String queue;
  private final Connection<SqsClient> client;

  /**
   * @param queue URL of the queue
   * @param endpoint a server that speaks SQS; empty for AWS itself
   */
  public SqsFollowUp(String queue, Optional<URI> endpoint) {
    this.queue = queue;
    this.client = new Connection<>(() -> connect(endpoint));
  }

  /** @throws StoreException if the queue did not take it */
  @Override
  public void handOver(Ask ask, Duration delay) {
    int seconds = (int) Math.clamp(delay.plusMillis(999).toSeconds(), 0, LONGEST_DELAY.toSeconds());
    try {
      client.get().sendMessage(b -> b.queueUrl(queue).messageBody(ask.json()).delaySeconds(seconds));
    } catch (SdkException e) {
      throw new StoreException("cannot hand a question over to " + queue + ": " + e.getMessage()
          + " Check that the queue exists and that this function may send to it.", e);
    }
  }

  /** Drops the connections; the next call makes new ones. */
  @Override
  public void close() {
    client.close();
  }

  private static SqsClient connect(Optional<URI> endpoint) {
    var builder = SqsClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(LONGEST).socketTimeout(LONGEST))
        .overrideConfiguration(o -> o
            .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build())
            .apiCallTimeout(Duration.ofSeconds(2)));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
