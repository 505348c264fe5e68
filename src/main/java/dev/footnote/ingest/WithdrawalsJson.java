package dev.footnote.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.retrieve.Withdrawal;
import dev.footnote.retrieve.Withdrawals;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Withdrawals as JSON: {@code {"format":1,"withdrawn":[{"id":"…","reason":"…","at":"2026-01-31T12:00:00Z"}]}}. */
public final class WithdrawalsJson {
  /** Name of the file or object. */
  public static final String NAME = "withdrawn.json";

  /** Most bytes that are read. */
  public static final int MOST_BYTES = 32_000_000;

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private WithdrawalsJson() {}

  /** In the order of ids, so that equal withdrawals have equal bytes. */
  public static byte[] write(Withdrawals withdrawals) {
    var root = JSON.createObjectNode().put("format", FORMAT);
    var list = root.putArray("withdrawn");
    withdrawals.all()
        .forEach(w -> list.addObject().put("id", w.id()).put("reason", w.reason()).put("at", w.at().toString()));
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JacksonException e) {
      throw new AssertionError("a tree of text and numbers can be written", e);
    }
  }

  /**
   * @param where how to call it in messages
   * @throws SnapshotException if it is of another format, or is nothing that {@link #write} writes
   */
  public static Withdrawals read(byte[] json, String where) {
    try {
      JsonNode root = JSON.readTree(json);
      if (root.path("format").intValue() != FORMAT || !root.path("withdrawn").isArray()) {
        throw new SnapshotException(where + " has format " + root.path("format") + ", but this build reads format "
            + FORMAT + ". Use the release of Footnote that wrote it.");
      }
      List<Withdrawal> all = new ArrayList<>();
      for (JsonNode entry : root.path("withdrawn")) {
        all.add(new Withdrawal(entry.path("id").asText(), entry.path("reason").asText(),
            Instant.parse(entry.path("at").asText())));
      }
      return new Withdrawals(all);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new SnapshotException(where + " does not tell what is withdrawn: " + e.getMessage()
          + ". Put the version before it back; nothing is answered until then.", e);
    }
  }
}
