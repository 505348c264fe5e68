package dev.footnote;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.slack.Ask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A worker in a process of its own, made to be killed: what Lambda's poller and one copy of the function do. Says what it
 * begins and ends; begins to receive when it reads a line.
 */
final class SlackWorkerProcess {
  static final String READY = "ready";
  static final String BEGIN = "begin ";
  static final String END = "end ";

  private static final JsonMapper JSON = new JsonMapper();

  private SlackWorkerProcess() {}

  /** @param arguments URL of the queue */
  public static void main(String[] arguments) throws IOException {
    String queue = arguments[0];
    SlackFunction function = new SlackFunction();
    try (SqsClient sqs = SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      System.out.println(READY);
      if (System.in.read() < 0) {
        return;
      }
      while (true) {
        for (Message message : sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds(1)
            .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)).messages()) {
          String key = Ask.of(message.body()).key();
          System.out.println(BEGIN + key);
          if (work(function, message)) {
            sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
          }
          System.out.println(END + key);
        }
      }
    }
  }

  private static boolean work(SlackFunction function, Message message) throws IOException {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode entry = event.putArray("Records").addObject().put("messageId", message.messageId()).put("body", message.body());
    entry.putObject("attributes").put("ApproximateReceiveCount",
        message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Context none = (Context) Proxy.newProxyInstance(SlackWorkerProcess.class.getClassLoader(), new Class<?>[] {Context.class},
        (_, method, _) -> {
          throw new UnsupportedOperationException(method.getName());
        });
    function.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), out, none);
    JsonNode failures = JSON.readTree(out.toByteArray()).path("batchItemFailures");
    return failures.isEmpty();
  }
}
