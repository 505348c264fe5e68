package dev.footnote.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarksTest {
  @TempDir Path folder;

  @BeforeEach
  void figures() throws IOException {
    write("cold", ColdBench.COLUMNS, row("1.0 core: as deployed", 800, 300, 500, 700, 150),
        row("1.0 core: plain LangChain4j, AWS's client", 1600, 1500, 100, 1500, 90),
        row("0.58 core: as deployed", 1500, 600, 900, 700, 150));
    write("ingest", IngestBench.COLUMNS, row("ingest, passages/s", 27), row("ONNX Runtime alone, passages/s", 30),
        row("plain LangChain4j, passages/s", 18));
    write("scale", ScaleBench.COLUMNS, row("1000000: index, MB", 800), row("1000000: search p99, ms", 60),
        row("1000000: recall@10 against exact, %", 94.5), row("1000000: open, ms", 40));
  }

  @Test
  void eachFigureStandsNextToItsPeerAndItsMark() throws IOException {
    Set<String> all = Set.of("cold", "ingest", "scale");
    Marks.Mark cold = mark("  over the plain pipeline's", all);
    assertEquals("0.5 at most 0.40 false", cold.measured() + " " + cold.mark() + " " + cold.holds());
    assertEquals(1600, mark("cold first answer, one core, ms", all).peer().orElseThrow());
    assertTrue(mark("cold first answer, .58 core, ms", all).holds());
    assertTrue(mark("cold first answer, .58 core, ms", all).peer().isEmpty());
    assertTrue(mark("  over ONNX Runtime alone", all).holds());
    assertFalse(mark("1,000,000 passages, search p99, ms", all).holds());
    assertFalse(mark("1,000,000 passages, recall@10, %", all).holds());
    assertTrue(mark("1,000,000 passages, open, ms", all).holds());
  }

  @Test
  void whatDidNotRunIsLeftOut() throws IOException {
    assertEquals(List.of("ingest, passages a second", "  over ONNX Runtime alone"),
        Marks.of(folder, Set.of("ingest")).stream().map(Marks.Mark::name).toList());
  }

  @Test
  void aMissedMarkIsToldInTheTable() throws IOException {
    String table = Marks.table(Marks.of(folder, Set.of("cold")));
    assertTrue(table.contains("  over the plain pipeline's                      0.50            1   at most 0.40: missed\n"), table);
    assertTrue(table.contains("cold first answer, .58 core, ms                 1,500                at most 1,600\n"), table);
    assertTrue(Marks.json(Marks.of(folder, Set.of("cold"))).contains("\"holds\" : false"));
  }

  private Marks.Mark mark(String name, Set<String> benches) throws IOException {
    return Marks.of(folder, benches).stream().filter(mark -> mark.name().equals(name)).findFirst().orElseThrow();
  }

  private static BenchReport.Row row(String name, double... values) {
    return new BenchReport.Row(name, Arrays.stream(values).mapToObj(Spread::of).toList());
  }

  private void write(String name, List<String> columns, BenchReport.Row... rows) throws IOException {
    Files.writeString(folder.resolve(name + ".json"), new BenchReport(name, Map.of(), columns, List.of(rows)).json());
  }
}
