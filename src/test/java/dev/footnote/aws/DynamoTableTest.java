package dev.footnote.aws;

import static dev.footnote.aws.DynamoTable.key;
import static dev.footnote.aws.DynamoTable.number;
import static dev.footnote.aws.DynamoTable.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.footnote.http.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Against a real server, and against a client that fails on demand. */
class DynamoTableTest {
  private final DynamoDbClient failing = mock(DynamoDbClient.class);
  private final AtomicLong nanos = new AtomicLong();
  private final DynamoTable broken = new DynamoTable("footnote", () -> failing, nanos::get);

  @Test
  void whatIsPutIsRead() {
    try (DynamoTable table = DynamoPeer.table()) {
      assertEquals(Optional.empty(), table.get("a#1", "x"));
      Map<String, AttributeValue> item = item("a#1", "x", Map.of("n", number(3)));
      assertTrue(table.put(item, put -> put));
      assertEquals(Optional.of(item), table.get("a#1", "x"));
      assertTrue(table.delete("a#1", "x", delete -> delete));
      assertEquals(Optional.empty(), table.get("a#1", "x"));
    }
  }

  @Test
  void aConditionThatDoesNotHoldIsNoFault() {
    try (DynamoTable table = DynamoPeer.table()) {
      Map<String, AttributeValue> item = item("a#1", "x", Map.of());
      assertTrue(table.put(item, put -> put.conditionExpression("attribute_not_exists(pk)")));
      assertFalse(table.put(item, put -> put.conditionExpression("attribute_not_exists(pk)")));
      assertFalse(table.delete("a#2", "x", delete -> delete.conditionExpression("attribute_exists(pk)")));
      assertEquals(Optional.empty(), table.update("a#2", "x", update -> update.updateExpression("ADD n :one")
          .conditionExpression("attribute_exists(pk)").expressionAttributeValues(Map.of(":one", number(1)))));
    }
  }

  @Test
  void anUpdateTellsTheItemAfterIt() {
    try (DynamoTable table = DynamoPeer.table()) {
      for (long n = 1; n <= 2; n++) {
        assertEquals(Optional.of(item("b#1", "x", Map.of("n", number(n)))), table.update("b#1", "x",
            update -> update.updateExpression("ADD n :one").expressionAttributeValues(Map.of(":one", number(1)))));
      }
    }
  }

  @Test
  void aPartitionComesInOrderOfItsSortKeys() {
    try (DynamoTable table = DynamoPeer.table()) {
      for (String sk : List.of("b", "c", "a")) {
        table.put(item("a#1", sk, Map.of("big", text("x".repeat(300_000)))), put -> put);
      }
      table.put(item("a#2", "z", Map.of()), put -> put);
      for (int i = 0; i < 4; i++) { // above the megabyte of one page
        table.put(item("a#1", "d" + i, Map.of("big", text("x".repeat(300_000)))), put -> put);
      }
      assertEquals(Stream.of("a", "b", "c", "d0", "d1", "d2", "d3").map(DynamoTable::text).toList(),
          table.all("a#1").stream().map(item -> item.get("sk")).toList());
    }
  }

  @Test
  void theTableWorksAgainAfterItsConnectionsWereDropped() {
    try (DynamoTable table = DynamoPeer.table()) {
      table.put(item("a#1", "x", Map.of()), put -> put);
      table.disconnect();
      assertTrue(table.get("a#1", "x").isPresent());
    }
  }

  @Test
  void anItemExpiresWithItsSecond() {
    Map<String, AttributeValue> item = Map.of("expires", number(100));
    assertFalse(DynamoTable.isExpired(item, Instant.ofEpochSecond(99)));
    assertTrue(DynamoTable.isExpired(item, Instant.ofEpochSecond(100)));
    assertFalse(DynamoTable.isExpired(Map.of(), Instant.ofEpochSecond(100)));
  }

  @Test
  void aMissingTableSaysToDeploy() {
    DynamoTable none = new DynamoTable("nowhere", DynamoPeer::client, System::nanoTime);
    says(none, "cannot read the table nowhere: there is no such table in this region. Deploy the stack");
    fail(ResourceNotFoundException.builder().message("x").build());
    says(broken, "there is no such table");
  }

  @Test
  void deniedNamesTheRights() {
    fail(fault(400, "AccessDeniedException"));
    says(broken, "cannot read the table footnote: access is denied. The function's role needs dynamodb:GetItem");
  }

  @Test
  void throttledSaysSo() {
    fail(fault(400, "ThrottlingException"));
    says(broken, "DynamoDB asks for fewer requests (ThrottlingException)");
  }

  @Test
  void expiredCredentialsSayToLogIn() {
    fail(fault(400, "ExpiredTokenException"));
    says(broken, "credentials are not valid (ExpiredTokenException). Log in again");
  }

  @Test
  void aBrokenNetworkNamesItsCause() {
    fail(SdkClientException.create("Unable to execute HTTP request", new java.io.IOException("Connection reset")));
    says(broken, "Unable to execute HTTP request (java.io.IOException: Connection reset)");
  }

  @Test
  void afterAWaitInVainTheTableIsLeftAloneForAWhile() {
    timeOut();
    says(broken, "cannot read the table footnote: ");
    says(broken, "it did not answer a moment ago and is left alone for 5 s");
    verify(failing, times(1)).getItem(anyGet());
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    says(broken, "cannot read the table footnote: ");
    verify(failing, times(2)).getItem(anyGet());
  }

  @Test
  void aQuickRefusalIsNoReasonToRest() {
    fail(fault(400, "ThrottlingException"));
    says(broken, "fewer requests");
    says(broken, "fewer requests");
    verify(failing, times(2)).getItem(anyGet());
  }

  private static Map<String, AttributeValue> item(String pk, String sk, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new HashMap<>(key(pk, sk));
    item.putAll(more);
    return item;
  }

  private static DynamoDbException fault(int status, String code) {
    return (DynamoDbException) DynamoDbException.builder().statusCode(status).message("no")
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build()).build();
  }

  private void fail(Exception fault) {
    doThrow(fault).when(failing).getItem(anyGet());
  }

  private void timeOut() {
    doAnswer(_ -> {
      nanos.addAndGet(Duration.ofSeconds(2).toNanos());
      throw ApiCallTimeoutException.create(2_000);
    }).when(failing).getItem(anyGet());
  }

  private static Consumer<GetItemRequest.Builder> anyGet() {
    return any();
  }

  private static void says(DynamoTable table, String words) {
    String message = String.valueOf(assertThrows(StoreException.class, () -> table.get("a", "b")).getMessage());
    assertTrue(message.contains(words), message);
  }
}
