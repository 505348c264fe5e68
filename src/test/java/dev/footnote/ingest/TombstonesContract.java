package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.retrieve.Withdrawal;
import dev.footnote.retrieve.Withdrawals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of withdrawals must do. */
public abstract class TombstonesContract {
  /** Another look at the same, empty store at each call. */
  protected abstract Tombstones tombstones();

  private static Withdrawal of(String id) {
    return new Withdrawal(id, "the source took it back", Instant.parse("2026-01-31T12:00:00Z"));
  }

  @Test
  void nothingIsWithdrawnAtFirst() {
    assertEquals(Withdrawals.NONE, tombstones().read());
  }

  @Test
  void remembersIdReasonAndTime() {
    Withdrawal odd = new Withdrawal("https://a.example/ü?x=\"1\"", "“false” 😀", Instant.parse("2026-01-31T12:00:00.123Z"));
    assertEquals(new Withdrawals(List.of(odd)), tombstones().change(before -> before.plus(List.of(odd))));
    assertEquals(Optional.of(odd), tombstones().read().of(odd.key()));
  }

  @Test
  void takesBackWhatWasWithdrawnByMistake() {
    tombstones().change(before -> before.plus(List.of(of("a"), of("b"))));
    tombstones().change(before -> before.minus(List.of("a")));
    assertEquals(new Withdrawals(List.of(of("b"))), tombstones().read());
  }

  @Test
  void theFirstReasonStays() {
    tombstones().change(before -> before.plus(List.of(of("a"))));
    tombstones().change(before -> before.plus(List.of(new Withdrawal("a", "another", Instant.EPOCH))));
    assertEquals(new Withdrawals(List.of(of("a"))), tombstones().read());
  }

  @Test
  void writersAtOneTimeLoseNothing() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String id = "id " + i;
        all.add(pool.submit(() -> tombstones().change(before -> before.plus(List.of(of(id))))));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertEquals(12, tombstones().read().all().size());
  }
}
