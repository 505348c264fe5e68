package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.ingest.Deliveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What must hold of template.yaml whether or not cfn-lint is there. */
class TemplateTest {
  private static final Map<?, ?> TEMPLATE = read();

  @Test
  void everyHandlerIsAClassWithThatMethod() throws ReflectiveOperationException {
    for (Map<?, ?> function : functions()) {
      String[] handler = at(function, "Properties", "Handler").toString().split("::");
      Class<?> type = Class.forName(handler[0], false, TemplateTest.class.getClassLoader());
      assertTrue(List.of(type.getMethods()).stream().anyMatch(m -> m.getName().equals(handler[1])), handler[1]);
      assertEquals(0, type.getConstructor().getParameterCount(), "Lambda calls the one without arguments");
    }
  }

  @Test
  void runsOnJava25() {
    assertEquals("java25", at(TEMPLATE, "Globals", "Function", "Runtime"));
  }

  @Test
  void everyFunctionThatSomebodyWaitsForHasSnapStartOnItsAlias() {
    List<Map<?, ?>> waitedFor = functions().stream().filter(f -> ((Map<?, ?>) at(f, "Properties")).containsKey("FunctionUrlConfig"))
        .toList();
    assertFalse(waitedFor.isEmpty());
    for (Map<?, ?> function : waitedFor) {
      assertEquals("PublishedVersions", at(function, "Properties", "SnapStart", "ApplyOn"));
      assertEquals("live", at(function, "Properties", "AutoPublishAlias"));
      assertEquals(512, at(function, "Properties", "EphemeralStorage", "Size"), "SnapStart refuses more");
    }
  }

  @Test
  void everySettingIsOursOrTheJvms() {
    for (Map<?, ?> function : functions()) {
      for (Object name : ((Map<?, ?>) at(function, "Properties", "Environment", "Variables")).keySet()) {
        assertTrue(name.toString().startsWith("FOOTNOTE_")
            || Set.of("JAVA_TOOL_OPTIONS", "AWS_LAMBDA_EXEC_WRAPPER").contains(name), name.toString());
      }
    }
  }

  @Test
  void theUrlStreamsAndSoDoesTheRuntime() {
    Object function = at(TEMPLATE, "Resources", "HttpFunction", "Properties");
    assertEquals("RESPONSE_STREAM", at(function, "FunctionUrlConfig", "InvokeMode"));
    assertEquals("/var/task/stream", at(function, "Environment", "Variables", "AWS_LAMBDA_EXEC_WRAPPER"));
    assertTrue(Files.isExecutable(Path.of("src/main/assembly/stream")));
  }

  @Test
  void theSnapshotSettingLeadsToOurBucket() {
    assertEquals("s3://${Bucket}/snapshots", at(TEMPLATE, "Resources", "HttpFunction", "Properties", "Environment",
        "Variables", "FOOTNOTE_SNAPSHOT", "Sub"));
  }

  @Test
  void allowsNoWildcardActionAndNoWildcardResource() {
    List<Map<?, ?>> statements = allowed();
    assertEquals(25, statements.size(), "HTTP and Slack: assume, read, list, invoke a model, use the table, log, take, queue, answer; ingest: assume,"
        + " read, list, publish, collect, take messages, log; S3 to the queue");
    for (Map<?, ?> statement : statements) {
      for (Object action : list(at(statement, "Action"))) {
        assertFalse(action.toString().contains("*"), action.toString());
      }
      for (Object resource : statement.containsKey("Resource") ? list(at(statement, "Resource")) : List.of()) {
        assertFalse(resource.equals("*"), statement.toString());
      }
    }
  }

  @Test
  void onlySnapshotsCanBeReadAndByTheIngestFunctionArticles() {
    assertEquals(List.of("arn:${AWS::Partition}:s3:::${Bucket}/snapshots/*"), objects("HttpRole", "s3:GetObject"));
    assertEquals(List.of("arn:${AWS::Partition}:s3:::${Bucket}/articles/*", "arn:${AWS::Partition}:s3:::${Bucket}/snapshots/*"),
        objects("IngestRole", "s3:GetObject"));
  }

  @Test
  void onlyTheIngestFunctionWritesSnapshotsAndNeitherArticlesNorManifestsCanBeDeleted() {
    assertEquals(List.of(), objects("HttpRole", "s3:PutObject"));
    assertEquals(List.of("arn:${AWS::Partition}:s3:::${Bucket}/snapshots/*"), objects("IngestRole", "s3:PutObject"));
    assertEquals(List.of("arn:${AWS::Partition}:s3:::${Bucket}/snapshots/files/*",
        "arn:${AWS::Partition}:s3:::${Bucket}/snapshots/history/*"), objects("IngestRole", "s3:DeleteObject"));
  }

  /** Resources for which a role has an action. */
  private static List<String> objects(String role, String action) {
    List<Map<?, ?>> statements = new ArrayList<>();
    collect(at(TEMPLATE, "Resources", role, "Properties", "Policies"), statements);
    return statements.stream().filter(statement -> list(at(statement, "Action")).contains(action))
        .flatMap(statement -> list(at(statement, "Resource")).stream()).map(resource -> at(resource, "Sub").toString())
        .toList();
  }

