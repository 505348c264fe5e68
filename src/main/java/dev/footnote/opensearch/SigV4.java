package dev.footnote.opensearch;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Signs requests as AWS wants them, by the AWS SDK's own signer. */
final class SigV4 {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private SigV4() {}

  /**
   * The header fields to send along; {@code Host} is signed too, but every HTTP client sends it by itself.
   *
   * @throws OpenSearchException if there are no credentials
   */
  static Map<String, String> headers(Login.Aws login, String method, URI uri, byte[] body) {
    SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri).build();
    SdkHttpRequest signed;
    try {
      signed = SIGNER.sign(sign -> sign.identity(login.credentials().resolveCredentials()).request(request)
          .payload(ContentStreamProvider.fromByteArray(body))
          .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, login.service())
          .putProperty(AwsV4HttpSigner.REGION_NAME, login.region())).request();
    } catch (SdkException e) {
      throw new OpenSearchException("The request to " + uri.getHost() + " cannot be signed: there are no AWS credentials ("
          + e.getMessage() + "). Log in (aws configure, aws sso login) or set AWS_PROFILE; aws sts get-caller-identity shows"
          + " who you are.", e);
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    signed.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    headers.remove("Host");
    return headers;
  }
}
