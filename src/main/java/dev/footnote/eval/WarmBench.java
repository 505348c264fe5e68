package dev.footnote.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.eval.BenchReport.Row;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a running server every question, one after the other over one connection, and takes the times: the whole as the client
 * sees it, the stages as the server tells them in {@code Server-Timing}, and what is left, which is HTTP.
 */
public final class WarmBench {
  /** What each row has: over the questions of a run. */
  public static final List<String> COLUMNS = List.of("p50", "p99");

  private static final Pattern STAGE = Pattern.compile("([a-z]+);dur=([0-9.]+)");
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("whole", "whole, ms");
    NAMES.put("embed", "  embedding");
    NAMES.put("search", "  search");
    NAMES.put("read", "  reading");
    NAMES.put("gate", "  gate");
    NAMES.put("json", "  JSON");
    NAMES.put("http", "  HTTP, the rest");
  }

  private final URI ask;
  private final List<byte[]> bodies;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** @param server its address, ending with a slash */
  public WarmBench(URI server, QuestionFile questions) {
    this.ask = server.resolve("v1/ask");
    this.bodies = questions.questions().stream().map(asked -> body(asked)).toList();
  }

  private static byte[] body(QuestionFile.Asked asked) {
    return new JsonMapper().createObjectNode().put("question", asked.question().text())
        .put("asOf", asked.question().asOf().toString()).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /**
   * @param prefix put before the names of the rows
   * @param warmUp questions asked before, which do not count
   * @param runs how often every question is asked, at least 1
   * @throws IOException if the server does not answer 200
   */
  public List<Row> run(String prefix, int warmUp, int runs) throws IOException, InterruptedException {
    for (int i = 0; i < warmUp; i++) {
      times(bodies.get(i % bodies.size()));
    }
    Map<String, double[][]> percentiles = new LinkedHashMap<>();
    NAMES.keySet().forEach(stage -> percentiles.put(stage, new double[COLUMNS.size()][runs]));
    for (int run = 0; run < runs; run++) {
      List<Map<String, Double>> all = new ArrayList<>();
      for (byte[] body : bodies) {
        all.add(times(body));
      }
      for (Map.Entry<String, double[][]> entry : percentiles.entrySet()) {
        double[] values = all.stream().mapToDouble(t -> t.getOrDefault(entry.getKey(), 0.0)).toArray();
        entry.getValue()[0][run] = Spread.percentile(values, 0.5);
        entry.getValue()[1][run] = Spread.percentile(values, 0.99);
      }
    }
    List<Row> rows = new ArrayList<>();
    percentiles.forEach((stage, values) -> rows.add(
        new Row(prefix + NAMES.getOrDefault(stage, stage), List.of(Spread.of(values[0]), Spread.of(values[1])))));
    return rows;
  }

  private Map<String, Double> times(byte[] body) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(ask).timeout(Duration.ofMinutes(1))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build();
    long start = System.nanoTime();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    double whole = (System.nanoTime() - start) / 1e6;
    if (response.statusCode() != 200) {
      throw new IOException("the server answered " + response.statusCode() + ": " + response.body());
    }
    Map<String, Double> times = new LinkedHashMap<>();
    Matcher stages = STAGE.matcher(response.headers().firstValue("server-timing").orElse(""));
    double told = 0;
    while (stages.find()) {
      double ms = Double.parseDouble(stages.group(2));
      times.put(stages.group(1), ms);
      told += ms;
    }
    times.put("whole", whole);
    times.put("http", whole - told);
    return times;
  }
}
