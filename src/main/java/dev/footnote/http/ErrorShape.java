package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** How a route tells a failure: as the protocol that it speaks has it. */
enum ErrorShape {
  /** A problem (RFC 9457). */
  PROBLEM("application/problem+json") {
    @Override
    ObjectNode node(Failure failure, String id) {
      return failure.problem(id);
    }
  },
  /** OpenAI's error object. */
  OPENAI("application/json") {
    @Override
    ObjectNode node(Failure failure, String id) {
      ObjectNode node = Json.object();
      node.putObject("error").put("message", failure.detail()).put("type", type(failure.fault().status()))
          .putNull("param").put("code", failure.fault() == Fault.UNKNOWN_MODEL ? "model_not_found" : failure.fault().code());
      return node;
    }

    private static String type(int status) {
      return switch (status) {
        case 401 -> "authentication_error";
        case 403 -> "permission_error";
        case 429 -> "rate_limit_error";
        default -> status < 500 ? "invalid_request_error" : "server_error";
      };
    }
  },
  /** JSON-RPC's error, of a request whose id is not known or does not matter. */
  JSON_RPC("application/json") {
    @Override
    ObjectNode node(Failure failure, String id) {
      int code = switch (failure.fault()) {
        case BAD_JSON, BAD_ENCODING -> -32700;
        case INTERNAL -> -32603;
        default -> failure.fault().status() < 500 ? -32600 : -32000;
      };
      ObjectNode node = Json.object().put("jsonrpc", "2.0").putNull("id");
      node.putObject("error").put("code", code).put("message", failure.detail())
          .putObject("data").put("code", failure.fault().code()).put("request_id", id);
      return node;
    }
  };

  private final String contentType;

  ErrorShape(String contentType) {
    this.contentType = contentType;
  }

  /** @param id of the request */
  abstract ObjectNode node(Failure failure, String id);

  HttpResponse response(Failure failure, String id) {
    return new HttpResponse(failure.fault().status(), Map.of("content-type", contentType),
        Json.bytes(node(failure, id))).with(failure.headers());
  }
}