  @Test
  void messagesComeAgainOnlyAfterTheFunctionIsCertainlyDoneAndItGivesUpBeforeTheQueueDoes() {
    int timeout = (Integer) at(TEMPLATE, "Resources", "IngestFunction", "Properties", "Timeout");
    Map<?, ?> queue = (Map<?, ?>) at(TEMPLATE, "Resources", "ArticleEvents", "Properties");
    assertTrue((Integer) at(queue, "VisibilityTimeout") >= 6 * timeout);
    assertTrue((Integer) at(queue, "RedrivePolicy", "maxReceiveCount") > Deliveries.MOST_RECEIVES);
    Map<?, ?> source = (Map<?, ?>) at(TEMPLATE, "Resources", "IngestFunction", "Properties", "Events", "Articles",
        "Properties");
    assertEquals(List.of("ReportBatchItemFailures"), at(source, "FunctionResponseTypes"));
  }

  @Test
  void theScheduleAsksForWhatTheFunctionKnows() throws IOException {
    for (String event : List.of("Sweep", "Feeds")) {
      String input = at(TEMPLATE, "Resources", "IngestFunction", "Properties", "Events", event, "Properties", "Input").toString();
      assertEquals(input, Files.readString(Path.of("events/ingest-" + event.toLowerCase(Locale.ROOT) + ".json")).strip()
          .replace(" ", ""));
    }
  }

  @Test
  void everythingThatHappensToAnArticleIsTold() {
    List<?> told = list(at(TEMPLATE, "Resources", "Bucket", "Properties", "NotificationConfiguration", "QueueConfigurations"));
    assertEquals(List.of("s3:ObjectCreated:*", "s3:ObjectRemoved:*"), told.stream().map(t -> at(t, "Event")).toList());
  }

  @Test
  void callersSignUnlessSomebodyChoseOtherwise() {
    assertEquals("AWS_IAM", at(TEMPLATE, "Parameters", "UrlAuth", "Default"));
    assertEquals(Map.of("Ref", "UrlAuth"),
        at(TEMPLATE, "Resources", "HttpFunction", "Properties", "FunctionUrlConfig", "AuthType"));
  }

  @Test
  void anOpenUrlWithoutApiKeysIsRefused() {
    Map<?, ?> rule = (Map<?, ?>) at(TEMPLATE, "Rules", "OpenUrlNeedsApiKeys");
    assertEquals(Map.of("Equals", List.of(Map.of("Ref", "UrlAuth"), "NONE")), rule.get("RuleCondition"));
    Map<?, ?> assertion = (Map<?, ?>) list(at(rule, "Assertions")).getFirst();
    assertEquals(Map.of("Not", List.of(Map.of("Equals", List.of(Map.of("Ref", "ApiKeyHashes"), "")))),
        assertion.get("Assert"));
    assertEquals("", at(TEMPLATE, "Parameters", "ApiKeyHashes", "Default"));
  }

  @Test
  void theBucketIsPrivateEncryptedAndVersioned() {
    Map<?, ?> bucket = (Map<?, ?>) at(TEMPLATE, "Resources", "Bucket", "Properties");
    Map<?, ?> block = (Map<?, ?>) at(bucket, "PublicAccessBlockConfiguration");
    assertEquals(List.of(true, true, true, true), List.copyOf(block.values()));
    assertEquals("Enabled", at(bucket, "VersioningConfiguration", "Status"));
    assertTrue(bucket.containsKey("BucketEncryption"));
    assertEquals("Retain", at(TEMPLATE, "Resources", "Bucket", "DeletionPolicy"));
  }

