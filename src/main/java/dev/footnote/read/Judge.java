package dev.footnote.read;

import java.util.List;

/** Ranks the sentences of an examination. Thread-safe. */
interface Judge {
  /** Sentences that may answer, best first; ties by rank of the passage, then place. The best few have their phrase. */
  List<Judged> judge(Examination examination);
}
