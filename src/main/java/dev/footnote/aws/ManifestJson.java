package dev.footnote.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.ingest.Manifest;
import dev.footnote.ingest.SnapshotException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A manifest as JSON: {@code {"format":1,"sequence":3,"name":"…","files":[{"name":"…","bytes":1,"sha256":"…"}]}}. Read
 * strictly: every field, no other, of its type, once.
 */
final class ManifestJson {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private ManifestJson() {}

  static byte[] write(Manifest manifest) {
    var root = JSON.createObjectNode()
        .put("format", manifest.format())
        .put("sequence", manifest.sequence())
        .put("name", manifest.name());
    var files = root.putArray("files");
    for (Manifest.File file : manifest.files()) {
      files.addObject().put("name", file.name()).put("bytes", file.bytes()).put("sha256", file.sha256());
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JacksonException e) {
      throw new AssertionError("a tree of text and numbers can be written", e);
    }
  }

  /**
   * @param supported the newest format that this build reads; of a newer one nothing but the format is looked at
   * @param where how to call it in messages
   * @throws SnapshotException if it is newer, or is not a manifest
   */
  static Manifest read(byte[] json, int supported, String where) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      throw bad(where, "it is not JSON (" + e.getOriginalMessage() + ")", e);
    } catch (IOException e) {
      throw bad(where, "it cannot be read", e);
    }
    long format = number(root, "format", where);
    if (format > supported) {
      throw new SnapshotException(where + " has format " + format + ", but this build reads up to format " + supported
          + ". Deploy the release of Footnote that wrote it.");
    }
    fields(root, Set.of("format", "sequence", "name", "files"), where);
    JsonNode list = root.path("files");
    if (!list.isArray()) {
      throw bad(where, "files is not a list");
    }
    List<Manifest.File> files = new ArrayList<>();
    for (JsonNode file : list) {
      fields(file, Set.of("name", "bytes", "sha256"), where);
      files.add(new Manifest.File(
          text(file, "name", where), number(file, "bytes", where), text(file, "sha256", where)));
    }
    return new Manifest(
        (int) Math.max(format, 0), number(root, "sequence", where), text(root, "name", where), files);
  }

  private static void fields(JsonNode node, Set<String> wanted, String where) {
    Set<String> found = new HashSet<>();
    node.fieldNames().forEachRemaining(found::add);
    if (!found.equals(wanted)) {
      throw bad(where, "an object of it must have exactly the fields " + wanted.stream().sorted().toList() + " but has "
          + found.size() + " fields");
    }
  }

  private static long number(JsonNode node, String field, String where) {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw bad(where, field + " is not a whole number");
    }
    return value.longValue();
  }

  private static String text(JsonNode node, String field, String where) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw bad(where, field + " is not text");
    }
    return value.textValue();
  }

  private static SnapshotException bad(String where, String fault) {
    return new SnapshotException(message(where, fault));
  }

  private static SnapshotException bad(String where, String fault, Throwable cause) {
    return new SnapshotException(message(where, fault), cause);
  }

  private static String message(String where, String fault) {
    return where + " is not a manifest: " + fault + ". Delete it and publish the index again.";
  }
}
