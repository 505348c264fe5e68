package dev.footnote;

import static dev.footnote.SlackFixture.TS;
import static dev.footnote.SlackFixture.edit;
import static dev.footnote.SlackFixture.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.slack.Manners;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much a person and a workspace may ask in a day. */
class SlackAllowanceTest {
  @RegisterExtension
  final SlackFixture bot = new SlackFixture();

  @Test
  void aPersonAndAWorkspaceHaveADailyBudget() {
    bot.manners = new Manners(Set.of(), 1, 2, false);
    bot.deliver(mention("One?", "1763900001.000100"));
    bot.deliver(mention("Two?", "1763900002.000100"));
    bot.deliver(mention("Three?", "1763900003.000100").put("user", "U2"));
    bot.deliver(mention("Four?", "1763900004.000100").put("user", "U3"));
    bot.work();
    assertEquals(List.of("One?", "Three?"), bot.asked.stream().map(q -> q.text()).toList());
    assertTrue(bot.shown().contains("You have asked 1 questions today"));
    assertTrue(bot.shown().contains("This workspace has asked 2 questions today"));
    bot.clock.pass(Duration.ofDays(1));
    bot.deliver(mention("Five?", "1763986404.000100"));
    bot.work();
    assertEquals(3, bot.asked.size());
  }

  @Test
  void aRefusalStandsHoweverOftenItIsTried() {
    bot.manners = new Manners(Set.of(), 1, 100, false);
    bot.deliver(mention("One?", TS));
    bot.work();
    bot.deliver(mention("Two?", "1763900001.000100"));
    bot.slack.fail("chat.postMessage", new PretendSlack.Fault(429, "ratelimited", 30)); // before anything is noted
    bot.workLater();
    bot.slack.fail("chat.update", new PretendSlack.Fault(429, "ratelimited", 30)); // and after
    bot.workLater();
    bot.work();
    assertEquals(List.of("One?"), asked());
    assertTrue(bot.shown().contains("You have asked 1 questions today"), bot.shown());
  }

  @Test
  void aQuestionThatIsTriedAgainCountsOnce() {
    bot.manners = new Manners(Set.of(), 2, 100, false);
    bot.slack.fail("chat.update", new PretendSlack.Fault(429, "ratelimited", 30));
    bot.deliver(mention("One?", TS));
    bot.workLater();
    bot.work();
    bot.deliver(mention("Two?", "1763900001.000100"));
    bot.work();
    assertEquals(List.of("One?", "One?", "Two?"), asked());
    assertFalse(bot.shown().contains("which is the limit"), bot.shown());
  }

  @Test
  void anEditIsAQuestionOfItsOwn() {
    bot.manners = new Manners(Set.of(), 1, 100, false);
    bot.deliver(mention("One?", TS));
    bot.work();
    bot.deliver(edit("<@UBOT> One?", "<@UBOT> Two?", TS, "1763900100.000000"));
    bot.work();
    assertEquals(List.of("One?"), asked());
    assertTrue(bot.shown().contains("You have asked 1 questions today"), bot.shown());
  }

  private List<String> asked() {
    return bot.asked.stream().map(q -> q.text()).toList();
  }
}
