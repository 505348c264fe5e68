package dev.footnote;

import static dev.footnote.SlackFixture.TS;
import static dev.footnote.SlackFixture.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.eval.FeedbackCases;
import dev.footnote.http.FeedbackLog;
import dev.footnote.http.StoreException;
import dev.footnote.news.Article;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the buttons under an answer do. */
class SlackButtonsTest {
  private static final String SENTENCE = "It is quoted. ";

  @RegisterExtension
  final SlackFixture bot = new SlackFixture();

  @Test
  void theSourcesOpenInAWindowPageByPageWithAThumbForEach() {
    Article article = new Article(Source.of("a", "A title"), SENTENCE.repeat(21));
    bot.asker = question -> SlackFixture.grounded(question, IntStream.range(0, 21).mapToObj(i -> "Said " + i).toList(),
        article, IntStream.range(0, 21).mapToObj(i -> new Span(i * SENTENCE.length(), (i + 1) * SENTENCE.length() - 1)).toList());
    ask();
    press("sources", Optional.empty());
    JsonNode window = bot.happened.getLast().given();
    assertEquals("views.open", bot.happened.getLast().method());
    assertTrue(SlackFixture.texts(window).contains("[10] “"));
    assertFalse(SlackFixture.texts(window).contains("[11] “"));

    press("more", Optional.of(window));
    JsonNode next = bot.happened.getLast().given();
    assertTrue(SlackFixture.texts(next).contains("[20] “"));

    press("down", Optional.of(next));
    assertEquals(List.of("a-1#11#slack:T1/U1 DOWN"), thumbs());
    String thanked = SlackFixture.texts(bot.happened.getLast().given());
    assertTrue(thanked.contains("Thank you, noted."));
    assertTrue(thanked.contains("[20] “"), "the same page");
  }

  @Test
  void aThumbOnTheAnswerIsNotedAndThankedForAndALaterOneReplacesIt() {
    ask();
    press("down", Optional.empty());
    press("up", Optional.empty());
    assertEquals(List.of("a-1#answer#slack:T1/U1 UP"), thumbs());
    assertTrue(bot.happened.getLast().given().toString().contains("Thank you, noted."));
  }

  @Test
  void aThumbMakesAnEvaluationCaseWithTheQuestionAndWhatWasCited() {
    ask();
    press("up", Optional.empty());
    assertEquals(List.of("{\"id\":\"a-1\",\"question\":\"When?\",\"asOf\":\"2025-11-23\",\"answerable\":true,"
        + "\"answers\":[\"2019\"],\"evidence\":[{\"article\":\"nis-joins-cyber-centre\","
        + "\"quote\":\"The NIS filed its application to the centre in 2019.\"}]}"), FeedbackCases.of(bot.thumbs()).cases());
  }

  @Test
  void aThumbThatCannotBeKeptIsNotThankedFor() {
    bot.feedback = failing(new StoreException("away"));
    ask();
    assertEquals(503, press("up", Optional.empty()));
    assertEquals(0, bot.count("response"));
  }

  @Test
  void aFaultOfOursIsNotTakenForABodyThatCannotBeRead() {
    bot.feedback = failing(new IllegalArgumentException("a fault of ours"));
    ask();
    assertEquals(500, press("up", Optional.empty()));
    assertEquals(400, bot.post("/slack/interactivity", "application/x-www-form-urlencoded", "payload=%7B").status());
  }

  @Test
  void aClickIsAcknowledgedAtOnceThoughSlackDefersWhatItDoes() {
    ask();
    bot.slack.fail("views.open", new PretendSlack.Fault(429, "ratelimited", 1));
    assertEquals(200, press("sources", Optional.empty()));
    assertEquals(0, bot.count("views.open"), "a person who waits clicks again");
  }

  @Test
  void aButtonWhoseAnswerIsForgottenSaysSo() {
    ask();
    bot.clock.pass(Duration.ofDays(31));
    assertEquals(200, press("up", Optional.empty()));
    assertEquals(List.of(), bot.thumbs());
    assertTrue(bot.happened.getLast().given().toString().contains("not kept any more"));
  }

  private static FeedbackLog failing(RuntimeException fault) {
    FeedbackLog log = mock(FeedbackLog.class);
    doThrow(fault).when(log).add(any());
    return log;
  }

  private void ask() {
    bot.deliver(mention("When?", TS));
    bot.work();
  }

  /** @return the status that Slack gets */
  private int press(String action, Optional<JsonNode> window) {
    JsonNode blocks = window.map(w -> w.path("blocks")).orElseGet(() -> bot.posted().getLast().blocks());
    return bot.press(SlackFixture.button(blocks, action).orElseThrow(), window).status();
  }

  private List<String> thumbs() {
    return bot.thumbs().stream().map(thumb -> thumb.name() + " " + thumb.verdict()).toList();
  }
}
