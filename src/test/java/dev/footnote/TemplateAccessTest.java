package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what by template.yaml, and how what is kept is guarded. */
class TemplateAccessTest {
  @Test
  void allowsNoWildcardActionAndNoWildcardResource() {
    List<Map<?, ?>> statements = Template.allowed();
    assertEquals(27, statements.size(), "HTTP and Slack: assume, read, list, search OpenSearch, invoke a model, use the table, log, take, queue, answer; ingest: assume,"
        + " read, list, publish, collect, take messages, log; S3 to the queue");
    for (Map<?, ?> statement : statements) {
      for (Object action : Template.list(Template.at(statement, "Action"))) {
        assertFalse(action.toString().contains("*"), action.toString());
      }
      for (Object resource : statement.containsKey("Resource") ? Template.list(Template.at(statement, "Resource")) : List.of()) {
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

  @Test
  void whoeverAnswersMayOnlySearchInOpenSearchAndOnlyInItsIndex() {
    for (String role : List.of("HttpRole", "SlackRole")) {
      List<String> may = objects(role, "es:ESHttpPost");
      assertFalse(may.isEmpty());
      may.forEach(path -> assertTrue(path.startsWith("${OpenSearchArn}/${OpenSearchIndex}") && !path.contains("*")
          && !path.contains("_bulk"), path));
      assertEquals(List.of(), objects(role, "es:ESHttpPut"));
    }
    assertEquals(List.of(), objects("IngestRole", "es:ESHttpPost"));
  }

  @Test
  void aStoreInOpenSearchNeedsItsDomain() {
    assertEquals("lucene", Template.at("Parameters", "Store", "Default"));
    assertEquals(Map.of("Equals", List.of(Map.of("Ref", "Store"), "opensearch")),
        Template.at("Rules", "OpenSearchNeedsItsDomain", "RuleCondition"));
  }

  @Test
  void theBucketIsPrivateEncryptedAndVersioned() {
    Map<?, ?> bucket = (Map<?, ?>) Template.at("Resources", "Bucket", "Properties");
    Map<?, ?> block = (Map<?, ?>) Template.at(bucket, "PublicAccessBlockConfiguration");
    assertEquals(List.of(true, true, true, true), List.copyOf(block.values()));
    assertEquals("Enabled", Template.at(bucket, "VersioningConfiguration", "Status"));
    assertTrue(bucket.containsKey("BucketEncryption"));
    assertEquals("Retain", Template.at("Resources", "Bucket", "DeletionPolicy"));
  }

  @Test
  void theTableHasItsKeysExpiresAndCanBeRestored() {
    Map<?, ?> table = (Map<?, ?>) Template.at("Resources", "Table", "Properties");
    assertEquals(List.of(Map.of("AttributeName", "pk", "KeyType", "HASH"),
        Map.of("AttributeName", "sk", "KeyType", "RANGE")), Template.at(table, "KeySchema"));
    assertEquals(Map.of("AttributeName", "expires", "Enabled", true), Template.at(table, "TimeToLiveSpecification"));
    assertEquals("PAY_PER_REQUEST", Template.at(table, "BillingMode"));
    assertEquals(true, Template.at(table, "SSESpecification", "SSEEnabled"));
    assertEquals(true, Template.at(table, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"));
    assertEquals("Retain", Template.at("Resources", "Table", "DeletionPolicy"));
  }

  @Test
  void noFunctionMayScanOrDropTheTable() {
    for (Map<?, ?> statement : Template.allowed()) {
      if (Template.list(Template.at(statement, "Action")).stream().anyMatch(a -> a.toString().startsWith("dynamodb:"))) {
        assertEquals(Map.of("GetAtt", "Table.Arn"), Template.at(statement, "Resource"));
        assertTrue(List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem",
            "dynamodb:Query").containsAll(Template.list(Template.at(statement, "Action"))), statement.toString());
      }
    }
  }

  @Test
  void callersSignUnlessSomebodyChoseOtherwise() {
    assertEquals("AWS_IAM", Template.at("Parameters", "UrlAuth", "Default"));
    assertEquals(Map.of("Ref", "UrlAuth"),
        Template.at("Resources", "HttpFunction", "Properties", "FunctionUrlConfig", "AuthType"));
  }

  @Test
  void anOpenUrlWithoutApiKeysIsRefused() {
    Map<?, ?> rule = (Map<?, ?>) Template.at("Rules", "OpenUrlNeedsApiKeys");
    assertEquals(Map.of("Equals", List.of(Map.of("Ref", "UrlAuth"), "NONE")), rule.get("RuleCondition"));
    Map<?, ?> assertion = (Map<?, ?>) Template.list(Template.at(rule, "Assertions")).getFirst();
    assertEquals(Map.of("Not", List.of(Map.of("Equals", List.of(Map.of("Ref", "ApiKeyHashes"), "")))),
        assertion.get("Assert"));
    assertEquals("", Template.at("Parameters", "ApiKeyHashes", "Default"));
  }

  /** Resources for which a role has an action. */
  private static List<String> objects(String role, String action) {
    return Template.allowed(Template.at("Resources", role, "Properties", "Policies")).stream().filter(statement -> Template.list(Template.at(statement, "Action")).contains(action))
        .flatMap(statement -> Template.list(Template.at(statement, "Resource")).stream()).map(resource -> Template.at(resource, "Sub").toString())
        .toList();
  }
}
