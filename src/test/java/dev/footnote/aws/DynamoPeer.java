package dev.footnote.aws;

import dev.footnote.Peers;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A real DynamoDB server in this JVM, AWS's own for tests, started once and left running until the JVM ends. */
public final class DynamoPeer {
  /** A loaded machine is slow; what a table does when it is too slow is tested with a client that fails on demand. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final DynamoPeer ONLY = new DynamoPeer();

  private final URI endpoint;

  private DynamoPeer() {
    ClassLoader loader = Peers.loader("dynamodb");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      String port = Integer.toString(freePort());
      Object server = loader.loadClass("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
          .getMethod("createServerFromCommandLineArgs", String[].class)
          .invoke(null, (Object) new String[] {"-inMemory", "-sharedDb", "-port", port, "-disableTelemetry"});
      server.getClass().getMethod("start").invoke(server);
      endpoint = URI.create("http://127.0.0.1:" + port);
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException("cannot start the DynamoDB server", e);
    } finally {
      thread.setContextClassLoader(before);
    }
    // What the SDK would find in the environment on AWS; the server takes any key.
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
    System.setProperty("aws.region", "us-east-1");
  }

  /** It takes no port 0. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens. */
  public static URI endpoint() {
    return ONLY.endpoint;
  }

  /** A client of it that waits long. */
  public static DynamoDbClient client() {
    return DynamoClients.build(Optional.of(endpoint()), PATIENCE);
  }

  /** A new, empty table with the keys of template.yaml. */
  public static DynamoTable table() {
    String name = "footnote-" + UUID.randomUUID();
    create(name);
    return new DynamoTable(name, DynamoPeer::client, System::nanoTime);
  }

  /** Makes a table of this name with the keys of template.yaml. */
  public static void create(String name) {
    try (DynamoDbClient db = client()) {
      db.createTable(t -> t.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
          .attributeDefinitions(List.of(attribute(DynamoTable.PK), attribute(DynamoTable.SK)))
          .keySchema(List.of(key(DynamoTable.PK, KeyType.HASH), key(DynamoTable.SK, KeyType.RANGE))));
      db.updateTimeToLive(t -> t.tableName(name)
          .timeToLiveSpecification(s -> s.attributeName(DynamoTable.EXPIRES).enabled(true)));
    }
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
