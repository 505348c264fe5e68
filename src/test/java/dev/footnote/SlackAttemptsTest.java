package dev.footnote;

import static dev.footnote.SlackFixture.TS;
import static dev.footnote.SlackFixture.mention;
import static dev.footnote.SlackFixture.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.http.FakeService;
import dev.footnote.slack.Ledger;
import dev.footnote.slack.MemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However often a question is delivered, begun and broken off, it is answered once. */
class SlackAttemptsTest {
  @RegisterExtension
  final SlackFixture bot = new SlackFixture();

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
    dyingOnceBetweenPostingAndNoting(mention("When?", TS));
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
      return FakeService.answered(question);
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
    assertThrows(IllegalStateException.class, () -> bot.worker().work(ask, false));
    bot.worker().work(ask, true);
    assertTrue(bot.shown().contains("could not answer this just now"));
    assertEquals(1, bot.posted().size());
  }

  @Test
  void inALongThreadTooThePlaceholderIsFound() {
    String root = bot.slack.say("C1", "", "U1", "A long talk");
    for (int i = 0; i < 250; i++) {
      bot.slack.say("C1", root, "U2", "Talk " + i);
    }
    String ts = bot.slack.say("C1", root, "U1", "When?");
    dyingOnceBetweenPostingAndNoting(mention("When?", ts).put("thread_ts", root));
    assertEquals(1, bot.posted().size());
    assertTrue(bot.shown().contains("in 2019. [1]"));
  }

  @Test
  void aFaultOfThePipelineIsNotTakenForABadQuestion() {
    bot.asker = _ -> {
      throw new IllegalArgumentException("a fault of ours");
    };
    bot.deliver(mention("When?", TS));
    assertThrows(IllegalArgumentException.class, () -> bot.worker().work(bot.handed.peek(), false));
    assertTrue(bot.shown().contains("Looking it up"), bot.shown());
  }

  @Test
  void theLastFailureOfACommandWhereTheBotIsNoMemberIsToldToThePersonAlone() {
    bot.slack.fail("chat.postMessage", new PretendSlack.Fault(200, "not_in_channel", 0));
    bot.asker = _ -> {
      throw new IllegalStateException("no index");
    };
    bot.command("When?", "1.2.3");
    bot.worker().work(bot.handed.remove(), true);
    assertEquals(0, bot.posted().size());
    assertEquals(1, bot.count("response"));
    assertTrue(bot.happened.getLast().given().toString().contains("could not answer this just now"));
  }

  @Test
  void anAnswerToThePersonAloneThatSlackDoesNotTakeIsSentAgain() {
    PretendSlack.Fault refused = new PretendSlack.Fault(200, "not_in_channel", 0);
    bot.slack.fail("chat.postMessage", refused, refused);
    bot.slack.fail("response/1", new PretendSlack.Fault(503, "service_unavailable", 0));
    bot.command("When?", "1.2.3");
    bot.workLater();
    assertEquals(0, bot.count("response"));
    bot.work();
    assertEquals(1, bot.count("response"));
    assertTrue(bot.happened.getLast().given().toString().contains("in 2019. [1]"));
  }

  @Test
  void whatNobodyWaitsForAnyMoreLeavesNoPlaceholder() {
    bot.slack.fail("chat.update", new PretendSlack.Fault(429, "ratelimited", 60));
    bot.deliver(mention("When?", TS));
    bot.workLater();
    bot.clock.pass(Duration.ofMinutes(31));
    bot.work();
    assertTrue(bot.shown().contains("could not answer this just now"), bot.shown());
  }

  /** Works an event off whose first attempt is killed between posting the placeholder and noting it. */
  private void dyingOnceBetweenPostingAndNoting(ObjectNode event) {
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
    bot.deliver(event);
    assertThrows(IllegalStateException.class, () -> bot.worker().work(bot.handed.peek(), false));
    assertEquals(1, bot.posted().size());
    dies[0] = false;
    bot.work();
  }
}
