package dev.footnote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code scripts/invoke}: one event through an unpacked Lambda package, on AWS's runtime interface client. */
final class Invoke {
  private static final Duration INIT = Duration.ofSeconds(60);
  private static final Duration CALL = Duration.ofSeconds(30); // as in template.yaml
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final PrintStream out;
  private final PrintStream err;

  Invoke(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Arguments: event file, folder of the package, class path of the client, handler, options of the JVM. */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(new Invoke(new PrintStream(System.out, true, UTF_8), System.err)
        .run(Path.of(args[0]), Path.of(args[1]), args[2], args[3], args[4]));
  }

  /** @return 0 if the status is 2xx, 1 for any other answer or a fault of the function, 2 for an event that is none */
  int run(Path file, Path folder, String client, String handler, String options)
      throws IOException, InterruptedException {
    byte[] event = Files.readAllBytes(file);
    try {
      if (!JSON.readTree(event).isObject()) {
        err.println("error: " + file + " is not an event: it must be a JSON object. See events/ for examples.");
        return 2;
      }
    } catch (JacksonException e) {
      err.println("error: " + file + " is not JSON: " + e.getOriginalMessage() + ". See events/ for examples.");
      return 2;
    }
    try (RuntimeApi api = new RuntimeApi(event, CALL)) {
      long start = System.nanoTime();
      Process function = start(api, folder, client, handler, options);
      Thread log = Thread.ofVirtual().start(() -> copyLog(function));
      try {
        return report(api, function, start);
      } finally {
        function.toHandle().destroyForcibly(); // unlike its own method, this lets the log be read to its end
        function.waitFor();
        log.join();
      }
    }
  }

  private int report(RuntimeApi api, Process function, long start) throws InterruptedException {
    return switch (outcome(api, function)) {
      case RuntimeApi.Outcome.Response response -> {
        int status = print(response.body());
        long ready = api.ready().join();
        err.printf("status %d, init %d ms, call %d ms%n",
            status, millis(ready - start), millis(response.nanos() - ready));
        yield status >= 200 && status < 300 ? 0 : 1;
      }
      case RuntimeApi.Outcome.Fault fault -> {
        err.println("error: " + fault.where() + ": " + fault.body());
        yield 1;
      }
    };
  }

  /** Waits for readiness, then for the answer, but not once the process has ended. */
  private static RuntimeApi.Outcome outcome(RuntimeApi api, Process function) throws InterruptedException {
    var end = function.onExit();
    try {
      CompletableFuture.anyOf(api.ready(), api.outcome(), end).get(INIT.toMillis(), TimeUnit.MILLISECONDS);
      CompletableFuture.anyOf(api.outcome(), end).get(CALL.toMillis(), TimeUnit.MILLISECONDS);
      return api.outcome().isDone() ? api.outcome().join()
          : new RuntimeApi.Outcome.Fault("the process of the function ended", "exit status " + function.exitValue());
    } catch (TimeoutException e) {
      return new RuntimeApi.Outcome.Fault("the function took too long", "it has " + INIT.toSeconds()
          + " s to start and " + CALL.toSeconds() + " s to answer; its log is above");
    } catch (ExecutionException e) {
      throw new IllegalStateException("none of these ends with an exception", e);
    }
  }

  private static Process start(RuntimeApi api, Path folder, String client, String handler, String options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    for (String option : options.strip().split("\\s+")) {
      if (!option.isEmpty()) {
        command.add(option.replace("/var/task", folder.toString()));
      }
    }
    command.addAll(List.of("-cp", client, "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    var environment = builder.environment();
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("_HANDLER", handler);
    environment.put("LAMBDA_TASK_ROOT", folder.toString());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "footnote");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769");
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.putIfAbsent("AWS_REGION", "us-east-1");
    return builder.start();
  }

  /** Prints the body of an HTTP response, or all of what is none, and tells the status. */
  private int print(String response) {
    try {
      JsonNode http = JSON.readTree(response);
      if (http.path("statusCode").isInt()) {
        String body = http.path("body").asText("");
        boolean encoded = http.path("isBase64Encoded").asBoolean();
        out.println(encoded ? new String(Base64.getDecoder().decode(body), UTF_8) : body);
        return http.path("statusCode").intValue();
      }
    } catch (JacksonException | IllegalArgumentException e) {
      err.println("the response is no HTTP response: " + e.getMessage());
    }
    out.println(response);
    return 200; // as a Function URL does with a plain value
  }

  private void copyLog(Process function) {
    try (var lines = function.inputReader(UTF_8)) {
      lines.lines().forEach(err::println);
    } catch (IOException | UncheckedIOException e) {
      err.println("the function's log broke off: " + e.getMessage());
    }
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
