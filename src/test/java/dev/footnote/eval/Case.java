package dev.footnote.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A set of two articles and ten questions with what might be answered: every way in which an answer can be right or wrong. */
final class Case {
  private static final String HARBOUR = "😀 The harbour opened in 1984. It has four cranes. The mayor is Ann Lee.";
  private static final String LONG = "word ".repeat(170) + "in 1984.";

  private Case() {}

  /** Writes articles.jsonl, questions.jsonl and given.jsonl. */
  static void write(Path folder) throws IOException {
    Files.write(folder.resolve("articles.jsonl"), List.of(
        "{\"id\":\"a\",\"title\":\"Harbour\",\"text\":\"" + HARBOUR + "\"}",
        "{\"id\":\"b\",\"title\":\"Another\",\"text\":\"The port was opened in 1984 by the king. " + LONG + "\"}"));
    Files.write(folder.resolve("questions.jsonl"), List.of(
        question("right", true, "\"1984\"", "The harbour opened in 1984."),
        question("wrong sentence", true, "\"four\",\"4\"", "It has four cranes."),
        question("silent", true, "\"Ann Lee\"", "The mayor is Ann Lee."),
        question("rightly silent", false, "", ""),
        question("wrongly said", false, "", ""),
        question("lenient", true, "\"in 1984\"", "The harbour opened in 1984.")
            .replaceFirst("}$", ",\"also\":[\"b\"]}"),
        question("long form", true, "\"It has four cranes.\"", "It has four cranes.").replaceFirst("}$", ",\"longform\":true}"),
        question("forged", true, "\"1984\"", "The harbour opened in 1984."),
        question("too long", true, "\"1984\"", "The harbour opened in 1984."),
        question("many", true, "\"4\"", "It has four cranes.")));
    Files.write(folder.resolve("given.jsonl"), List.of(
        given("right", "answered", "1984", 0.9, cite("a", 2, "The harbour opened in 1984.")),
        given("wrong sentence", "answered", "four large", 0.6, cite("a", 2, "The harbour opened in 1984.")),
        given("silent", "not_found", "", 0.1, ""),
        given("rightly silent", "not_found", "", 0.2, ""),
        given("wrongly said", "answered", "Ann", 0.5, cite("a", 50, "The mayor is Ann Lee.")),
        given("lenient", "conflicting", "1984", 0.8, cite("b", 0, "The port was opened in 1984 by the king.")),
        given("long form", "partial", "", 0.75, cite("a", 30, "It has four cranes. The")),
        given("forged", "answered", "1984", 0.3, cite("a", 3, "The harbour opened in 1984.")),
        given("too long", "answered", "in 1984", 0.4, cite("b", 41, LONG)),
        given("many", "answered", "The four, cranes!", 1, String.join(",", cite("a", 30, "It has four cranes."),
            cite("a", 30, "It has four cranes."), cite("a", 50, "The mayor is Ann Lee."), cite("a", 2, "The harbour"),
            cite("b", 0, "The port")))));
  }

  private static String question(String id, boolean answerable, String answers, String evidence) {
    return "{\"id\":\"" + id + "\",\"question\":\"What?\",\"asOf\":\"2024-01-01\",\"answerable\":" + answerable
        + ",\"answers\":[" + answers + "],\"evidence\":["
        + (evidence.isEmpty() ? "" : "{\"article\":\"a\",\"quote\":\"" + evidence + "\"}") + "]}";
  }

  private static String given(String id, String outcome, String shortAnswer, double confidence, String citations) {
    return "{\"id\":\"" + id + "\",\"outcome\":\"" + outcome + "\",\"answer\":\"\",\"short\":\"" + shortAnswer
        + "\",\"confidence\":" + confidence + ",\"degraded\":false,\"ms\":" + 10 * confidence + ",\"citations\":["
        + citations + "],\"retrieved\":[{\"article\":\"b\",\"start\":0,\"end\":9},{\"article\":\"a\",\"start\":0,\"end\":9}]}";
  }

  private static String cite(String article, int start, String quote) {
    return "{\"article\":\"" + article + "\",\"start\":" + start + ",\"end\":"
        + (start + quote.codePointCount(0, quote.length())) + ",\"quote\":\"" + quote + "\"}";
  }
}
