package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** That the queues of the tests behave as those of SQS do. */
class SqsPeerTest {
  @Test
  void aMessageThatNobodyDeletesComesAgainAndThenGoesToTheDeadLetterQueue() {
    SqsPeer.Queue queue = SqsPeer.create("peer-" + UUID.randomUUID(), Duration.ofSeconds(1), 2);
    SqsPeer.client().sendMessage(b -> b.queueUrl(queue.url()).messageBody("hello"));

    assertEquals(List.of("hello"), receive(queue.url()));
    assertEquals(List.of("hello"), receive(queue.url()));
    assertEquals(List.of(), receive(queue.url()));
    assertEquals(List.of("hello"), receive(queue.deadLetters()));
  }

  @Test
  void aReceivedMessageIsHiddenFromOthers() {
    SqsPeer.Queue queue = SqsPeer.create("peer-" + UUID.randomUUID(), Duration.ofMinutes(5), 3);
    SqsPeer.client().sendMessage(b -> b.queueUrl(queue.url()).messageBody("hello"));

    assertEquals(List.of("hello"), receive(queue.url()));
    assertTrue(receive(queue.url()).isEmpty());
  }

  private static List<String> receive(String url) {
    return SqsPeer.client().receiveMessage(b -> b.queueUrl(url).waitTimeSeconds(4)).messages().stream()
        .map(Message::body).toList();
  }
}
