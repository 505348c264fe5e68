package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting has its row in README, and template.yaml gives it unless that row says "local only". */
class ConfigDocsTest {
  static List<String> settings() {
    return Config.NAMES;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void isInReadmeWithDefaultRangeAndEffect(String name) throws IOException {
    assertEquals(6, row(name).split("(?<!\\\\)\\|").length, "name, unit, default, range, effect: " + row(name));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void isInTheTemplateOrLocalOnly(String name) throws IOException {
    boolean given = Files.readString(Path.of("template.yaml")).contains("\n          " + name + ": ");
    assertTrue(given || row(name).contains("local only"), name);
  }

  @Test
  void readmeNamesNoSettingThatThereIsNot() throws IOException {
    assertEquals(List.of(), rows().filter(row -> Config.NAMES.stream().noneMatch(n -> row.startsWith("| `" + n + "`")))
        .toList());
  }

  private static String row(String name) throws IOException {
    return rows().filter(line -> line.startsWith("| `" + name + "`")).findFirst()
        .orElseThrow(() -> new AssertionError("README has no row for " + name));
  }

  private static Stream<String> rows() throws IOException {
    return Files.readString(Path.of("README.md")).lines().filter(line -> line.startsWith("| `FOOTNOTE_"));
  }
}
