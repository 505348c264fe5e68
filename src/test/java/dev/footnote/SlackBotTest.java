package dev.footnote;

import static dev.footnote.SlackFixture.TS;
import static dev.footnote.SlackFixture.edit;
import static dev.footnote.SlackFixture.mention;
import static dev.footnote.SlackFixture.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.http.HttpResponse;
import dev.footnote.slack.Manners;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the bot answers, and where. */
class SlackBotTest {
  @RegisterExtension
  final SlackFixture bot = new SlackFixture();

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
    assertTrue(text(bot.command("When &lt;b&gt;?", "1.2.3")).contains("ephemeral"));
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
    assertTrue(text(bot.command(" ", "1.2.3")).contains("Ask like this"));
    assertEquals(0, bot.handed.size());
  }

  @Test
  void answersOnlyInListedChannelsAndInDirectMessages() {
    bot.manners = new Manners(Set.of("C2"), 100, 100, false);
    bot.deliver(mention("When?", TS));
    assertTrue(text(bot.command("When?", "1.2.3")).contains("do not answer in this channel"));
    assertEquals(0, bot.handed.size());
    bot.deliver(message("When?", TS).put("channel", "D1").put("channel_type", "im"));
    assertEquals(1, bot.handed.size());
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

  private static String text(HttpResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
