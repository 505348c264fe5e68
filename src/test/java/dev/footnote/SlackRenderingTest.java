package dev.footnote;

import static dev.footnote.SlackFixture.TS;
import static dev.footnote.SlackFixture.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.answer.Finding;
import dev.footnote.http.FakeService;
import dev.footnote.news.Article;
import dev.footnote.news.Passage;
import dev.footnote.news.Published;
import dev.footnote.news.Sentence;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import dev.footnote.retrieve.Hit;
import dev.footnote.retrieve.Indexed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How answers look in Slack: whole, within its limits, and with nothing alive in them but the links of citations. */
class SlackRenderingTest {
  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension
  final SlackFixture bot = new SlackFixture();

  @Test
  void fortyStatementsWithFortyCitationsArriveWhole() {
    forty(700);
    assertTrue(bot.posted().size() > 1, "more than one message is needed");
    everyCitationStandsWholeInOneMessage();
  }

  @Test
  void evenWhereEveryCharacterGrowsByEscaping() {
    Article article = article("&<>".repeat(20_000), "T".repeat(500) + "&".repeat(500));
    bot.asker = question -> SlackFixture.grounded(question, IntStream.range(0, 40).mapToObj(i -> "<" + i + ">&").toList(),
        article, IntStream.range(0, 40).mapToObj(i -> new Span(i * 800, i * 800 + 800)).toList());
    ask();
    for (int i = 1; i <= 40; i++) {
      String marker = "[" + i + "] “";
      assertEquals(1, bot.posted().stream().filter(m -> SlackFixture.texts(m.blocks()).contains(marker)).count(), marker);
    }
  }

  @Test
  void aStatementLongerThanASectionIsParted() {
    String longest = "word ".repeat(1_000) + "end";
    bot.asker = question -> SlackFixture.grounded(question, List.of(longest), article("A sentence.", "T"),
        List.of(new Span(0, 11)));
    ask();
    assertTrue(bot.shown().replace("\n", "").contains(longest + " [1]"));
  }

  @Test
  void anEditWithAShorterAnswerTakesTheRestBack() {
    forty(700);
    bot.asker = FakeService::answered;
    bot.deliver(SlackFixture.edit("<@UBOT> When?", "<@UBOT> Who?", TS, "1763900100.000000"));
    bot.work();
    assertEquals(1, bot.posted().size());
  }

  @Test
  void nothingFoundIsSaidKindlyWithWhatComesNearest() {
    bot.asker = question -> SlackFixture.answer(question, new Finding.NotFound(List.of()),
        IntStream.range(0, 6).mapToObj(i -> hit(new Source("a" + i, "Title " + i,
            Optional.of(URI.create("https://news.example/" + i)), Optional.empty(), Optional.empty(), "en", List.of()))).toList());
    ask();
    assertTrue(bot.shown().contains("I looked, but the articles do not say. These come nearest:"));
    assertTrue(bot.shown().contains("<https://news.example/2#:~:text="), bot.shown());
    assertFalse(bot.shown().contains("Title 3"));

    bot.press(SlackFixture.button(bot.posted().getFirst().blocks(), "more").orElseThrow(), Optional.empty());
    assertTrue(bot.shown().contains("Title 5"));
    assertTrue(SlackFixture.button(bot.posted().getFirst().blocks(), "more").isEmpty());
  }

  @Test
  void disagreementAndWhatIsMissingAreNamed() {
    bot.asker = question -> {
      var cite = List.of(new dev.footnote.cite.Citation(1, FakeService.NIS, new Span(0, 5)),
          new dev.footnote.cite.Citation(2, FakeService.NIS, new Span(5, 9)));
      var said = List.of(new dev.footnote.cite.Statement("One.", List.of(1)), new dev.footnote.cite.Statement("Two.", List.of(2)));
      boolean conflict = question.text().startsWith("Conflict");
      return SlackFixture.answer(question, new Finding.Grounded(conflict ? Finding.Kind.CONFLICTING : Finding.Kind.PARTIAL,
          said, cite, "", List.of(), conflict ? List.of() : List.of("who <@U1> paid")), List.of());
    };
    bot.deliver(mention("Conflict?", TS));
    bot.deliver(mention("Partial?", "1763900001.000100"));
    bot.work();
    assertTrue(bot.shown().contains("The sources disagree:"));
    assertTrue(bot.shown().contains("The articles do not say: who &lt;@U1&gt; paid."));
  }

  @Test
  void everyHostileTextIsNeutralWhateverWayItComes() throws IOException {
    Path file = Path.of("../shared/attacks/slack_mrkdwn.json");
    Assumptions.assumeTrue(Files.exists(file), "the hostile inputs are not here");
    int rows = 0;
    for (JsonNode row : JSON.readTree(Files.readString(file)).path("cases")) {
      for (JsonNode via : row.path("via")) {
        neutral(row.path("id").asText() + " via " + via.asText(), row.path("text").asText(), via.asText());
        rows++;
      }
    }
    assertTrue(rows > 0);
  }

