package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Lambda gets. */
class PackageIT {
  private static final String ARCH = System.getProperty("lambda.arch", "x86_64");
  private static final Path ZIP = Path.of("target", "footnote-lambda-" + ARCH + ".zip");
  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dylib|dll|jnilib|pdb)(\\..*)?");
  private static final Map<String, byte[]> FILES = new TreeMap<>();

  @BeforeAll
  static void unzip() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        FILES.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
  }

  @Test
  void isBelow180MegabytesUnpacked() {
    long bytes = FILES.values().stream().mapToLong(content -> content.length).sum();
    System.out.printf("%s: %d files, %.1f MB packed, %.1f MB unpacked%n", ZIP.getFileName(), FILES.size(),
        ZIP.toFile().length() / 1e6, bytes / 1e6);
    assertTrue(bytes < 180_000_000, bytes + " bytes, with the reading model and the cache of classes");
  }

  @Test
  void hasExactlyTheTwoNativesOfOnnxRuntime() {
    assertEquals(List.of("native/libonnxruntime.so", "native/libonnxruntime4j_jni.so"),
        FILES.keySet().stream().filter(name -> NATIVE.matcher(name).matches()).toList());
  }

  @Test
  void itsNativesAreOfTheProcessorThatItIsNamedAfter() {
    int machine = ARCH.equals("arm64") ? 183 : 62; // e_machine of ELF: EM_AARCH64, EM_X86_64
    FILES.forEach((name, content) -> {
      if (NATIVE.matcher(name).matches()) {
        assertEquals("\u007fELF", new String(content, 0, 4, StandardCharsets.ISO_8859_1), name);
        assertEquals(machine, Byte.toUnsignedInt(content[18]) + (Byte.toUnsignedInt(content[19]) << 8), name);
      }
    });
  }

  @Test
  void noJarBringsNativesOfItsOwn() throws IOException {
    List<String> found = new ArrayList<>();
    for (String name : FILES.keySet()) {
      if (name.endsWith(".jar")) {
        entries(name).stream().filter(e -> NATIVE.matcher(e).matches()).forEach(e -> found.add(name + "!" + e));
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void holdsTheScriptThatStartsOurRuntime() {
    assertTrue(new String(FILES.getOrDefault("stream", new byte[0]), StandardCharsets.US_ASCII).startsWith("#!/bin/sh\n"));
  }

  @Test
  void holdsOurClassesAndNoTests() throws IOException {
    List<String> ours = FILES.keySet().stream().filter(name -> name.startsWith("lib/footnote-")).toList();
    assertEquals(1, ours.size(), ours.toString());
    List<String> classes = entries(ours.getFirst());
    assertTrue(classes.contains("dev/footnote/aws/S3Snapshots.class"));
    assertEquals(List.of(), classes.stream().filter(c -> c.endsWith("Test.class") || c.endsWith("IT.class")).toList());
    assertEquals(List.of(), FILES.keySet().stream().filter(f -> f.matches(".*(junit|mockito|archunit).*")).toList());
  }

  @Test
  void leavesOutWhatOnlyTheCommandLineNeeds() {
    assertEquals(List.of(), FILES.keySet().stream().filter(f -> f.matches(".*(picocli|progressbar|jline).*")).toList());
  }

  @Test
  void hasTheClassesOfOnnxRuntimeInAJar() throws IOException {
    assertTrue(entries("lib/onnxruntime.jar").contains("ai/onnxruntime/OrtSession.class"));
  }

  @Test
  void hasTheModelsOnceAndNotInJars() throws IOException {
    assertEquals(List.of("models/bge-small-en-v1.5-q.onnx", "models/bge-small-en-v1.5-q.onnx.weights",
        "models/e5-small-reader.onnx", "models/e5-small-reader.onnx.weights", "models/vocabulary"), FILES.keySet().stream().filter(f -> f.startsWith("models/")).toList());
    for (String name : FILES.keySet()) {
      if (name.endsWith(".jar")) {
        assertEquals(List.of(), entries(name).stream().filter(e -> e.endsWith(".onnx")).toList(), name);
      }
    }
  }

  private static List<String> entries(String jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(FILES.getOrDefault(jar, new byte[0])))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
