package dev.footnote.aws;

import dev.footnote.ingest.Deliveries;
import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.Tracked;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The dead-letter queue: each message as it came, with the attributes {@code code}, {@code reason} and {@code message}. */
public final class SqsDeadLetters implements Deliveries.DeadLetters {
  private static final int AT_ONCE = 10;
  private static final int LONGEST_REASON = 2_000;

  private final SqsClient sqs;
  private final String queue;
  private final String deadLetters;

  /**
   * @param queue URL of the queue that messages came from
   * @param deadLetters URL of the queue that they go to
   */
  public SqsDeadLetters(SqsClient sqs, String queue, String deadLetters) {
    this.sqs = sqs;
    this.queue = queue;
    this.deadLetters = deadLetters;
  }

  @Override
  public void put(Deliveries.Message message, Tracked.Reason reason) {
    try {
      sqs.sendMessage(b -> b.queueUrl(deadLetters).messageBody(message.body()).messageAttributes(Map.of(
          "code", text(reason.code()), "reason", text(reason.message()), "message", text(message.id()))));
    } catch (SdkException e) {
      throw new IngestException("the dead-letter queue " + deadLetters + " takes no message: " + e.getMessage(), e);
    }
  }

  /**
   * Gives dead messages to the queue again, those that came by themselves too. A crash half-way may give one twice, which
   * does no harm.
   *
   * @param most how many at most
   * @return how many
   */
  public int redrive(int most) {
    int moved = 0;
    try {
      while (moved < most) {
        int wanted = Math.min(AT_ONCE, most - moved);
        List<Message> some = sqs.receiveMessage(b -> b.queueUrl(deadLetters).maxNumberOfMessages(wanted)
            .waitTimeSeconds(1)).messages();
        if (some.isEmpty()) {
          break;
        }
        for (Message message : some) {
          sqs.sendMessage(b -> b.queueUrl(queue).messageBody(message.body()));
          sqs.deleteMessage(b -> b.queueUrl(deadLetters).receiptHandle(message.receiptHandle()));
          moved++;
        }
      }
      return moved;
    } catch (SdkException e) {
      throw new IngestException("after " + moved + " messages the queues fail: " + e.getMessage(), e);
    }
  }

  /** SQS refuses empty values and most control characters. */
  private static MessageAttributeValue text(String value) {
    String line = value.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD]", " ").strip();
    String cut = line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    return MessageAttributeValue.builder().dataType("String").stringValue(cut.isEmpty() ? "-" : cut).build();
  }
}
