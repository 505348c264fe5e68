package dev.footnote.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smallest cold benchmark on the package that was built: one run and the one before it that does not count. */
class ColdIT {
  @TempDir Path folder;

  @Test
  void startsTheLambdaPackageAndAnswers() throws Exception {
    String arch = System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "x86_64";
    assumeTrue(arch.equals(System.getProperty("lambda.arch")), "the package is for another processor");
    Bench bench = new Bench(folder);
    Path article = Files.writeString(folder.resolve("nis.txt"), "The NIS filed its application in 2019.");
    Path index = folder.resolve("index");
    assertEquals(0, bench.run("ingest", "--index", index.toString(), article.toString()).exit());
    bench.script("peer", "exec \"" + Path.of("scripts", "peer").toAbsolutePath() + "\" \"$@\"");
    bench.script("invoke", "exec \"" + Path.of("scripts", "invoke").toAbsolutePath() + "\" \"$@\"");
    Path out = folder.resolve("cold.json");
    Bench.Ran ran = bench.run("bench", "cold", "--index", index.toString(), "--cores", "none", "--runs", "1",
        "--out", out.toString());
    assertEquals(0, ran.exit(), ran.toString());
    JsonNode rows = new JsonMapper().readTree(Files.readString(out)).path("rows");
    assertEquals(5, rows.size());
    rows.forEach(row -> assertTrue(row.at("/whole, ms/median").asDouble() > 0, rows.toString()));
  }
}
