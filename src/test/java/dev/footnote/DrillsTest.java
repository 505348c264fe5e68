package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A seeded slice of each drill; {@code scripts/bench} runs them whole. */
class DrillsTest {
  @Test
  void deliveriesInAnyOrderLeadToTheSameIndex() throws Exception {
    Figures figures = DeliveriesDrill.run(7, 60, 400);
    assertTrue(figures.good(), figures.toString());
  }

  @Test
  void writersAtOneTimeLoseNothingWhateverTheStoreSays() throws Exception {
    Figures figures = WritersDrill.run(7, 4, 12, 3);
    assertTrue(figures.good(), figures.toString());
  }

  @Test
  void brokenFilesAreFoundBeforeUseAndTheOldSnapshotAnswers() throws Exception {
    Figures figures = CorruptionDrill.run(7, 40, 10);
    assertTrue(figures.good(), figures.toString());
  }

  @Test
  void aProcessThatIsKilledLosesNothingItAcknowledged() throws Exception {
    Figures figures = CrashDrill.run(7, 6, false);
    assertTrue(figures.good(), figures.toString());
  }

  @Test
  void aFaultAtAnyRequestLeavesTheIndexBeforeOrAfterAndTheNextTryMendsIt() throws Exception {
    Figures figures = FaultsDrill.run(7, 12);
    assertTrue(figures.good(), figures.toString());
  }
}
