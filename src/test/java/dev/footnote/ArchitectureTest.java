package dev.footnote;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of README's "How it is built". */
class ArchitectureTest {
  private static final JavaClasses MAIN = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.footnote");

  private static final String JSON = "com.fasterxml.jackson..";

  private static final Map<String, List<String>> MAY_NAME = Map.ofEntries(
      Map.entry("news", List.of()),
      Map.entry("retrieve", own("news")),
      Map.entry("read", own("news", "retrieve")),
      Map.entry("cite", own("news", "retrieve")),
      Map.entry("answer", own("news", "retrieve", "read", "cite")),
      Map.entry("ingest", and(own("news", "retrieve"), JSON)),
      Map.entry("fetch", and(own(), "javax.net..", "crawlercommons..")),
      Map.entry("extract", and(own("news", "ingest", "fetch"), JSON, "org.jsoup..", "org.commonmark..", "org.yaml.snakeyaml..",
          "org.apache.pdfbox..", "org.apache.fontbox..", "javax.xml..", "org.xml.sax..")),
      Map.entry("http", and(own("news", "retrieve", "cite", "answer"), JSON, "io.modelcontextprotocol..",
          "reactor..")),
      Map.entry("slack", and(own("news", "retrieve", "cite", "answer", "http"), JSON, "com.slack.api..", "com.google.gson..",
          "okhttp3..",
          "javax.crypto..")),
      Map.entry("lucene", and(own("news", "retrieve", "ingest"), "org.apache.lucene..")),
      Map.entry("opensearch", and(own("news", "retrieve", "ingest"), JSON, "software.amazon.awssdk..")),
      Map.entry("langchain", and(own("news", "retrieve", "read", "cite", "answer", "ingest"), JSON,
          "dev.langchain4j..", "ai.onnxruntime..", "software.amazon.awssdk..")),
      Map.entry("aws", and(own("news", "retrieve", "ingest", "fetch", "slack", "http", "answer"), JSON,
          "software.amazon.awssdk..", "javax.crypto..")),
      Map.entry("cli", and(own("news", "retrieve", "read", "cite", "answer", "ingest", "extract", "fetch", "http", "eval"), JSON,
          "picocli..", "me.tongfei..")),
      Map.entry("eval", and(own("news", "retrieve", "read", "cite", "answer", "ingest", "extract", "http", "cli"),
          JSON)));

  private static List<String> own(String... names) {
    return Stream.of(names).map(name -> "dev.footnote." + name).toList();
  }

  private static List<String> and(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  @Test
  void thePackagesFoundAreThoseListed() {
    Set<String> found = MAIN.stream().map(c -> c.getPackageName()).filter(name -> !name.equals("dev.footnote"))
        .map(name -> name.substring("dev.footnote.".length())).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(MAY_NAME.keySet()), found);
  }

  @Test
  void everyPackageNamesOnlyWhatItMay() {
    MAY_NAME.forEach((name, allowed) -> {
      List<String> all = Stream.concat(allowed.stream(), Stream.of("dev.footnote." + name, "java..", "org.jspecify.."))
          .toList();
      classes().that().resideInAPackage("dev.footnote." + name).should()
          .onlyDependOnClassesThat(resideInAnyPackage(all.toArray(String[]::new))
              .or(DescribedPredicate.describe("primitives and arrays", c -> c.isPrimitive() || c.isArray())))
          .check(MAIN);
    });
  }

  @Test
  void nobodyNamesRoot() {
    noClasses().that(not(resideInAnyPackage("dev.footnote"))).should().dependOnClassesThat()
        .resideInAPackage("dev.footnote").check(MAIN);
  }

  @Test
  void thereIsNoCycle() {
    slices().matching("dev.footnote.(*)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void onlyRootReadsTheEnvironment() {
    noClasses().that(not(resideInAnyPackage("dev.footnote"))).should()
        .callMethod(System.class, "getenv").orShould().callMethod(System.class, "getenv", String.class).check(MAIN);
  }

  @Test
  void deadlinesAreKeptByAClockThatDoesNotJump() {
    noClasses().that().resideInAnyPackage("dev.footnote.answer", "dev.footnote.langchain").should()
        .callMethod(System.class, "currentTimeMillis").orShould().callMethod(java.time.Instant.class, "now")
        .orShould().callMethod(java.time.LocalDateTime.class, "now").orShould().callMethod(java.time.Clock.class, "systemUTC")
        .orShould().callMethod(java.time.Clock.class, "systemDefaultZone").check(MAIN);
  }

  @Test
  void onlyRootKnowsServersAndLambda() {
    noClasses().that(not(resideInAnyPackage("dev.footnote"))).should().dependOnClassesThat()
        .resideInAnyPackage("com.sun.net.httpserver..", "com.amazonaws..").check(MAIN);
  }
}
