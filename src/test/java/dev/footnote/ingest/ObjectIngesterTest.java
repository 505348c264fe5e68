package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.footnote.news.Article;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.HashEmbedder;
import dev.footnote.retrieve.Withdrawal;
import dev.footnote.retrieve.Withdrawals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectIngesterTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final MemoryObjects bucket = new MemoryObjects();
  private final MemoryIndex index = new MemoryIndex();
  private Withdrawals withdrawals = Withdrawals.NONE;
  private Instant now = NOW;
  private Embedder embedder = new HashEmbedder();

  private ObjectIngester ingester() {
    return new ObjectIngester(bucket, MemoryObjects.parser(), embedder, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Heeded heed(ObjectEvent... events) {
    try (TrackedIndex writer = index.write()) {
      Heeded heeded = ingester().heed(writer, List.of(events), withdrawals);
      writer.commit();
      return heeded;
    }
  }

  private Heeded sweep(MemoryIndex into, int most) {
    try (TrackedIndex writer = into.write()) {
      Heeded heeded = ingester().sweep(writer, most, withdrawals);
      writer.commit();
      return heeded;
    }
  }

  private static List<String> texts(MemoryIndex of) {
    return of.read().page("", 1_000).stream().map(Article::text).sorted().toList();
  }

  @Test
  void anObjectBringsItsArticlesAndTakesThemAlong() {
    heed(bucket.put("k", "a Alpha.\nb Beta."));
    assertEquals(List.of("Alpha.", "Beta."), texts(index));
    heed(bucket.put("k", "b Beta.\nc Gamma."));
    assertEquals(List.of("Beta.", "Gamma."), texts(index));
    assertEquals(2, heed(bucket.remove("k")).deleted());
    assertEquals(List.of(), texts(index));
  }

  @Test
  void aLateEventBringsNothingBack() {
    ObjectEvent created = bucket.put("k", "a Alpha.");
    ObjectEvent removed = bucket.remove("k");
    heed(removed);
    heed(created);
    assertEquals(List.of(), texts(index));
    assertInstanceOf(Heeded.Outcome.Known.class, heed(created).outcomes().get("k"));
  }

  @Test
  void sequencersAreNumbersOfAnyLength() {
    heed(new ObjectEvent("k", "0055AED6DCD90281E5"));
    for (String old : List.of("55aed6dcd90281e5", "FF", "0055AED6DCD90281E4")) {
      assertInstanceOf(Heeded.Outcome.Known.class, heed(new ObjectEvent("k", old)).outcomes().get("k"), old);
    }
    assertInstanceOf(Heeded.Outcome.Done.class, heed(new ObjectEvent("k", "155AED6DCD90281E5")).outcomes().get("k"));
  }

  @Test
  void anObjectOfWhichNothingCanBeTakenIsUselessAndItsOldArticlesGo() {
    heed(bucket.put("k", "a Alpha."));
    assertEquals(new Heeded.Outcome.Useless(new Tracked.Reason("bad", "k: it is bad: !")),
        heed(bucket.put("k", "!")).outcomes().get("k"));
    assertEquals(List.of(), texts(index));
    assertInstanceOf(Heeded.Outcome.Done.class, heed(bucket.put("k", "!\na Alpha.")).outcomes().get("k"));
  }

  @Test
  void aUselessContentIsToldOfOnceHoweverManyEventsLeadToIt() {
    ObjectEvent older = bucket.put("k", "a Alpha.");
    ObjectEvent newer = bucket.put("k", "!");
    assertInstanceOf(Heeded.Outcome.Useless.class, heed(older).outcomes().get("k"));
    assertInstanceOf(Heeded.Outcome.Known.class, heed(newer).outcomes().get("k"));
    assertInstanceOf(Heeded.Outcome.Useless.class, heed(bucket.put("k", "!!")).outcomes().get("k"));
  }

  @Test
  void ofTwoObjectsWithOneIdTheSmallerKeySuppliesTheArticle() {
    heed(bucket.put("2", "a Second.\nz Zulu."));
    Heeded first = heed(bucket.put("1", "a First."));
    assertEquals(1, first.report().indexed());
    assertEquals(List.of("First.", "Zulu."), texts(index));
    Heeded third = heed(bucket.put("3", "a Third."));
    assertEquals("duplicate_id", third.report().rejections().getFirst().code());
    heed(bucket.remove("1"));
    assertEquals(List.of("Second.", "Zulu."), texts(index));
    heed(bucket.put("2", "z Zulu."));
    assertEquals(List.of("Third.", "Zulu."), texts(index));
    heed(bucket.remove("3"));
    assertEquals(List.of("Zulu."), texts(index));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverTheOrderTheIndexEqualsARebuild(long seed) {
    Random random = new Random(seed);
    List<ObjectEvent> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String key = "k" + random.nextInt(12);
      events.add(random.nextInt(4) == 0 ? bucket.remove(key) : bucket.put(key, random.nextInt(8) == 0 ? "!bad"
          : "id" + random.nextInt(9) + " Text " + random.nextInt(3) + " of " + key + ".\nown-" + key + " Own of " + key + "."));
      if (random.nextInt(5) == 0) {
        Collections.shuffle(events, random);
        heed(events.subList(0, random.nextInt(events.size()) + 1).toArray(ObjectEvent[]::new));
      }
    }
    Collections.shuffle(events, random);
    events.addAll(events.subList(0, 50));
    events.forEach(this::heed);
    MemoryIndex rebuilt = new MemoryIndex();
    sweep(rebuilt, 1_000);
    assertEquals(texts(rebuilt), texts(index), "seed " + seed);
    assertEquals(rebuilt.read().snapshot(), index.read().snapshot());
  }

  @Test
  void aSweepRepairsWhatNoEventTold() {
    heed(bucket.put("k", "a Alpha."), bucket.put("l", "b Beta."));
    bucket.put("k", "a Changed.");
    bucket.remove("l");
    bucket.put("m", "c Gamma.");
    assertEquals(3, sweep(index, 100).outcomes().size());
    assertEquals(List.of("Changed.", "Gamma."), texts(index));
    assertEquals(0, sweep(index, 100).outcomes().size());
  }

  @Test
  void aSweepOfManyObjectsGoesOnInTheNextPass() {
    for (int i = 0; i < 5; i++) {
      bucket.put("k" + i, "a" + i + " Text " + i + ".");
    }
    assertEquals(3, sweep(index, 2).left());
    assertEquals(1, sweep(index, 2).left());
    assertEquals(0, sweep(index, 2).left());
    assertEquals(5, texts(index).size());
  }

  @Test
  void whatIsGoneIsForgottenOnceNoEventCanComeAnyMore() {
    heed(bucket.put("k", "a Alpha."), bucket.remove("k"));
    now = NOW.plus(Duration.ofDays(14));
    sweep(index, 9);
    assertEquals(1, index.write().tracked().size());
    now = NOW.plus(Duration.ofDays(16));
    sweep(index, 9);
    assertEquals(0, index.write().tracked().size());
  }

  @Test
  void whatIsWithdrawnStaysOutAndComesBackWhenItIsReinstated() {
    heed(bucket.put("k", "a Alpha.\nb Beta."));
    withdrawals = new Withdrawals(List.of(new Withdrawal("a", "false", NOW)));
    heed(bucket.put("l", "c Gamma."));
    assertEquals(List.of("Beta.", "Gamma."), texts(index));
    assertEquals(0, sweep(index, 9).outcomes().size());
    withdrawals = Withdrawals.NONE;
    sweep(index, 9);
    assertEquals(List.of("Alpha.", "Beta.", "Gamma."), texts(index));
  }

  @Test
  void anArticleThatCannotBeEmbeddedIsTriedAgain() {
    ObjectEvent good = bucket.put("g", "a Alpha.");
    ObjectEvent bad = bucket.put("k", "b Choke.");
    embedder = new CountingEmbedder() {
      @Override
      public List<float[]> passages(List<String> texts) {
        if (texts.stream().anyMatch(text -> text.contains("Choke"))) {
          throw new IllegalStateException("too much");
        }
        return super.passages(texts);
      }
    };
    assertInstanceOf(Heeded.Outcome.Again.class, heed(good, bad).outcomes().get("k"));
    embedder = new CountingEmbedder();
    assertInstanceOf(Heeded.Outcome.Done.class, heed(bad).outcomes().get("k"));
    assertEquals(List.of("Alpha.", "Choke."), texts(index));
  }

  @Test
  void anObjectThatCannotBeReadNowIsTriedAgain() {
    ObjectEvent event = bucket.put("k", "a Alpha.");
    bucket.broken = true;
    assertInstanceOf(Heeded.Outcome.Again.class, heed(event).outcomes().get("k"));
    bucket.broken = false;
    assertInstanceOf(Heeded.Outcome.Done.class, heed(event).outcomes().get("k"));
  }
}
