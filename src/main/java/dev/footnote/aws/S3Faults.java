package dev.footnote.aws;

import dev.footnote.ingest.SnapshotException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in words what S3 refused, and what to do about it. */
final class S3Faults {
  private static final String WHO = " aws sts get-caller-identity shows who you are.";

  private S3Faults() {}

  /** @param doing what was tried, such as {@code read s3://bucket/manifest.json} */
  static SnapshotException translate(String doing, SdkException fault) {
    String reason = fault instanceof S3Exception s3 ? reason(s3) : reason(fault);
    return new SnapshotException("cannot " + doing + ": " + reason, fault);
  }

  /** Whether the key is missing, as opposed to its bucket. */
  static boolean isMissingKey(S3Exception fault) {
    return fault instanceof NoSuchKeyException || code(fault).equals("NoSuchKey");
  }

  /** Whether a conditional write lost against another one. */
  static boolean isLostRace(S3Exception fault) {
    return fault.statusCode() == 412 || fault.statusCode() == 409;
  }

  private static String reason(S3Exception fault) {
    String code = code(fault);
    if (fault instanceof NoSuchBucketException || code.equals("NoSuchBucket")) {
      return "the bucket does not exist. Deploy the stack first (scripts/deploy prints its name), or correct the name.";
    }
    if (isMissingKey(fault)) {
      return "the object does not exist. Publish the index again.";
    }
    if (fault.isThrottlingException() || fault.statusCode() == 503 || fault.statusCode() == 429) {
      return "S3 asks for fewer requests (" + code + ", status " + fault.statusCode() + ") even after retries."
          + " Wait a minute and run it again.";
    }
    if (code.startsWith("Expired") || code.equals("InvalidAccessKeyId") || code.equals("InvalidToken")) {
      return "the AWS credentials are not valid (" + code + "). Log in again;" + WHO;
    }
    if (fault.statusCode() == 403) {
      return "access is denied (" + code + "). A reader needs s3:GetObject on the prefix and s3:ListBucket on the"
          + " bucket, a writer s3:PutObject too;" + WHO;
    }
    if (fault.statusCode() == 301 || fault.statusCode() == 307) {
      return "the bucket is in another region (" + code + "). Set AWS_REGION to the bucket's region.";
    }
    return "S3 answered " + fault.statusCode() + " (" + code + ")."
        + " Run it again; if it stays, see AWS's health dashboard.";
  }

  private static String reason(SdkException fault) {
    String said = String.valueOf(fault.getMessage());
    if (said.startsWith("Unable to load credentials")) { // the rest lists every place where the SDK looked
      return "there are no AWS credentials. Log in (aws configure, aws sso login) or set AWS_PROFILE;" + WHO;
    }
    if (said.startsWith("Unable to load region")) {
      return "no AWS region is set. Set AWS_REGION to the bucket's region, such as eu-west-1.";
    }
    Throwable cause = fault.getCause();
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return said + (cause == null ? "" : " (" + cause + ")")
        + ". Check the network, the disk, AWS_REGION and the credentials;" + WHO;
  }

  private static String code(S3Exception fault) {
    AwsErrorDetails details = fault.awsErrorDetails();
    return details == null || details.errorCode() == null ? "no error code" : details.errorCode();
  }
}