  @Test
  void theTableHasItsKeysExpiresAndCanBeRestored() {
    Map<?, ?> table = (Map<?, ?>) at(TEMPLATE, "Resources", "Table", "Properties");
    assertEquals(List.of(Map.of("AttributeName", "pk", "KeyType", "HASH"),
        Map.of("AttributeName", "sk", "KeyType", "RANGE")), at(table, "KeySchema"));
    assertEquals(Map.of("AttributeName", "expires", "Enabled", true), at(table, "TimeToLiveSpecification"));
    assertEquals("PAY_PER_REQUEST", at(table, "BillingMode"));
    assertEquals(true, at(table, "SSESpecification", "SSEEnabled"));
    assertEquals(true, at(table, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"));
    assertEquals("Retain", at(TEMPLATE, "Resources", "Table", "DeletionPolicy"));
  }

  @Test
  void noFunctionMayScanOrDropTheTable() {
    for (Map<?, ?> statement : allowed()) {
      if (list(at(statement, "Action")).stream().anyMatch(a -> a.toString().startsWith("dynamodb:"))) {
        assertEquals(Map.of("GetAtt", "Table.Arn"), at(statement, "Resource"));
        assertTrue(List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem",
            "dynamodb:Query").containsAll(list(at(statement, "Action"))), statement.toString());
      }
    }
  }

  @Test
  void slacksQueueOutwaitsItsFunctionAndGivesUpWhenItDoes() {
    Map<?, ?> queue = (Map<?, ?>) at(TEMPLATE, "Resources", "SlackQueue", "Properties");
    Map<?, ?> function = (Map<?, ?>) at(TEMPLATE, "Resources", "SlackFunction", "Properties");
    int timeout = (int) at(function, "Timeout");
    assertTrue((int) at(queue, "VisibilityTimeout") >= 6 * timeout);
    assertTrue(SlackSettings.LEASE.toSeconds() > timeout, "no lease ends while its worker lives");
    assertTrue(SlackSettings.LEASE.toSeconds() < (int) at(queue, "VisibilityTimeout"), "and none outlives the wait");
    assertEquals(SlackFunction.ATTEMPTS, at(queue, "RedrivePolicy", "maxReceiveCount"));
    assertEquals(List.of("ReportBatchItemFailures"),
        at(function, "Events", "Questions", "Properties", "FunctionResponseTypes"));
  }

  @Test
  void slacksSecretsComeFromSecretsManager() {
    for (String function : List.of("SlackUrlFunction", "SlackFunction")) {
      for (String name : List.of("FOOTNOTE_SLACK_SIGNING_SECRETS", "FOOTNOTE_SLACK_BOT_TOKEN")) {
        assertTrue(at(TEMPLATE, "Resources", function, "Properties", "Environment", "Variables", name, "Sub").toString()
            .startsWith("{{resolve:secretsmanager:${SlackSecret}:SecretString:"));
      }
    }
  }

  @Test
  void whatIsDeployedIsWhatTheBuildMakes() throws IOException {
    assertEquals("target/footnote-lambda.zip", at(TEMPLATE, "Globals", "Function", "CodeUri"));
    assertTrue(Files.readString(Path.of("pom.xml")).contains("<finalName>footnote-lambda-${lambda.arch}</finalName>"));
    assertTrue(Files.readString(Path.of("scripts/deploy"))
        .contains("cp \"target/footnote-lambda-$arch.zip\" target/footnote-lambda.zip"));
  }

  @Test
  void buildsForEveryProcessorThatTheTemplateOffers() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    for (Object arch : list(at(TEMPLATE, "Parameters", "Architecture", "AllowedValues"))) {
      assertTrue(pom.contains("<id>lambda-" + arch + "</id>"), arch.toString());
    }
  }

  @Test
  void thePackagesNativesAndModelsLieWhereTheOptionsPoint() throws IOException {
    for (String function : List.of("HttpFunction", "IngestFunction", "SlackFunction")) {
      String options = at(TEMPLATE, "Resources", function, "Properties", "Environment", "Variables",
          "JAVA_TOOL_OPTIONS").toString();
      assertTrue(options.contains("-Donnxruntime.native.path=/var/task/native "), function + ": " + options);
      assertTrue(options.contains("-Dfootnote.models=/var/task/models "), function + ": " + options);
    }
    String layout = Files.readString(Path.of("src/main/assembly/lambda.xml"));
    assertTrue(layout.contains("<outputDirectory>native</outputDirectory>"));
    assertTrue(layout.contains("<outputDirectory>models</outputDirectory>"));
  }

  private static List<Map<?, ?>> functions() {
    List<Map<?, ?>> functions = new ArrayList<>();
    for (Object resource : ((Map<?, ?>) at(TEMPLATE, "Resources")).values()) {
      if (at(resource, "Type").equals("AWS::Serverless::Function")) {
        functions.add((Map<?, ?>) resource);
      }
    }
    assertFalse(functions.isEmpty());
    return functions;
  }

  /** Every statement with Effect Allow, wherever it stands. */
  private static List<Map<?, ?>> allowed() {
    List<Map<?, ?>> found = new ArrayList<>();
    collect(TEMPLATE, found);
    return found;
  }

  private static void collect(Object node, List<Map<?, ?>> found) {
    if (node instanceof Map<?, ?> map) {
      if ("Allow".equals(map.get("Effect"))) {
        found.add(map);
      }
      map.values().forEach(value -> collect(value, found));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> collect(value, found));
    }
  }

  private static Object at(Object node, String... path) {
    for (String key : path) {
      Object next = node instanceof Map<?, ?> map ? map.get(key) : null;
      assertTrue(next != null, key + " is missing in " + node);
      node = next;
    }
    return node;
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static Map<?, ?> read() {
    try {
      return new Yaml(new Tags(new LoaderOptions())).load(Files.readString(Path.of("template.yaml")));
    } catch (IOException e) {
      throw new IllegalStateException("template.yaml cannot be read", e);
    }
  }

  /** Reads {@code !Ref X} as {@code {Ref: X}}, and so for every tag. */
  private static final class Tags extends SafeConstructor {
    Tags(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new AbstractConstruct() {
        @Override
        public Object construct(Node node) {
          return Map.of(node.getTag().getValue().substring(1), value(node));
        }
      });
    }

    private Object value(Node node) {
      return switch (node) {
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new IllegalStateException(node.toString());
      };
    }
  }
}
