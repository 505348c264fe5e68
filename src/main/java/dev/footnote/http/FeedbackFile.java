package dev.footnote.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Thumbs in a file of this machine, a line of JSON each, later ones below. It takes no more than {@value #MOST} bytes. */
public final class FeedbackFile implements FeedbackLog {
  static final long MOST = 64L * 1024 * 1024;

  private final Path file;

  /** @param file made with its folder at the first thumb */
  public FeedbackFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized void add(Feedback feedback) {
    try {
      if (Files.exists(file) && Files.size(file) >= MOST) {
        throw new StoreException("there are " + MOST + " bytes of feedback in " + file
            + ". Export it by scripts/feedback, then move the file away.");
      }
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, feedback.json() + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new StoreException("feedback cannot be written to " + file + ": " + e, e);
    }
  }

  @Override
  public synchronized List<Feedback> between(YearMonth first, YearMonth last) {
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<String, Feedback> latest = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        Feedback feedback = Feedback.read(line);
        YearMonth month = YearMonth.from(feedback.at().atZone(ZoneOffset.UTC));
        if (!month.isBefore(first) && !month.isAfter(last)) {
          latest.put(feedback.name(), feedback);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new StoreException("feedback cannot be read from " + file + ": " + e.getMessage(), e);
    }
    return latest.values().stream().sorted(Feedback.ORDER).toList();
  }
}
