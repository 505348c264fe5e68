package dev.footnote.cli;

import dev.footnote.eval.Marks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Runs of a Lambda package by {@code scripts/invoke}, each in a process of its own. */
final class PackageRuns {
  static final String DEPLOYED = Marks.DEPLOYED;
  static final String NO_CACHE = "without the cache of classes";
  static final String CLIENT = "on AWS's runtime client";
  static final String NO_MODEL = Marks.NO_MODEL;
  static final String PEER = Marks.PLAIN_PACKAGE;

  private final Workbench workbench;
  private final Path event;
  private final Optional<Path> index;

  /** @throws CommandException if there is no such event */
  PackageRuns(Workbench workbench, Optional<Path> event, Optional<Path> index) {
    this.workbench = workbench;
    this.event = event.orElseGet(workbench::event);
    this.index = index;
    if (!Files.isRegularFile(this.event)) {
      throw CommandException.input("no such file: " + this.event + ". Name an event, for example one of events/.");
    }
  }

  /**
   * Names of the packages and what to ask of {@code scripts/invoke} for each.
   *
   * @param quick only those that are told of in the end
   */
  static Map<String, Map<String, String>> variants(Peer peer, boolean quick) throws IOException, InterruptedException {
    Map<String, Map<String, String>> variants = new LinkedHashMap<>();
    variants.put(DEPLOYED, Map.of("INVOKE_RUNTIME", "ours"));
    variants.put(NO_MODEL, Map.of("INVOKE_RUNTIME", "ours", "FOOTNOTE_READER_WINDOWS", "0"));
    if (!quick) {
      variants.put(NO_CACHE, Map.of("INVOKE_RUNTIME", "ours", "INVOKE_OPTIONS", "-XX:AOTMode=off"));
      variants.put(CLIENT, Map.of());
    }
    variants.put(PEER, peer.invoked());
    return variants;
  }

  Path event() {
    return event;
  }

  /** One run; gives what was said on stderr. */
  Callable<String> run(Map<String, String> variant, Map<String, String> more) {
    Map<String, String> environment = new LinkedHashMap<>(variant);
    environment.putAll(more);
    index.ifPresent(folder -> environment.put("FOOTNOTE_INDEX", folder.toAbsolutePath().toString()));
    List<String> command = List.of(workbench.script("invoke").toString(), event.toAbsolutePath().toString());
    return () -> {
      try (Child child = Child.start(command, environment)) {
        return child.finish();
      }
    };
  }
}
