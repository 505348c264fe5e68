package dev.footnote.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** What all benchmarks together found, each figure next to its peer's and to the mark that we set ourselves. */
public final class Marks {
  /** Names of packages in rows. */
  public static final String DEPLOYED = "as deployed";

  public static final String NO_MODEL = "without the reading model";
  public static final String PLAIN_PACKAGE = "plain LangChain4j, AWS's client";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String WHOLE = "whole, ms";
  private static final String VALUE = "value";
  private static final String PLAIN = "plain LangChain4j: ";

  private final Path folder;
  private final Set<String> benches;
  private final List<Mark> marks = new ArrayList<>();

  /**
   * One figure.
   *
   * @param name with its unit
   * @param peer the same of what it stands next to; empty where there is none
   * @param mark in words; empty where it is only told
   * @param holds whether the mark is reached; true without one
   */
  public record Mark(String name, double measured, OptionalDouble peer, String mark, boolean holds) {}

  private Marks(Path folder, Set<String> benches) {
    this.folder = folder;
    this.benches = Set.copyOf(benches);
  }

  /**
   * Reads what the benchmarks wrote.
   *
   * @param folder with {@code cold.json}, {@code warm.json} and so on
   * @param benches those that count, by name; files of others may be old
   * @throws IOException if the file of one cannot be read
   */
  public static List<Mark> of(Path folder, Set<String> benches) throws IOException {
    Marks marks = new Marks(folder, benches);
    marks.cold();
    marks.memory();
    marks.warm();
    marks.ingest();
    marks.scale();
    marks.load();
    return List.copyOf(marks.marks);
  }

  private void cold() throws IOException {
    JsonNode rows = rows("cold");
    OptionalDouble whole = median(rows, "1.0 core: " + DEPLOYED, WHOLE);
    OptionalDouble plain = median(rows, "1.0 core: " + PLAIN_PACKAGE, WHOLE);
    told("cold first answer, one core, ms", whole, plain);
    if (whole.isPresent() && plain.isPresent()) {
      most("  over the plain pipeline's", OptionalDouble.of(whole.getAsDouble() / plain.getAsDouble()),
          OptionalDouble.of(1), 0.40);
    }
    told("  without the reading model, ms", median(rows, "1.0 core: " + NO_MODEL, WHOLE), plain);
    OptionalDouble slow = median(rows, "0.58 core: " + PLAIN_PACKAGE, WHOLE);
    most("cold first answer, .58 core, ms", median(rows, "0.58 core: " + DEPLOYED, WHOLE), slow, 1_600);
    told("  without the reading model, ms", median(rows, "0.58 core: " + NO_MODEL, WHOLE), slow);
    most("package unpacked, MB", median(rows, "1.0 core: " + DEPLOYED, ColdBench.PACKAGE),
        median(rows, "1.0 core: " + PLAIN_PACKAGE, ColdBench.PACKAGE), 180);
  }

  private void memory() throws IOException {
    JsonNode rows = rows("memory");
    String resident = MemoryBench.COLUMNS.getFirst();
    OptionalDouble plain = median(rows, PLAIN_PACKAGE, resident);
    most("resident after answers, MB", median(rows, NO_MODEL, resident), plain, 260);
    told("  with the reading model, MB", median(rows, DEPLOYED, resident), plain);
  }

  private void warm() throws IOException {
    JsonNode rows = rows("warm");
    for (String p : WarmBench.COLUMNS) {
      OptionalDouble plain = median(rows, PLAIN + WHOLE, p);
      most("warm answer, one core, " + p + ", ms", median(rows, NO_MODEL + ": " + WHOLE, p), plain, p.equals("p50") ? 40 : 120);
      told("  with the reading model, " + p + ", ms", median(rows, WHOLE, p), plain);
    }
  }

  private void ingest() throws IOException {
    JsonNode rows = rows("ingest");
    OptionalDouble ours = median(rows, "ingest, passages/s", VALUE);
    OptionalDouble alone = median(rows, "ONNX Runtime alone, passages/s", VALUE);
    told("ingest, passages a second", ours, median(rows, "plain LangChain4j, passages/s", VALUE));
    if (ours.isPresent() && alone.isPresent()) {
      least("  over ONNX Runtime alone", OptionalDouble.of(ours.getAsDouble() / alone.getAsDouble()), OptionalDouble.of(1), 0.90);
    }
  }

