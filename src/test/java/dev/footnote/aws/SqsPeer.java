package dev.footnote.aws;

import dev.footnote.Peers;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A real SQS server in this JVM, started once and left running until the JVM ends. Queues are made with what the
 * template gives ours: a visibility timeout and a dead-letter queue behind.
 */
public final class SqsPeer {
  private static final SqsPeer ONLY = new SqsPeer();

  private final URI endpoint;
  private final SqsClient client;

  private SqsPeer() {
    ClassLoader loader = Peers.loader("elasticmq");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Class<?> type = loader.loadClass("org.elasticmq.rest.sqs.SQSRestServerBuilder");
      Object builder = type.getMethod("withInterface", String.class).invoke(null, "127.0.0.1");
      builder = builder.getClass().getMethod("withDynamicPort").invoke(builder);
      Object server = builder.getClass().getMethod("start").invoke(builder);
      Object bound = server.getClass().getMethod("waitUntilStarted").invoke(server);
      var address = (InetSocketAddress) bound.getClass().getMethod("localAddress").invoke(bound);
      endpoint = URI.create("http://127.0.0.1:" + address.getPort());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the SQS server does not start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SQS server cannot be called", e);
    } finally {
      thread.setContextClassLoader(before);
    }
    client = SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
    // What the SDK would find in the environment on AWS; the server takes any key.
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
    System.setProperty("aws.region", "us-east-1");
  }

  /** A queue and the one behind it, by URL. */
  public record Queue(String url, String deadLetters) {}

  /** Where it listens. */
  public static URI endpoint() {
    return ONLY.endpoint;
  }

  /** A client of it, for tests to look into queues; stays open. */
  public static SqsClient client() {
    return ONLY.client;
  }

  /**
   * Makes a queue.
   *
   * @param name unique in the JVM
   * @param visibility how long a received message is hidden from others; whole seconds
   * @param receives how often a message is received before it moves to the dead-letter queue; at least 1
   */
  public static Queue create(String name, Duration visibility, int receives) {
    String dead = client().createQueue(b -> b.queueName(name + "-dead")).queueUrl();
    String arn = client().getQueueAttributes(b -> b.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes().get(QueueAttributeName.QUEUE_ARN);
    String url = client().createQueue(b -> b.queueName(name).attributes(Map.of(
        QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(visibility.toSeconds()),
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"" + receives + "\"}"))).queueUrl();
    return new Queue(url, dead);
  }
}
