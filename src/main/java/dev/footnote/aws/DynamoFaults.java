package dev.footnote.aws;

import dev.footnote.http.StoreException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Says in words what DynamoDB refused, and what to do about it. */
final class DynamoFaults {
  private static final String WHO = " aws sts get-caller-identity shows who you are.";

  private DynamoFaults() {}

  /** @param doing what was tried, such as {@code read the table footnote} */
  static StoreException translate(String doing, SdkException fault) {
    String reason = fault instanceof AwsServiceException service ? reason(service) : reason(fault);
    return new StoreException("cannot " + doing + ": " + reason, fault);
  }

  private static String reason(AwsServiceException fault) {
    String code = code(fault);
    if (fault instanceof ResourceNotFoundException) {
      return "there is no such table in this region. Deploy the stack, or correct FOOTNOTE_TABLE or AWS_REGION.";
    }
    if (fault.isThrottlingException()) {
      return "DynamoDB asks for fewer requests (" + code + "). It is tried again with the next request; if it stays,"
          + " raise the table's limits or look for abuse.";
    }
    if (code.equals("AccessDeniedException")) {
      return "access is denied. The function's role needs dynamodb:GetItem, PutItem, UpdateItem, DeleteItem and Query on"
          + " the table;" + WHO;
    }
    if (code.startsWith("Expired") || code.equals("UnrecognizedClientException")) {
      return "the AWS credentials are not valid (" + code + "). Log in again;" + WHO;
    }
    return "DynamoDB answered " + fault.statusCode() + " (" + code + "): " + fault.getMessage();
  }

  private static String reason(SdkException fault) {
    Throwable cause = fault.getCause();
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return fault.getMessage() + (cause == null ? "" : " (" + cause + ")")
        + ". Check the network, AWS_REGION and the credentials;" + WHO;
  }

  private static String code(AwsServiceException fault) {
    AwsErrorDetails details = fault.awsErrorDetails();
    return details == null || details.errorCode() == null ? "no error code" : details.errorCode();
  }
}
