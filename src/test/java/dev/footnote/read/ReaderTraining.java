package dev.footnote.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.ingest.EmbeddingCache;
import dev.footnote.ingest.Ingester;
import dev.footnote.ingest.Received;
import dev.footnote.langchain.BgeSmallEmbeddingModel;
import dev.footnote.langchain.LangChainEmbedder;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.Filter;
import dev.footnote.retrieve.HybridRetriever;
import dev.footnote.retrieve.Query;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learns the reader's weights from questions on paragraphs.
 *
 * <p>Each line: {@code title, question, paragraph, answers: [{text, start}], answerable}. Titles at even places teach which
 * sentence answers; those at odd places are
 * held out to measure that.
 */
public final class ReaderTraining {
  private static final int PARAGRAPHS_TOGETHER = 5;

  private record Lesson(String title, String question, String article, String paragraph, List<String> answers,
      List<Integer> starts, boolean answerable) {}

  private ReaderTraining() {}

  /** @param args file of questions, working folder, folder of the resources to write */
  public static void main(String[] args) throws IOException {
    List<Lesson> lessons = new ArrayList<>();
    Map<String, Article> articles = read(Path.of(args[0]), lessons);
    Path work = Path.of(args[1]);
    Path index = work.resolve("index");
    try (EmbeddingCache embedder =
        new EmbeddingCache(new LangChainEmbedder(new BgeSmallEmbeddingModel(), ""), work.resolve("embeddings"))) {
      try (LuceneWriter writer = LuceneWriter.open(index, embedder.model(), embedder.dimension())) {
        new Ingester(embedder, writer, (received, passages) -> {}).ingest(
            sink -> articles.values().forEach(a -> sink.accept(new Received.Accepted(a.id(), a))));
      }
      try (LuceneIndex opened = LuceneIndex.open(index, embedder.model(), embedder.dimension())) {
        learn(lessons, examine(lessons, opened, embedder), Path.of(args[2]));
      }
    }
  }

