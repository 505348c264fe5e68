package dev.footnote.read;

import java.util.List;
import java.util.Map;

/** Ranks the sentences of an examination. Thread-safe. */
interface Judge {
  /** Sentences that may answer, best first; ties by rank of the passage, then place. The best few have their phrase. */
  List<Judged> judge(Examination examination);

  /** What the score of one of them is the sum of, by feature. */
  Map<String, Double> parts(Asked asked, Judged judged);
}