  @Test
  void controlCharactersAreNeutral() throws IOException {
    for (String via : List.of("article_title", "article_body", "llm_output", "user_question")) {
      neutral(via, "<!here> <@U1|x> <https://evil.example|y> &lt;!here&gt; *b* _i_ `c` ~s~ :tada:\n> q", via);
    }
  }

  /** Asks with {@code text} in that place, and looks at everything that was sent to Slack. */
  private void neutral(String name, String text, String via) throws IOException {
    try (SlackFixture own = new SlackFixture()) {
      String body = via.equals("article_body") ? text : "A sentence.";
      Article article = article(body, via.equals("article_title") ? text : "A title");
      String said = via.equals("llm_output") ? text : "A statement.";
      own.asker = question -> question.text().startsWith("miss")
          ? SlackFixture.answer(question, new Finding.NotFound(List.of()), List.of(hit(article.source())))
          : SlackFixture.grounded(question, List.of(said), article, List.of(new Span(0, Math.min(800, body.length()))));
      String typed = via.equals("user_question") ? text : "When?";
      own.deliver(mention(typed, TS));
      own.deliver(mention("miss " + typed, "1763900001.000100"));
      own.command(typed, "1.2.3");
      own.work();
      SlackFixture.button(own.posted().getFirst().blocks(), "sources")
          .ifPresent(button -> own.press(button, Optional.empty()));
      assertEquals(List.of(), own.slack.problems(), name);
      assertFalse(own.happened.isEmpty(), name);
      for (PretendSlack.Happened happened : own.happened) {
        look(name + ": " + happened.given(), happened);
      }
    }
  }

  private static void look(String name, PretendSlack.Happened happened) {
    JsonNode given = happened.given();
    if (happened.method().equals("chat.postMessage")) {
      assertEquals("none", given.path("parse").asText(), name);
      assertEquals("0", given.path("unfurl_links").asText(), name);
      assertEquals("0", given.path("unfurl_media").asText(), name);
      assertEquals("0", given.path("mrkdwn").asText(), name);
      assertEquals("0", given.path("link_names").asText(), name);
    }
    JsonNode blocks = happened.message().map(PretendSlack.Message::blocks).orElse(given.path("blocks"));
    for (JsonNode object : SlackFixture.objects(blocks)) {
      String shown = object.path("text").textValue();
      assertTrue(shown.length() <= 3_000, name);
      if (object.path("type").asText().equals("plain_text")) {
        assertFalse(shown.contains("<") || shown.contains(">"), name);
        assertTrue(Set.of("", "false").contains(object.path("emoji").asText()) || shown.startsWith(":thumbs")
            || Set.of("View sources", "Show more").contains(shown), name);
      } else {
        assertTrue(shown.matches("<https://good\\.example/article[^<>|]*\\|(\\[\\d+]|Read|Read it in the article)>"), name);
      }
    }
    String text = happened.message().map(PretendSlack.Message::text).orElse("");
    assertFalse(text.contains("<") || text.contains(">"), name);
    assertTrue(text.length() <= 12_000, name);
  }

  private void forty(int quoteLength) {
    StringBuilder text = new StringBuilder();
    List<Span> quotes = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      String quote = "Quote " + i + " " + "says & means < this > ".repeat(quoteLength / 22) + "end " + i + ".";
      quotes.add(new Span(text.length(), text.length() + quote.length()));
      text.append(quote).append(' ');
      statements.add("Statement " + i + " is about " + "something rather long ".repeat(8) + "and ends here.");
    }
    Article article = article(text.toString(), "A title & more");
    bot.asker = question -> SlackFixture.grounded(question, statements, article, quotes);
    ask();
  }

  private void everyCitationStandsWholeInOneMessage() {
    String all = bot.shown();
    for (int i = 1; i <= 40; i++) {
      int n = i;
      assertTrue(all.contains("Statement " + n + " is about "), "statement " + n);
      assertTrue(all.contains("and ends here. [" + n + "]"), "marker " + n);
      assertEquals(1, bot.posted().stream().filter(m -> {
        String texts = SlackFixture.texts(m.blocks());
        return texts.contains("[" + n + "] “Quote " + n + " ") && texts.contains("end " + n + ".”")
            && texts.contains("|[" + n + "]>");
      }).count(), "footnote " + n + " whole in one message");
    }
  }

  private void ask() {
    bot.deliver(mention("When?", TS));
    bot.work();
  }

  private static Article article(String text, String title) {
    return new Article(new Source("https://good.example/article", title, Optional.of(URI.create("https://good.example/article")),
        Optional.of("The Paper"), Published.parse("2024-02-03"), "en", List.of()), text);
  }

  private static Hit hit(Source source) {
    Article article = new Article(source, "A sentence.");
    Span span = new Span(0, 11);
    Passage passage = new Passage(0, span, 0, 1);
    return new Hit(new Indexed(article, List.of(new Sentence(0, span)), List.of(passage)), passage, 0.5, Map.of());
  }
}
