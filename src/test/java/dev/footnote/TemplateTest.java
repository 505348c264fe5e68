package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must hold of template.yaml whether or not cfn-lint is there: what runs, and with what settings. */
class TemplateTest {
  @Test
  void everyHandlerIsAClassWithThatMethod() throws ReflectiveOperationException {
    for (Map<?, ?> function : Template.functions()) {
      String[] handler = Template.at(function, "Properties", "Handler").toString().split("::");
      Class<?> type = Class.forName(handler[0], false, Template.class.getClassLoader());
      assertTrue(List.of(type.getMethods()).stream().anyMatch(m -> m.getName().equals(handler[1])), handler[1]);
      assertEquals(0, type.getConstructor().getParameterCount(), "Lambda calls the one without arguments");
    }
  }

  @Test
  void runsOnJava25() {
    assertEquals("java25", Template.at("Globals", "Function", "Runtime"));
  }

  @Test
  void everyFunctionThatSomebodyWaitsForHasSnapStartOnItsAlias() {
    List<Map<?, ?>> waitedFor = Template.functions().stream().filter(f -> ((Map<?, ?>) Template.at(f, "Properties")).containsKey("FunctionUrlConfig"))
        .toList();
    assertFalse(waitedFor.isEmpty());
    for (Map<?, ?> function : waitedFor) {
      assertEquals("PublishedVersions", Template.at(function, "Properties", "SnapStart", "ApplyOn"));
      assertEquals("live", Template.at(function, "Properties", "AutoPublishAlias"));
      assertEquals(512, Template.at(function, "Properties", "EphemeralStorage", "Size"), "SnapStart refuses more");
    }
  }

  @Test
  void everySettingIsOursOrTheJvms() {
    for (Map<?, ?> function : Template.functions()) {
      for (Object name : ((Map<?, ?>) Template.at(function, "Properties", "Environment", "Variables")).keySet()) {
        assertTrue(name.toString().startsWith("FOOTNOTE_")
            || Set.of("JAVA_TOOL_OPTIONS", "AWS_LAMBDA_EXEC_WRAPPER").contains(name), name.toString());
      }
    }
  }

  @Test
  void theUrlStreamsAndSoDoesTheRuntime() {
    Object function = Template.at("Resources", "HttpFunction", "Properties");
    assertEquals("RESPONSE_STREAM", Template.at(function, "FunctionUrlConfig", "InvokeMode"));
    assertEquals("/var/task/stream", Template.at(function, "Environment", "Variables", "AWS_LAMBDA_EXEC_WRAPPER"));
    assertTrue(Files.isExecutable(Path.of("src/main/assembly/stream")));
  }

  @Test
  void theSnapshotSettingLeadsToOurBucket() {
    assertEquals("s3://${Bucket}/snapshots", Template.at("Resources", "HttpFunction", "Properties", "Environment",
        "Variables", "FOOTNOTE_SNAPSHOT", "Sub"));
  }

  @Test
  void whatIsDeployedIsWhatTheBuildMakes() throws IOException {
    assertEquals("target/footnote-lambda.zip", Template.at("Globals", "Function", "CodeUri"));
    assertTrue(Files.readString(Path.of("pom.xml")).contains("<finalName>footnote-lambda-${lambda.arch}</finalName>"));
    assertTrue(Files.readString(Path.of("scripts/deploy"))
        .contains("cp \"target/footnote-lambda-$arch.zip\" target/footnote-lambda.zip"));
  }

  @Test
  void buildsForEveryProcessorThatTheTemplateOffers() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    for (Object arch : Template.list(Template.at("Parameters", "Architecture", "AllowedValues"))) {
      assertTrue(pom.contains("<id>lambda-" + arch + "</id>"), arch.toString());
    }
  }

  @Test
  void thePackagesNativesAndModelsLieWhereTheOptionsPoint() throws IOException {
    for (String function : List.of("HttpFunction", "IngestFunction", "SlackFunction")) {
      String options = Template.at("Resources", function, "Properties", "Environment", "Variables",
          "JAVA_TOOL_OPTIONS").toString();
      assertTrue(options.contains("-Donnxruntime.native.path=/var/task/native "), function + ": " + options);
      assertTrue(options.contains("-Dfootnote.models=/var/task/models "), function + ": " + options);
    }
    String layout = Files.readString(Path.of("src/main/assembly/lambda.xml"));
    assertTrue(layout.contains("<outputDirectory>native</outputDirectory>"));
    assertTrue(layout.contains("<outputDirectory>models</outputDirectory>"));
  }
}