  private static Map<String, Article> read(Path file, List<Lesson> lessons) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, Set<String>> paragraphs = new LinkedHashMap<>();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode q = json.readTree(line);
      lines.add(q);
      paragraphs.computeIfAbsent(q.get("title").asText(), t -> new LinkedHashSet<>()).add(q.get("paragraph").asText());
    }
    Map<String, Article> articles = new LinkedHashMap<>();
    Map<String, String> home = new HashMap<>();
    paragraphs.forEach((title, set) -> {
      List<String> all = List.copyOf(set);
      for (int i = 0; i < all.size(); i += PARAGRAPHS_TOGETHER) {
        List<String> group = all.subList(i, Math.min(all.size(), i + PARAGRAPHS_TOGETHER));
        Article article = new Article(Source.of(title + "#" + i, title.replace('_', ' ')),
            Article.storable(String.join("\n\n", group)));
        articles.put(article.id(), article);
        group.forEach(p -> home.put(title + p, article.id()));
      }
    });
    for (JsonNode q : lines) {
      String title = q.get("title").asText();
      String paragraph = q.get("paragraph").asText();
      List<String> answers = new ArrayList<>();
      List<Integer> starts = new ArrayList<>();
      q.get("answers").forEach(a -> {
        answers.add(a.get("text").asText());
        starts.add(paragraph.offsetByCodePoints(0, a.get("start").asInt()));
      });
      String article = home.get(title + paragraph);
      lessons.add(new Lesson(title, q.get("question").asText(), article == null ? "" : article, paragraph, answers,
          starts, q.get("answerable").asBoolean()));
    }
    return articles;
  }

  private static List<Examination> examine(List<Lesson> lessons, LuceneIndex index, Embedder embedder) {
    HybridRetriever retriever = new HybridRetriever(index, embedder, HybridRetriever.Weights.TUNED);
    LocalDate day = LocalDate.of(2026, 1, 1);
    return IntStream.range(0, lessons.size()).parallel().mapToObj(i -> Examination.of(lessons.get(i).question(),
        retriever.retrieve(new Query(lessons.get(i).question(), day, Filter.NONE, 40)))).toList();
  }

  private static void learn(List<Lesson> lessons, List<Examination> examinations, Path out) throws IOException {
    List<String> titles = lessons.stream().map(Lesson::title).distinct().toList();
    List<float[]> rows = new ArrayList<>();
    List<Float> labels = new ArrayList<>();
    PhraseTrainer phrases = new PhraseTrainer();
    for (int q = 0; q < lessons.size(); q++) {
      Lesson lesson = lessons.get(q);
      Examination e = examinations.get(q);
      boolean teach = titles.indexOf(lesson.title()) % 2 == 0;
      for (int i = 0; i < e.reads().size(); i++) {
        int gold = goldAnswer(lesson, e.reads().get(i));
        if (teach && lesson.answerable()) {
          rows.add(e.features().get(i));
          labels.add(gold >= 0 ? 1f : 0f);
        }
        if (gold >= 0) {
          addPhrases(phrases, e, i, lesson);
        }
      }
    }
    Trees sentences = new TreeTrainer(rows, labels, 5, 40).grow(120);
    Map<String, Float> weights = phrases.fit(6);
    PlainJudge judge = new PlainJudge(examination -> {
      double[] scores = examination.scores(sentences);
      return new Promise.Made(scores, scores);
    }, new PhraseScorer(weights));
    Files.createDirectories(out);
    try (OutputStream file = Files.newOutputStream(out.resolve(PlainJudge.TREES))) {
      sentences.write(file);
    }
    Files.write(out.resolve("phrase-weights.tsv"), weights.entrySet().stream()
        .sorted(Map.Entry.comparingByKey()).map(w -> w.getKey() + "\t" + w.getValue()).toList());
    int first = 0;
    int answerable = 0;
    double f1 = 0;
    for (int q = 0; q < lessons.size(); q++) {
      Lesson lesson = lessons.get(q);
      if (titles.indexOf(lesson.title()) % 2 == 0 || examinations.get(q).reads().isEmpty()) {
        continue;
      }
      List<Judged> judged = judge.judge(examinations.get(q));
      boolean hit = lesson.answerable() && goldAnswer(lesson, judged.getFirst().read()) >= 0;
      if (lesson.answerable()) {
        answerable++;
        first += hit ? 1 : 0;
        f1 += best(lesson.answers(), judged.getFirst().shortAnswer());
      }
    }
    System.out.printf("held-out titles: best sentence has the answer %.3f, short answer F1 %.3f, of %d%n",
        (double) first / answerable, f1 / answerable, answerable);
    System.out.printf("%d sentences, %d phrase features%n", rows.size(), weights.size());
  }

  private static void addPhrases(PhraseTrainer trainer, Examination e, int i, Lesson lesson) {
    Read read = e.reads().get(i);
    List<Phrase> found = e.phrases().get(i);
    double[] quality = found.stream().mapToDouble(p -> best(lesson.answers(), p.span().of(read.text()))).toArray();
    trainer.add(found.stream().map(p -> PhraseFeatures.of(e.asked(), read.tokens(), p, read.text())).toList(), quality);
  }

  /** Which of the lesson's answers stands in this very sentence; -1 if none. */
  private static int goldAnswer(Lesson lesson, Read read) {
    if (!lesson.answerable() || !read.indexed().article().id().equals(lesson.article())) {
      return -1;
    }
    int paragraph = read.indexed().article().text().indexOf(lesson.paragraph());
    for (int i = 0; i < lesson.starts().size(); i++) {
      int start = paragraph + lesson.starts().get(i);
      if (read.span().contains(new Span(start, start + lesson.answers().get(i).length()))) {
        return i;
      }
    }
    return -1;
  }

  private static double best(List<String> answers, String given) {
    return answers.stream().mapToDouble(a -> f1(a, given)).max().orElse(0);
  }

  private static double f1(String a, String b) {
    List<String> x = words(a);
    List<String> y = new ArrayList<>(words(b));
    int common = 0;
    for (String word : x) {
      common += y.remove(word) ? 1 : 0;
    }
    int total = x.size() + y.size() + common;
    return common == 0 ? 0 : 2.0 * common / total;
  }

  private static List<String> words(String text) {
    return Tokens.of(text).stream().map(Token::word).filter(w -> !Set.of("a", "an", "the").contains(w))
        .sorted(Comparator.naturalOrder()).toList();
  }
}
