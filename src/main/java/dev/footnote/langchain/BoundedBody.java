package dev.footnote.langchain;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Ends the reading of a plain reply of Bedrock after {@value Transport#MOST_BYTES} bytes by an error, whatever the model sends. */
final class BoundedBody implements ExecutionInterceptor {
  @Override
  public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context,
      ExecutionAttributes attributes) {
    return context.responseBody().map(body -> new FilterInputStream(body) {
      private long left = Transport.MOST_BYTES;

      @Override
      public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(Math.max(0, read));
        return read;
      }

      private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
          throw new IOException("the model's reply is longer than " + Transport.MOST_BYTES + " bytes");
        }
      }
    });
  }
}
