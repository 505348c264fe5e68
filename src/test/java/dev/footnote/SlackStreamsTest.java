package dev.footnote;

import static dev.footnote.SlackFixture.TS;
import static dev.footnote.SlackFixture.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.http.FakeService;
import dev.footnote.slack.Manners;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that grow, where the workspace has streams. */
class SlackStreamsTest {
  @RegisterExtension
  final SlackFixture bot = new SlackFixture();

  @BeforeEach
  void theWorkspaceHasStreams() {
    bot.manners = new Manners(Set.of(), 100, 100, true);
  }

  @Test
  void answersGrowWhereTheWorkspaceHasThatAndEndTheSame() {
    bot.deliver(mention("When?", TS));
    bot.work();
    assertEquals(1, bot.count("chat.startStream"));
    assertEquals(1, bot.count("chat.stopStream"));
    assertFalse(bot.posted().getFirst().streaming());
    String streamed = bot.shown();

    bot.slack.fail("chat.startStream", new PretendSlack.Fault(200, "unknown_method", 0));
    bot.deliver(mention("When?", "1763900001.000100"));
    bot.work();
    assertEquals(2, bot.posted().size());
    assertEquals(streamed.replace(TS, ""), SlackFixture.texts(bot.posted().get(1).blocks()) + "\n");
  }

  @Test
  void aStreamThatSomebodyDeletedIsReplacedByAMessage() {
    bot.asker = question -> {
      bot.slack.delete(bot.posted().getFirst().ts());
      return FakeService.answered(question);
    };
    bot.deliver(mention("When?", TS));
    bot.work();
    assertEquals(1, bot.posted().size());
    assertTrue(bot.shown().contains("in 2019. [1]"), bot.shown());
  }

  @Test
  void aStreamThatSlackEndedIsUpdatedAllTheSame() {
    bot.slack.fail("chat.stopStream", new PretendSlack.Fault(200, "message_not_in_streaming_state", 0));
    bot.slack.fail("chat.update", new PretendSlack.Fault(200, "message_not_found", 0));
    bot.deliver(mention("When?", TS));
    bot.work();
    assertTrue(bot.shown().contains("in 2019. [1]"), bot.shown());
  }

  @Test
  void theStreamOfAnotherQuestionIsNotTakenForOurs() {
    String other = "1763900001.000100";
    bot.asker = question -> {
      if (question.text().equals("First?")) { // while its stream grows, an attempt at the other breaks off and is repeated
        bot.slack.fail("chat.startStream", new PretendSlack.Fault(200, "unknown_method", 0));
        bot.slack.fail("chat.postMessage", new PretendSlack.Fault(429, "ratelimited", 30));
        bot.deliver(mention("Second?", other).put("thread_ts", TS));
        assertEquals(Duration.ofSeconds(30), bot.workLater());
        bot.work();
      }
      return FakeService.answered(question);
    };
    bot.deliver(mention("First?", TS));
    bot.work();
    assertEquals(2, bot.posted().size());
    assertTrue(bot.posted().stream().allMatch(m -> SlackFixture.texts(m.blocks()).contains("in 2019. [1]")), bot.shown());
  }
}
