package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every flood is refused by a named error in a process of 512 MB, which goes on. */
final class FloodsTest {
  private static final Set<String> NAMED = Set.of("external_entity", "too_complex", "too_large", "archive", "bad_json",
      "broken_pdf", "empty");

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void isRefusedByANamedErrorInHalfAGigabyteAndTheProcessLives() throws IOException {
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Floods.class.getName())
        .redirectErrorStream(true).start();
    List<String> lines = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    String all = String.join("\n", lines);
    System.out.println(all);
    assertEquals("alive\tThe dam held.", lines.getLast(), all);
    List<String> outcomes = lines.stream().filter(line -> line.split("\t").length == 3).toList();
    assertEquals(Floods.all().size(), outcomes.size(), all);
    for (String outcome : outcomes) {
      assertTrue(NAMED.contains(outcome.split("\t")[1]), outcome);
    }
  }
}
