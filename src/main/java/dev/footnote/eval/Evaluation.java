package dev.footnote.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.answer.Asker;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Answers every question of a file, writes what came, and only then looks at the gold answers. */
public final class Evaluation {
  private final Asker asker;
  private final ArticleTexts texts;

  /** @param texts of the articles behind {@code asker}, already read */
  public Evaluation(Asker asker, ArticleTexts texts) {
    this.asker = asker;
    this.texts = texts;
  }

  /**
   * Writes {@code answers.jsonl} and {@code summary.json} into {@code out}, a folder that exists.
   *
   * @param draws how often questions are drawn again for the figures' intervals; 0 for none
   */
  public Summary run(QuestionFile file, Path out, int draws) throws IOException {
    List<Given> answers = new ArrayList<>();
    try (BufferedWriter lines = Files.newBufferedWriter(out.resolve("answers.jsonl"))) {
      for (QuestionFile.Asked asked : file.questions()) {
        JsonNode line = Given.line(asked.id(), asker.ask(asked.question()));
        lines.write(line.toString());
        lines.write('\n');
        answers.add(Given.of(line));
      }
    }
    Summary summary = Summary.of(answers, judge(file.golds(), answers), draws);
    Files.writeString(out.resolve("summary.json"), summary.json());
    return summary;
  }

  private List<Judgement> judge(List<Gold> golds, List<Given> answers) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < golds.size(); i++) {
      judgements.add(Judgement.of(golds.get(i), answers.get(i), texts));
    }
    return judgements;
  }
}
