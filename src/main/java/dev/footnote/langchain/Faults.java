package dev.footnote.langchain;

import dev.footnote.answer.Generation;
import dev.footnote.answer.ModelFault;
import dev.footnote.answer.Usage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Translates what LangChain4j's models throw, by what the caller should do. */
final class Faults {
  private static final Pattern TOO_LONG = Pattern.compile("too long|context.?length|maximum context|context window"
      + "|too many (?:input )?tokens|"
      + "exceeds? the (?:maximum|limit)|input is too", Pattern.CASE_INSENSITIVE);

  private Faults() {}

  static Generation.Failed of(Throwable thrown) {
    ModelFault fault = ModelFault.GARBLED;
    Optional<Duration> retryAfter = Optional.empty();
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < 10; t = t.getCause(), depth++) {
      Optional<ModelFault> found = fault(t);
      fault = fault == ModelFault.GARBLED ? found.orElse(fault) : fault;
      retryAfter = retryAfter.isPresent() ? retryAfter : retryAfter(t);
    }
    return new Generation.Failed(fault, retryAfter, detail(thrown), Usage.NONE);
  }

  private static Optional<ModelFault> fault(Throwable t) {
    return switch (t) {
      case RateLimitException _ -> Optional.of(ModelFault.THROTTLED);
      case AuthenticationException _ -> Optional.of(ModelFault.DENIED);
      case ModelNotFoundException _ -> Optional.of(ModelFault.DENIED);
      case TimeoutException _ -> Optional.of(ModelFault.TIMEOUT);
      case HttpTimeoutException _ -> Optional.of(ModelFault.TIMEOUT);
      case ContentFilteredException _ -> Optional.of(ModelFault.GUARDRAIL);
      case InvalidRequestException _ -> Optional.of(rejected(t));
      case HttpException http -> Optional.of(byStatus(http.statusCode(), t));
      case AwsServiceException aws -> Optional.of(byName(aws));
      case SdkClientException _ when message(t).contains("credentials") -> Optional.of(ModelFault.DENIED);
      case SdkClientException _ when message(t).contains("timeout") -> Optional.of(ModelFault.TIMEOUT);
      case SdkClientException _ -> Optional.of(ModelFault.UNAVAILABLE);
      case UnresolvedModelServerException _ -> Optional.of(ModelFault.UNAVAILABLE);
      case UnresolvedAddressException _ -> Optional.of(ModelFault.UNAVAILABLE);
      case com.fasterxml.jackson.core.JacksonException _ -> Optional.of(ModelFault.GARBLED);
      case IOException _ -> Optional.of(ModelFault.UNAVAILABLE);
      default -> Optional.empty();
    };
  }

  private static ModelFault byName(AwsServiceException aws) {
    String code = aws.awsErrorDetails() == null ? aws.getClass().getSimpleName()
        : String.valueOf(aws.awsErrorDetails().errorCode());
    if (code.contains("Throttling") || code.contains("TooManyRequests")) {
      return ModelFault.THROTTLED;
    }
    if (code.contains("AccessDenied") || code.contains("ResourceNotFound") || code.contains("UnrecognizedClient")) {
      return ModelFault.DENIED;
    }
    return code.contains("Timeout") ? ModelFault.TIMEOUT
        : code.contains("Validation") ? rejected(aws)
        : code.contains("ModelStreamError") || aws.statusCode() == 0 ? ModelFault.UNAVAILABLE
        : byStatus(aws.statusCode(), aws);
  }

  private static ModelFault byStatus(int status, Throwable t) {
    return switch (status) {
      case 429 -> ModelFault.THROTTLED;
      case 401, 403, 404 -> ModelFault.DENIED;
      case 408 -> ModelFault.TIMEOUT;
      case 413 -> ModelFault.TOO_LONG;
      default -> status >= 500 ? ModelFault.UNAVAILABLE : status >= 400 ? rejected(t) : ModelFault.GARBLED;
    };
  }

  private static ModelFault rejected(Throwable t) {
    return TOO_LONG.matcher(message(t)).find() ? ModelFault.TOO_LONG : ModelFault.REJECTED;
  }

  private static Optional<Duration> retryAfter(Throwable t) {
    return switch (t) {
      case Transport.Refused refused -> refused.retryAfter();
      case AwsServiceException aws when aws.awsErrorDetails() != null
          && aws.awsErrorDetails().sdkHttpResponse() != null ->
          aws.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After").flatMap(Transport::seconds);
      default -> Optional.empty();
    };
  }

  /** Kinds only: a message may hold the prompt or a key. */
  private static String detail(Throwable thrown) {
    StringBuilder out = new StringBuilder(thrown.getClass().getSimpleName());
    int depth = 0;
    for (Throwable t = thrown.getCause(); t != null && depth < 4; t = t.getCause(), depth++) {
      out.append(" < ").append(t.getClass().getSimpleName());
      if (t instanceof HttpException http) {
        out.append(' ').append(http.statusCode());
      }
    }
    return out.toString();
  }

  private static String message(Throwable t) {
    return String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
  }
}
