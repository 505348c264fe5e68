package dev.footnote;

import static dev.footnote.SlackFixture.TS;
import static dev.footnote.SlackFixture.edit;
import static dev.footnote.SlackFixture.mention;
import static dev.footnote.SlackFixture.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.slack.Ledger;
import dev.footnote.slack.Manners;
import dev.footnote.slack.MemoryLedger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bot answers, where, and how often. */
class SlackBotTest {
  private SlackFixture bot;

  @BeforeEach
  void start() throws IOException {
    bot = new SlackFixture();
  }

  @AfterEach
  void keepsSlacksRules() {
    assertEquals(List.of(), bot.slack.problems());
    bot.close();
  }

  @Test
  void answersAMentionInItsThreadInThePlaceOfThePlaceholder() {
    assertEquals(200, bot.deliver(mention("When did the NIS apply?", TS)).status());
    assertEquals(List.of(), bot.posted(), "nothing is answered before the acknowledgement");
    bot.work();

    assertEquals("When did the NIS apply?", bot.asked.getFirst().text());
    assertEquals(1, bot.posted().size());
    assertEquals(TS, bot.posted().getFirst().thread());
    assertTrue(bot.happened.getFirst().message().orElseThrow().text().startsWith("Looking it up"));
    assertTrue(bot.shown().contains("The NIS filed its application to the centre in 2019. [1]"), bot.shown());
    assertTrue(bot.shown().contains("Spy agency joins cyber defence centre · The Harbour Gazette · 2022-05-05"));
    assertTrue(bot.shown().contains("<https://harbour-gazette.example/nis#:~:text="), bot.shown());
    assertTrue(bot.posted().getFirst().text().contains("in 2019. [1]"), "also for a screen reader");
  }

  @Test
  void fourDeliveriesAreOneAnswer() {
    for (int i = 0; i < 4; i++) {
      assertEquals(200, bot.deliver(mention("When?", TS)).status());
    }
    assertEquals(1, bot.handed.size());
    bot.work();
    bot.deliver(mention("When?", TS));
    assertEquals(0, bot.handed.size());
    assertEquals(1, bot.asked.size());
    assertEquals(1, bot.posted().size());
  }

  @Test
  void aMessageThatComesAsMentionAndAsMessageIsOneQuestion() {
    bot.deliver(mention("When?", TS));
    ObjectNode same = message("<@UBOT> When?", TS);
    bot.deliver(same.put("channel_type", "im"));
    assertEquals(1, bot.handed.size());
  }

  @Test
  void aQuestionHandedOverTwiceIsAnsweredOnce() {
    bot.deliver(mention("When?", TS));
    bot.handed.add(bot.handed.peek());
    bot.work();
    assertEquals(1, bot.asked.size());
    assertEquals(1, bot.posted().size());
  }

  @Test
  void whatCouldNotBeHandedOverIsHandedOverByTheNextDelivery() {
    bot.ledger = new MemoryLedger(bot.clock);
    bot.ledger.write("ask#T1#C1#" + TS, "{\"version\":\"0\",\"state\":\"RECEIVED\",\"until\":0,\"posted\":[]}", 0, Instant.MAX);
    bot.deliver(mention("When?", TS));
    assertEquals(1, bot.handed.size());
  }

  @Test
  void ignoresBotsAndItselfAndWhatIsNoNewMessage() {
    bot.deliver(mention("When?", TS).put("bot_id", "B1"));
    bot.deliver(mention("When?", TS).put("user", "UBOT"));
    bot.deliver(message("When?", TS).put("channel_type", "im").put("subtype", "channel_join"));
    bot.deliver(message("When did it open?", TS));
    assertEquals(0, bot.handed.size());
  }

  @Test
  void answersEveryDirectMessage() {
    bot.deliver(message("When did the NIS apply?", TS).put("channel", "D1").put("channel_type", "im"));
    bot.work();
    assertEquals("D1", bot.posted().getFirst().channel());
  }

