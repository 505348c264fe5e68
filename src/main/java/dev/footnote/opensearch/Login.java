package dev.footnote.opensearch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Who asks. */
public sealed interface Login {
  /** Nobody is asked for: a server on this machine or in a closed network. */
  record Open() implements Login {}

  /** User and password of a self-run OpenSearch. */
  record Basic(String user, String password) implements Login {
    String header() {
      return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** All but the password. */
    @Override
    public String toString() {
      return "Basic[" + user + "]";
    }
  }

  /**
   * A signature of each request by AWS's Signature Version 4.
   *
   * @param service {@code es} for a domain of Amazon OpenSearch Service, {@code aoss} for OpenSearch Serverless
   * @param region of the domain
   */
  record Aws(String service, String region, AwsCredentialsProvider credentials) implements Login {}
}
