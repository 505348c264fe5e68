package dev.footnote.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.retrieve.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InTurnTest {
  private static final Reading NOTHING = new Reading(List.of(), "", 0, false, false, List.of(), List.of());

  @Test
  void noMoreReadAtOneTimeThanThereAreTurnsAndAllAreRead() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Reader reader = new InTurn(reader(() -> {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      inside.decrementAndGet();
    }), 2);
    try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
      List<Future<Reading>> read = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        read.add(callers.submit(() -> reader.read("When?", List.of(), 3)));
      }
      for (Future<Reading> each : read) {
        assertEquals(NOTHING, each.get());
      }
    }
    assertTrue(most.get() <= 2, "at one time: " + most);
    assertEquals(0, inside.get());
  }

  @Test
  void aReadingThatFailsGivesItsTurnBack() {
    Reader reader = new InTurn(reader(() -> {
      throw new IllegalStateException("broken");
    }), 1);
    for (int i = 0; i < 3; i++) {
      assertThrows(IllegalStateException.class, () -> reader.read("When?", List.of(), 3));
    }
  }

  @Test
  void whoeverIsStoppedWhileWaitingDoesNotRead() {
    Reader reader = new InTurn(reader(() -> {}), 1);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> reader.read("When?", List.of(), 3));
    assertTrue(Thread.interrupted(), "it stays interrupted");
  }

  private static Reader reader(Runnable work) {
    return new Reader() {
      @Override
      public String model() {
        return "test";
      }

      @Override
      public Reading read(String question, List<Hit> hits, int maxCitations) {
        work.run();
        return NOTHING;
      }
    };
  }
}
