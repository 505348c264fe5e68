package dev.footnote.eval;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.answer.Question;
import dev.footnote.http.QuestionText;
import dev.footnote.ingest.IngestException;
import dev.footnote.ingest.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of questions, one JSON object a line: {@code id}, {@code "question"}, {@code asOf}, and gold answers where there are.
 *
 * @param questions in the order of the file
 * @param golds one for each question; empty unless every line has {@code answerable}
 */
public record QuestionFile(List<Asked> questions, List<Gold> golds) {
  private static final JsonMapper JSON = new JsonMapper();

  public QuestionFile {
    questions = List.copyOf(questions);
    golds = List.copyOf(golds);
  }

  /** @param id unique in the file */
  record Asked(String id, Question question) {}

  /** The first {@code most} of them. */
  public QuestionFile first(int most) {
    return new QuestionFile(questions.subList(0, Math.min(most, questions.size())),
        golds.subList(0, Math.min(most, golds.size())));
  }

  /** The questions alone, a line of JSON each. */
  public List<String> lines() {
    return questions.stream().map(asked -> JSON.createObjectNode().put("question", asked.question.text()).toString())
        .toList();
  }

  /**
   * @param today the day of questions without {@code asOf}
   * @throws IngestException if the file or one of its lines cannot be used; the message names the line
   */
  public static QuestionFile read(Path file, LocalDate today) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new IngestException("cannot read the questions in " + file + " (" + Reason.of(e) + "). Give a UTF-8 file"
          + " with one JSON object a line.", e);
    }
    List<Asked> asked = new ArrayList<>();
    List<Gold> golds = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String where = file + ":" + (i + 1);
      JsonNode node = parse(where, lines.get(i));
      Asked question = question(where, node, today);
      if (!ids.add(question.id())) {
        throw new IngestException(where + ": the id \"" + question.id() + "\" was given before; ids must differ.");
      }
      asked.add(question);
      Gold.of(node).ifPresent(golds::add);
    }
    if (asked.isEmpty()) {
      throw new IngestException(file + " holds no question. Give one JSON object a line: {\"id\": …, \"question\": …}.");
    }
    return new QuestionFile(asked, golds.size() == asked.size() ? golds : List.of());
  }

  private static JsonNode parse(String where, String line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      throw new IngestException(where + ": not JSON: " + e.getOriginalMessage() + ". Give one object a line.", e);
    }
  }

  private static Asked question(String where, JsonNode node, LocalDate today) {
    String id = node.path("id").asText("");
    if (id.isBlank()) {
      throw new IngestException(where + ": \"id\" is missing. Each question needs an id of its own.");
    }
    try {
      LocalDate asOf = Optional.of(node.path("asOf").asText("")).filter(d -> !d.isBlank() && !d.equals("null"))
          .map(LocalDate::parse).orElse(today);
      return new Asked(id, Question.of(QuestionText.clean(node.path("question").asText("")), asOf));
    } catch (DateTimeException e) {
      throw new IngestException(where + ": \"asOf\" is " + node.path("asOf") + "; write a date such as 2022-05-06.", e);
    } catch (IllegalArgumentException e) {
      throw new IngestException(where + ": " + e.getMessage(), e);
    }
  }
}
