package dev.footnote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code scripts/invoke}: one event through an unpacked Lambda package, on AWS's runtime interface client. Benchmarks and the
 * build ask for more by variables: {@code INVOKE_RUNTIME=ours} starts the package's own runtime, as the template does;
 * {@code INVOKE_CORES} gives a share of a core; {@code INVOKE_AOT=FILE} makes a cache of classes of this very run; {@code
 * INVOKE_QUESTIONS=FILE} asks these questions after the event and tells the memory held then.
 */
final class Invoke {
  private static final String PRELUDE_END = "\0".repeat(8);
  private static final Pattern STATUS = Pattern.compile("\"statusCode\":(\\d+)");
  private static final Duration DUMP = Duration.ofMinutes(5);
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
    String cores = System.getenv().getOrDefault("INVOKE_CORES", "");
    boolean makesCache = System.getenv("INVOKE_AOT") != null;
    try (CpuQuota quota = cores.isEmpty() ? CpuQuota.none() : CpuQuota.of(Double.parseDouble(cores))) {
      List<byte[]> events = new ArrayList<>(List.of(event));
      events.addAll(questions(event));
      RuntimeApi api = new RuntimeApi(events, CALL);
      try {
        long start = System.nanoTime();
        Process function = start(api, quota, folder, client, handler, options);
        Thread log = Thread.ofVirtual().start(() -> copyLog(function));
        try {
          int exit = report(api, function, folder, start);
          if (events.size() > 1) {
            err.printf("%d answers, resident %d MB%n", events.size(), resident(function));
          }
          if (makesCache) {
            api.close(); // our runtime ends with it, and the JVM writes the cache at its end
            function.waitFor(DUMP.toSeconds(), TimeUnit.SECONDS);
          }
          return exit;
        } finally {
          function.toHandle().destroyForcibly(); // unlike its own method, this lets the log be read to its end
          function.waitFor();
          log.join();
        }
      } finally {
        api.close();
      }
    }
  }

  /** The event with each question of the file that a variable names in place of its own. */
  private static List<byte[]> questions(byte[] event) throws IOException {
    List<byte[]> events = new ArrayList<>();
    String file = System.getenv().getOrDefault("INVOKE_QUESTIONS", "");
    if (!file.isEmpty()) {
      for (String line : Files.readAllLines(Path.of(file))) {
        JsonNode question = JSON.readTree(line).path("question");
        ObjectNode with = (ObjectNode) JSON.readTree(event);
        with.put("isBase64Encoded", false).put("body", JSON.createObjectNode().set("question", question).toString());
        events.add(JSON.writeValueAsBytes(with));
      }
    }
    return events;
  }

  /** In MB; 0 where the system does not tell. */
  private static long resident(Process function) throws IOException {
    Path status = Path.of("/proc", Long.toString(function.pid()), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
  }

  private int report(RuntimeApi api, Process function, Path folder, long start) throws IOException, InterruptedException {
    return switch (outcome(api, function)) {
      case RuntimeApi.Outcome.Response response -> {
        int status = print(response.body());
        long ready = api.ready().join();
        err.printf("status %d, init %d ms, call %d ms, processor %d ms, package %d MB%n", status,
            millis(ready - start), millis(response.nanos() - ready), processor(function), megabytes(folder));
        yield status >= 200 && status < 300 ? 0 : 1;
      }
      case RuntimeApi.Outcome.Fault fault -> {
        err.println("error: " + fault.where() + ": " + fault.body());
        yield 1;
      }
    };
  }

  /** Processor time that the function has taken; unlike the clock it tells much the same on a busy machine. */
  private static long processor(Process function) {
    return function.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  private static long megabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return Math.round(files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / 1e6);
    }
  }

  /** Waits for readiness, then for the answer, but not once the process has ended. */
  private static RuntimeApi.Outcome outcome(RuntimeApi api, Process function) throws InterruptedException {
    var end = function.onExit();
    try {
      CompletableFuture.anyOf(api.ready(), api.outcome(), end).get(INIT.toMillis(), TimeUnit.MILLISECONDS);
      CompletableFuture.anyOf(api.outcome(), end).get(CALL.toMillis() * api.size(), TimeUnit.MILLISECONDS);
      return api.outcome().isDone() ? api.outcome().join()
          : new RuntimeApi.Outcome.Fault("the process of the function ended", "exit status " + function.exitValue());
    } catch (TimeoutException e) {
      return new RuntimeApi.Outcome.Fault("the function took too long", "it has " + INIT.toSeconds()
          + " s to start and " + CALL.toSeconds() + " s to answer; its log is above");
    } catch (ExecutionException e) {
      throw new IllegalStateException("none of these ends with an exception", e);
    }
  }

  private static Process start(RuntimeApi api, CpuQuota quota, Path folder, String client, String handler,
      String options) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String given = options.strip().replace("/var/task", folder.toString());
    List<String> command = new ArrayList<>();
    boolean ours = System.getenv().getOrDefault("INVOKE_RUNTIME", "aws").equals("ours");
    if (ours) {
      command.add(folder.resolve("stream").toString());
    }
    command.add(java);
    if (!ours) {
      Stream.of(given.split("\\s+")).filter(option -> !option.isEmpty()).forEach(command::add);
    }
    command.addAll(List.of("-cp", client, "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler));
    var builder = new ProcessBuilder(quota.command(command)).directory(folder.toFile()).redirectErrorStream(true);
    var environment = builder.environment();
    environment.remove("JAVA_TOOL_OPTIONS");
    if (ours) { // as on AWS, where the script cannot be given any
      String cache = System.getenv("INVOKE_AOT");
      environment.put("JAVA_TOOL_OPTIONS", cache == null ? given : given + " -XX:AOTCacheOutput=" + cache);
    }
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
    int end = response.indexOf(PRELUDE_END);
    if (end >= 0) { // streamed: a prelude, eight zeros, the body
      out.println(response.substring(end + PRELUDE_END.length()));
      Matcher status = STATUS.matcher(response.substring(0, end));
      return status.find() ? Integer.parseInt(status.group(1)) : 200;
    }
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