  private void scale() throws IOException {
    JsonNode rows = rows("scale");
    for (Iterator<String> names = rows.fieldNames(); names.hasNext();) {
      String name = names.next();
      if (name.endsWith(": index, MB")) {
        scale(rows, Integer.parseInt(name.substring(0, name.indexOf(':'))));
      }
    }
  }

  private void scale(JsonNode rows, int size) {
    String what = String.format(Locale.ROOT, "%,d passages, ", size);
    OptionalDouble p99 = median(rows, size + ": search p99, ms", VALUE);
    OptionalDouble exact = median(rows, size + ": exact search, ms", VALUE);
    OptionalDouble recall = median(rows, size + ": recall@10 against exact, %", VALUE);
    OptionalDouble open = median(rows, size + ": open, ms", VALUE);
    if (size <= 100_000) {
      most(what + "search p99, ms", p99, exact, 15);
      told(what + "recall@10, %", recall, OptionalDouble.of(100));
      told(what + "open, ms", open, OptionalDouble.empty());
    } else {
      most(what + "search p99, ms", p99, exact, 50);
      least(what + "recall@10, %", recall, OptionalDouble.of(100), 95);
      most(what + "open, ms", open, OptionalDouble.empty(), 300);
    }
  }

  private void load() throws IOException {
    JsonNode rows = rows("load");
    told("8 clients, answers a second", median(rows, "clients: answers a second", VALUE),
        median(rows, PLAIN + "answers a second", VALUE));
    told("8 clients, p99, ms", median(rows, "clients: p99, ms", VALUE), median(rows, PLAIN + "p99, ms", VALUE));
    most("errors under load, then overload", sum(median(rows, "clients: errors", VALUE),
        median(rows, "overload: errors", VALUE), median(rows, "after: errors", VALUE)), median(rows, PLAIN + "errors", VALUE), 0);
  }

  private JsonNode rows(String bench) throws IOException {
    return benches.contains(bench) ? JSON.readTree(Files.readString(folder.resolve(bench + ".json"))).path("rows")
        : JSON.createObjectNode();
  }

  private static OptionalDouble median(JsonNode rows, String row, String column) {
    JsonNode median = rows.path(row).path(column).path("median");
    return median.isNumber() ? OptionalDouble.of(median.asDouble()) : OptionalDouble.empty();
  }

  private static OptionalDouble sum(OptionalDouble... parts) {
    double sum = 0;
    for (OptionalDouble part : parts) {
      if (part.isEmpty()) {
        return part;
      }
      sum += part.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private void told(String name, OptionalDouble measured, OptionalDouble peer) {
    measured.ifPresent(value -> marks.add(new Mark(name, value, peer, "", true)));
  }

  private void most(String name, OptionalDouble measured, OptionalDouble peer, double mark) {
    measured.ifPresent(value -> marks.add(new Mark(name, value, peer, "at most " + number(mark), value <= mark)));
  }

  private void least(String name, OptionalDouble measured, OptionalDouble peer, double mark) {
    measured.ifPresent(value -> marks.add(new Mark(name, value, peer, "at least " + number(mark), value >= mark)));
  }

  /** One line for each figure. */
  public static String table(List<Mark> marks) {
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-40s %12s %12s   %s%n", "", "measured", "peer", "mark"));
    for (Mark mark : marks) {
      String peer = mark.peer.isPresent() ? number(mark.peer.getAsDouble()) : "";
      String line = String.format(Locale.ROOT, "%-40s %12s %12s   %s%s", mark.name, number(mark.measured), peer, mark.mark,
          mark.holds ? "" : ": missed");
      table.append(line.stripTrailing()).append(System.lineSeparator());
    }
    return table.toString();
  }

  /** The same as JSON, ending with a line end. */
  public static String json(List<Mark> marks) {
    ArrayNode all = JSON.createArrayNode();
    for (Mark mark : marks) {
      var node = all.addObject().put("figure", mark.name.strip()).put("measured", mark.measured);
      mark.peer.ifPresent(peer -> node.put("peer", peer));
      node.put("mark", mark.mark).put("holds", mark.holds);
    }
    return all.toPrettyString() + "\n";
  }

  private static String number(double value) {
    return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value)
        : value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
