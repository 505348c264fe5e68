package dev.footnote;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that answers with its event, or throws where the event says {@code fail}. */
public final class EchoHandler implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
    byte[] event = input.readAllBytes();
    String text = new String(event, StandardCharsets.UTF_8);
    if (text.contains("fail")) {
      throw new IllegalStateException("told to fail; request " + context.getAwsRequestId());
    }
    System.out.println("a line of log, option " + System.getProperty("where"));
    output.write(event);
  }
}
