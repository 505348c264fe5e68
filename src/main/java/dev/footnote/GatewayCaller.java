package dev.footnote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.http.Caller;

/** For whom the gateway of an event vouches. */
final class GatewayCaller {
  private static final String ASSUMED = ":assumed-role/";

  private GatewayCaller() {}

  /** By the signature (IAM), a token (JWT) or an authorizer function; unknown where the gateway let everybody in. */
  static Caller of(JsonNode event) {
    JsonNode authorizer = event.path("requestContext").path("authorizer");
    String arn = authorizer.path("iam").path("userArn").asText("");
    if (!arn.isEmpty()) {
      return new Caller("iam:" + withoutSession(arn));
    }
    JsonNode claims = authorizer.path("jwt").path("claims");
    String subject = claims.path("sub").asText("");
    if (!subject.isEmpty()) {
      return new Caller("jwt:" + claims.path("iss").asText("") + "#" + subject);
    }
    JsonNode context = authorizer.path("lambda");
    return context.isObject() ? new Caller("authorizer:" + context.path("principalId").asText("")) : Caller.UNKNOWN;
  }

  /** A role stays the same caller in every session of it: sessions come and go with the machines of one service. */
  private static String withoutSession(String arn) {
    int session = arn.indexOf('/', arn.indexOf(ASSUMED) + ASSUMED.length());
    return arn.contains(ASSUMED) && session > 0 ? arn.substring(0, session) : arn;
  }
}
