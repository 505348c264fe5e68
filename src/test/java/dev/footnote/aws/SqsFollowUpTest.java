package dev.footnote.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.http.StoreException;
import dev.footnote.slack.Ask;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** Against a real SQS. */
class SqsFollowUpTest {
  private static final Ask ASK = new Ask("ask#T1#C1#1.2", "0", Ask.Kind.COMMAND, "T1", "C1", "U1", "Köln <b> \"?", "", 7,
      Optional.of("https://hooks.slack.com/x"));

  private final SqsPeer.Queue queue = SqsPeer.create("slack-" + UUID.randomUUID(), Duration.ofSeconds(30), 3);

  @Test
  void whatIsHandedOverComesOutTheSame() {
    try (SqsFollowUp followUp = new SqsFollowUp(queue.url(), Optional.of(SqsPeer.endpoint()))) {
      followUp.handOver(ASK, Duration.ZERO);
    }
    Message message = SqsPeer.client().receiveMessage(r -> r.queueUrl(queue.url()).waitTimeSeconds(10)).messages().getFirst();
    assertEquals(ASK, Ask.of(message.body()));
  }

  @Test
  void whatIsDelayedIsNotThereYet() {
    try (SqsFollowUp followUp = new SqsFollowUp(queue.url(), Optional.of(SqsPeer.endpoint()))) {
      followUp.handOver(ASK, Duration.ofMinutes(10));
    }
    assertTrue(SqsPeer.client().receiveMessage(r -> r.queueUrl(queue.url())).messages().isEmpty());
  }

  @Test
  void aQueueThatIsAwayIsAFaultThatSaysWhatToDo() {
    try (SqsFollowUp followUp = new SqsFollowUp(queue.url(), Optional.of(URI.create("http://127.0.0.1:9")))) {
      StoreException e = assertThrows(StoreException.class, () -> followUp.handOver(ASK, Duration.ZERO));
      assertTrue(String.valueOf(e.getMessage()).contains("Check that the queue exists"));
    }
  }
}
