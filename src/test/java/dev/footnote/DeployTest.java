package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs scripts/deploy in a copy of the checkout, with programs on the PATH that only note how they were called. */
class DeployTest {
  /** What the script takes from any Unix; everything else is fake or missing. */
  private static final List<String> UNIX =
      List.of("bash", "env", "dirname", "sed", "cat", "cp", "find", "touch", "uname");

  @TempDir Path checkout;
  private Path bin;
  private Path calls;

  @BeforeEach
  void copy() throws IOException {
    bin = Files.createDirectories(checkout.resolve("bin"));
    calls = checkout.resolve("calls");
    Files.createDirectories(checkout.resolve("scripts"));
    for (String file : List.of("scripts/deploy", "scripts/lib.sh", "template.yaml", "pom.xml")) {
      Files.copy(Path.of(file), checkout.resolve(file));
    }
    Files.createDirectories(checkout.resolve("src"));
    for (String program : UNIX) {
      Files.createSymbolicLink(bin.resolve(program), find(program));
    }
    fake("sam", "");
    fake("aws", "echo arn:aws:iam::1:user/me");
    fake("mvn", "mkdir -p target; for a; do case $a in -Dlambda.arch=*)"
        + " echo zip-${a#*=} > target/footnote-lambda-${a#*=}.zip;; esac; done");
    Files.createSymbolicLink(bin.resolve("mkdir"), find("mkdir"));
  }

  @Test
  void buildsForTheChosenProcessorThenHandsOverToSam() throws Exception {
    Result result = deploy("--arch", "x86_64");
    assertEquals(0, result.status(), result.text());
    assertEquals(List.of("aws sts get-caller-identity --query Arn --output text",
        "mvn -B -q -DskipTests -Dlambda.arch=x86_64 package",
        "sam build",
        "sam deploy --guided --parameter-overrides Architecture=x86_64 --stack-name footnote"),
        Files.readAllLines(calls));
    assertEquals("zip-x86_64\n", Files.readString(checkout.resolve("target/footnote-lambda.zip")));
  }

  @Test
  void takesTheProcessorThatTheTemplateDefaultsTo() throws Exception {
    deploy();
    assertTrue(Files.readString(calls).contains("Architecture=arm64"));
    assertTrue(Files.readString(Path.of("template.yaml"))
        .contains("AllowedValues: [arm64, x86_64]\n    Default: arm64"));
  }

  @Test
  void saysWhatToDoNext() throws Exception {
    assertTrue(deploy().text().contains("scripts/ingest --index DIR --publish s3://BUCKET/snapshots PATH..."));
  }

  @Test
  void namesWhatIsNotInstalled() throws Exception {
    for (String program : List.of("mvn", "aws", "sam")) {
      Files.delete(bin.resolve(program));
      Result result = deploy();
      assertEquals(1, result.status(), result.text());
      assertTrue(result.text().contains("not on the PATH. Install"), result.text());
    }
  }

  @Test
  void stopsWhereAwsDoesNotKnowTheCaller() throws Exception {
    fake("aws", "echo token expired >&2; exit 255");
    Result result = deploy();
    assertEquals(1, result.status());
    assertTrue(result.text().contains("AWS does not know you: token expired. Log in"), result.text());
    assertFalse(Files.readString(calls).contains("sam"), "nothing is deployed");
  }

  @Test
  void stopsWhereTheTemplateHasFaults() throws Exception {
    fake("cfn-lint", "exit 4");
    assertEquals(1, deploy().status());
    assertFalse(Files.readString(calls).contains("sam"), "nothing is deployed");
  }

  @Test
  void stopsWhereTheBuildFails() throws Exception {
    fake("mvn", "exit 1");
    Result result = deploy();
    assertEquals(1, result.status());
    assertTrue(result.text().contains("the build failed"), result.text());
  }

  @Test
  void unknownArgumentsAreBadUsage() throws Exception {
    assertEquals(2, deploy("--arch", "riscv").status());
    assertEquals(2, deploy("--arch").status());
    assertEquals(2, deploy("now").status());
    assertFalse(Files.exists(calls), "nothing was called");
  }

  @Test
  void helpIsNoError() throws Exception {
    Result result = deploy("--help");
    assertEquals(0, result.status());
    assertTrue(result.text().startsWith("usage: scripts/deploy"), result.text());
  }

  private record Result(int status, String text) {}

  private Result deploy(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(bin.resolve("bash").toString(), "scripts/deploy"));
    command.addAll(List.of(arguments));
    Path log = checkout.resolve("log");
    var builder = new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true)
        .redirectOutput(log.toFile());
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("PACKAGE_WITHOUT_CACHE", "1"); // which takes a package that runs
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Result(process.exitValue(), Files.readString(log));
  }

  private void fake(String name, String body) throws IOException {
    Path program = bin.resolve(name);
    Files.writeString(program, "#!" + find("bash") + "\necho " + name + " \"$@\" >> " + calls + "\n" + body + "\n");
    assertTrue(program.toFile().setExecutable(true));
  }

  private static Path find(String program) {
    for (String folder : List.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return Path.of(folder, program);
      }
    }
    throw new IllegalStateException(program + " is not in the usual folders");
  }
}
