package dev.footnote.http;

import dev.footnote.news.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the pages, out of the jar. All of them lie in one folder whose name is made of their content, so that a
 * browser may keep them for good and never mixes two versions. Read and compressed once, at the first request for one.
 * Thread-safe.
 */
final class WebFiles {
  /** Stands in the chat page for the name of the folder. */
  private static final String VERSION = "{version}";

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String FONT = "font/woff2";

  /** Every file but the chat page, with its type: a jar cannot be listed. */
  static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("answer.js", SCRIPT), Map.entry("api.js", SCRIPT), Map.entry("article.css", STYLE),
      Map.entry("article.js", SCRIPT), Map.entry("base.css", STYLE), Map.entry("chat.css", STYLE),
      Map.entry("chat.js", SCRIPT), Map.entry("copy.js", SCRIPT), Map.entry("dom.js", SCRIPT),
      Map.entry("drawer.js", SCRIPT), Map.entry("icon.svg", "image/svg+xml"), Map.entry("locked.js", SCRIPT),
      Map.entry("note.js", SCRIPT),
      Map.entry("quote.js", SCRIPT), Map.entry("serif-latin-ext.woff2", FONT), Map.entry("serif-latin.woff2", FONT),
      Map.entry("serif-licence.txt", "text/plain; charset=utf-8"), Map.entry("shelf.js", SCRIPT),
      Map.entry("sse.js", SCRIPT),
      Map.entry("store.js", SCRIPT), Map.entry("text.js", SCRIPT), Map.entry("votes.js", SCRIPT));

  private final String version;
  private final WebFile chat;
  private final Map<String, WebFile> files;

  private WebFiles(String version, WebFile chat, Map<String, WebFile> files) {
    this.version = version;
    this.chat = chat;
    this.files = files;
  }

  private static final class Loaded {
    static final WebFiles ALL = load();
  }

  static WebFiles loaded() {
    return Loaded.ALL;
  }

  /** Name of the folder that the files seem to lie in. */
  String version() {
    return version;
  }

  /** The chat page. */
  WebFile chat() {
    return chat;
  }

  Optional<WebFile> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static WebFiles load() {
    Map<String, WebFile> files = new LinkedHashMap<>();
    MessageDigest digest = Sha256.digest();
    TYPES.keySet().stream().sorted().forEach(name -> {
      byte[] bytes = read(name);
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
      files.put(name, WebFile.of(String.valueOf(TYPES.get(name)), bytes));
    });
    String version = HexFormat.of().formatHex(digest.digest(), 0, 8);
    String chat = new String(read("index.html"), StandardCharsets.UTF_8).replace(VERSION, version);
    return new WebFiles(version,
        WebFile.of("text/html; charset=utf-8", chat.getBytes(StandardCharsets.UTF_8)), files);
  }

  private static byte[] read(String name) {
    try (InputStream in = WebFiles.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        throw new IllegalStateException("web/" + name + " is missing from the class path; build the jar anew");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("web/" + name + " could not be read", e);
    }
  }
}
