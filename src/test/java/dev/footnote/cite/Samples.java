package dev.footnote.cite;

import dev.footnote.extract.FileSource;
import dev.footnote.ingest.Received;
import dev.footnote.ingest.Sentences;
import dev.footnote.news.Article;
import dev.footnote.news.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The project's own articles, sentence by sentence, and what is said of them in other words. */
final class Samples {
  private static final Path ARTICLES = Path.of("src/test/resources/corpus/articles");
  private static final Path WRITTEN = Path.of("src/test/resources/gate");

  /** Sentences of each article, by the name of its file without the ending. */
  private final Map<String, List<Evidence>> evidence = new LinkedHashMap<>();

  /**
   * A statement and what it rests on.
   *
   * @param evidence all sentences of its article
   * @param numbers of those that carry it, from 1
   */
  record Sample(String text, List<Evidence> evidence, List<Integer> numbers) {
    Sample with(String other) {
      return new Sample(other, evidence, numbers);
    }
  }

  Samples() throws IOException {
    try (var files = Files.list(ARTICLES)) {
      for (Path file : files.sorted().toList()) {
        new FileSource(List.of(file)).read(received -> {
          if (received instanceof Received.Accepted good) {
            evidence.put(file.getFileName().toString().replaceAll("\\.\\w+$", ""), sentences(good.article()));
          }
        });
      }
    }
  }

  private static List<Evidence> sentences(Article article) {
    List<Evidence> out = new ArrayList<>();
    for (Sentence sentence : Sentences.split(article.text())) {
      out.add(new Evidence(article, sentence.span()));
    }
    return out;
  }

  /** Correct paraphrases, written by hand before the gate. */
  List<Sample> paraphrases() throws IOException {
    return written("paraphrases.txt", 3).getOrDefault("", List.of());
  }

  /** @param hand {@code independent} or {@code third}: two who had not read the gate */
  List<Sample> paraphrases(String hand) throws IOException {
    return written("paraphrases-" + hand + ".txt", 3).getOrDefault("", List.of());
  }

  /** False statements by the same hand, by kind of edit. */
  Map<String, List<Sample>> mutants(String hand) throws IOException {
    return written("mutants-" + hand + ".txt", 4);
  }

  /** By the first of four fields, or under the empty name where there are three; in the file's order. */
  private Map<String, List<Sample>> written(String file, int fields) throws IOException {
    Map<String, List<Sample>> out = new LinkedHashMap<>();
    for (String line : Files.readAllLines(WRITTEN.resolve(file))) {
      if (!line.startsWith("#") && !line.isBlank()) {
        String[] parts = ((fields == 3 ? " | " : "") + line).split(" \\| ", 4);
        out.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(sample(parts[1], parts[2], parts[3]));
      }
    }
    return out;
  }

  private Sample sample(String article, String cited, String text) {
    List<Evidence> all = evidence.getOrDefault(article, List.of());
    List<Integer> numbers = new ArrayList<>();
    for (String part : cited.split(" \\+ ")) {
      int found = -1;
      for (int i = 0; i < all.size(); i++) {
        found = found < 0 && Plain.of(all.get(i).text()).contains(part) ? i + 1 : found;
      }
      if (found < 0) {
        throw new IllegalStateException("no sentence of " + article + " holds: " + part);
      }
      numbers.add(found);
    }
    return new Sample(text, all, numbers);
  }

  /** Every sentence as it stands, of 40 to 300 characters. */
  List<Sample> sentences() {
    List<Sample> out = new ArrayList<>();
    evidence.values().forEach(all -> {
      for (int i = 0; i < all.size(); i++) {
        String text = Markup.strip(all.get(i).text());
        if (text.length() >= 40 && text.length() <= 300) {
          out.add(new Sample(text, all, List.of(i + 1)));
        }
      }
    });
    return out;
  }

  /** All sentences of all articles. */
  List<Evidence> all() {
    return evidence.values().stream().flatMap(List::stream).toList();
  }
}