  @Test
  void goesOnInItsThreadsAndRemembersThemButLeavesTalkAlone() {
    bot.deliver(mention("When did the NIS apply?", TS));
    bot.work();
    bot.deliver(message("And who replied?", "1763900001.000100").put("thread_ts", TS));
    bot.deliver(message("Thanks!", "1763900002.000100").put("thread_ts", TS));
    bot.deliver(message("What do you think, <@U7>?", "1763900003.000100").put("thread_ts", TS));
    bot.deliver(message("And who replied?", "1763900004.000100").put("thread_ts", "1763800000.000100"));
    bot.work();

    assertEquals(List.of("When did the NIS apply?", "And who replied?"), bot.asked.stream().map(q -> q.text()).toList());
    assertEquals(bot.asked.get(0).conversation(), bot.asked.get(1).conversation());
    bot.deliver(mention("When?", "1763900009.000100"));
    bot.work();
    assertNotEquals(bot.asked.get(0).conversation(), bot.asked.get(2).conversation(), "another thread, another talk");
  }

  @Test
  void anEditWithinTenMinutesIsAnsweredInPlace() {
    bot.deliver(mention("When?", TS));
    bot.work();
    bot.deliver(edit("<@UBOT> When?", "<@UBOT> When did the NIS apply?", TS, "1763900100.000000"));
    bot.deliver(edit("<@UBOT> When?", "<@UBOT> When did the NIS apply?", TS, "1763900100.000000"));
    bot.work();
    assertEquals(List.of("When?", "When did the NIS apply?"), bot.asked.stream().map(q -> q.text()).toList());
    assertEquals(1, bot.posted().size());
  }

  @Test
  void aLaterEditOrOneOfSomethingElseIsNot() {
    bot.deliver(mention("When?", TS));
    bot.work();
    bot.deliver(edit("a", "b?", TS, "1763900601.000000"));
    bot.deliver(edit("a", "b?", "1763900050.000100", "1763900100.000000"));
    bot.deliver(edit("same", "same", TS, "1763900100.000000"));
    assertEquals(0, bot.handed.size());
  }

  @Test
  void theFirstWordingIsDroppedWhereItComesAfterTheEdit() {
    bot.deliver(mention("When?", TS));
    var first = bot.handed.remove();
    bot.deliver(edit("<@UBOT> When?", "<@UBOT> Who?", TS, "1763900100.000000"));
    bot.work();
    bot.handed.add(first);
    bot.work();
    assertEquals(List.of("Who?"), bot.asked.stream().map(q -> q.text()).toList());
  }

  @Test
  void aCommandIsPostedWithItsAnswerInTheThread() {
    assertTrue(new String(bot.command("When &lt;b&gt;?", "1.2.3").body(), java.nio.charset.StandardCharsets.UTF_8)
        .contains("ephemeral"));
    bot.command("When &lt;b&gt;?", "1.2.3");
    bot.work();
    assertEquals(2, bot.posted().size());
    assertEquals("Asked: When &lt;b&gt;?", bot.posted().get(0).text());
    assertEquals(bot.posted().get(0).ts(), bot.posted().get(1).thread());
  }

  @Test
  void aCommandWhereTheBotIsNoMemberIsAnsweredToThePersonAlone() {
    bot.slack.fail("chat.postMessage", new PretendSlack.Fault(200, "not_in_channel", 0));
    bot.command("When?", "1.2.3");
    bot.work();
    assertEquals(0, bot.posted().size());
    assertEquals(1, bot.count("response"));
    assertTrue(bot.happened.getLast().given().toString().contains("in 2019. [1]"));
  }

  @Test
  void anEmptyCommandIsExplained() {
    assertTrue(new String(bot.command(" ", "1.2.3").body(), java.nio.charset.StandardCharsets.UTF_8).contains("Ask like this"));
    assertEquals(0, bot.handed.size());
  }

