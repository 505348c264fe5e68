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
  private static final Path PARAPHRASES = Path.of("src/test/resources/gate/paraphrases.txt");

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

  /** Written by hand, in the file's order. */
  List<Sample> paraphrases() throws IOException {
    List<Sample> out = new ArrayList<>();
    for (String line : Files.readAllLines(PARAPHRASES)) {
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      String[] parts = line.split(" \\| ", 3);
      List<Evidence> all = evidence.getOrDefault(parts[0], List.of());
      List<Integer> numbers = new ArrayList<>();
      for (String part : parts[1].split(" \\+ ")) {
        int found = -1;
        for (int i = 0; i < all.size(); i++) {
          found = found < 0 && Plain.of(all.get(i).text()).contains(part) ? i + 1 : found;
        }
        if (found < 0) {
          throw new IllegalStateException("no sentence of " + parts[0] + " holds: " + part);
        }
        numbers.add(found);
      }
      out.add(new Sample(parts[2], all, numbers));
    }
    return out;
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
