package dev.footnote.read;

import java.util.List;

/** How the times that a sentence tells stand to the time that a question names. */
final class Times {
  /** Names of the features, in order; all are 0 for a question that names no time. */
  static final List<String> NAMES =
      List.of("sameTime", "timeWithin", "noTime", "timeDistance", "earlierTime", "laterTime");

  private static final double FAR = 3;
  private static final double MONTHS = 12;

  private Times() {}

  /**
   * Whether a time of the sentence meets the question's; whether the question's lies within the times of the sentence, from its
   * first to its last; whether the sentence tells no time; the logarithm of one and the years between them, at most
   * {@value #FAR}; whether all its times lie before; whether all lie behind.
   */
  static double[] of(Asked asked, Read read) {
    return asked.period().map(period -> of(period, Period.told(read.text()))).orElseGet(() -> new double[NAMES.size()]);
  }

  private static double[] of(Period asked, List<Period> told) {
    if (told.isEmpty()) {
      return new double[] {0, 0, 1, 0, 0, 0};
    }
    int first = told.stream().mapToInt(Period::from).min().orElseThrow();
    int last = told.stream().mapToInt(Period::to).max().orElseThrow();
    int gap = told.stream().mapToInt(asked::gap).min().orElseThrow();
    boolean within = told.size() > 1 && first <= asked.from() && asked.to() <= last;
    return new double[] {gap == 0 ? 1 : 0, within ? 1 : 0, 0, Math.min(FAR, Math.log1p(gap / MONTHS)),
        last < asked.from() ? 1 : 0, first > asked.to() ? 1 : 0};
  }
}