  @Test
  void answersOnlyInListedChannelsAndInDirectMessages() {
    bot.manners = new Manners(Set.of("C2"), 100, 100, false);
    bot.deliver(mention("When?", TS));
    assertTrue(new String(bot.command("When?", "1.2.3").body(), java.nio.charset.StandardCharsets.UTF_8)
        .contains("do not answer in this channel"));
    assertEquals(0, bot.handed.size());
    bot.deliver(message("When?", TS).put("channel", "D1").put("channel_type", "im"));
    assertEquals(1, bot.handed.size());
  }

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
    bot.clock.now = bot.clock.now.plus(Duration.ofDays(1));
    bot.deliver(mention("Five?", "1763986404.000100"));
    bot.work();
    assertEquals(3, bot.asked.size());
  }

  @Test
  void waitsAsLongAsSlackAsks() {
    bot.slack.fail("chat.update", new PretendSlack.Fault(429, "ratelimited", 30));
    bot.deliver(mention("When?", TS));
    assertEquals(Duration.ofSeconds(30), bot.workLater());
    bot.work();
    assertEquals(1, bot.posted().size());
    assertTrue(bot.shown().contains("in 2019. [1]"));
  }

  @Test
  void aShortWaitIsWaitedAtOnce() {
    bot.slack.fail("chat.postMessage", new PretendSlack.Fault(429, "ratelimited", 1));
    bot.deliver(mention("When?", TS));
    bot.work();
    assertEquals(1, bot.posted().size());
  }

  @Test
  void thePlaceholderOfAnAttemptThatDiedIsFoundInTheThread() {
    Ledger real = bot.ledger;
    boolean[] dies = {true};
    bot.ledger = new Ledger() {
      @Override
      public Optional<Entry> find(String key) {
        return real.find(key);
      }

      @Override
      public boolean write(String key, String text, long revision, Instant expires) {
        if (dies[0] && text.contains("\"posted\":[\"")) {
          throw new IllegalStateException("killed between posting and noting");
        }
        return real.write(key, text, revision, expires);
      }
    };
    bot.deliver(mention("When?", TS));
    org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class,
        () -> bot.worker().work(bot.handed.peek(), false));
    assertEquals(1, bot.posted().size());
    dies[0] = false;
    bot.work();
    assertEquals(1, bot.posted().size());
    assertTrue(bot.shown().contains("in 2019. [1]"));
  }

  @Test
  void whileOneWorksAnotherWaitsAndThenFindsNothingToDo() {
    bot.deliver(mention("When?", TS));
    var ask = bot.handed.remove();
    bot.asker = question -> {
      bot.handed.add(ask);
      assertEquals(Duration.ofSeconds(40), bot.workLater());
      return dev.footnote.http.FakeService.answered(question);
    };
    bot.worker().work(ask, false);
    bot.work();
    assertEquals(1, bot.asked.size());
  }

  @Test
  void aFaultIsTriedAgainAndToldWhenItIsTheLast() {
    bot.asker = _ -> {
      throw new IllegalStateException("no index");
    };
    bot.deliver(mention("When?", TS));
    var ask = bot.handed.peek();
    org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class, () -> bot.worker().work(ask, false));
    bot.worker().work(ask, true);
    assertTrue(bot.shown().contains("could not answer this just now"));
    assertEquals(1, bot.posted().size());
  }

  @Test
  void aQuestionThatIsEmptyOrTooLongIsTold() {
    bot.deliver(mention("", "1763900001.000100"));
    bot.deliver(mention("x".repeat(2_001), "1763900002.000100"));
    bot.work();
    assertEquals(0, bot.asked.size());
    assertTrue(bot.shown().contains("Ask me a question"));
    assertTrue(bot.shown().contains("2001 characters"));
  }

  @Test
  void answersGrowWhereTheWorkspaceHasThatAndEndTheSame() {
    bot.manners = new Manners(Set.of(), 100, 100, true);
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
}
