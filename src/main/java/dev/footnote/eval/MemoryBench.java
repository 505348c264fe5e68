package dev.footnote.eval;

import dev.footnote.eval.BenchReport.Row;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the memory that a Lambda package holds after some hundred answers, as {@code scripts/invoke} tells it. */
public final class MemoryBench {
  /** What each row has. */
  public static final List<String> COLUMNS = List.of("resident, MB");

  private static final Pattern TOLD = Pattern.compile("(\\d+) answers, resident (\\d+) MB");

  private MemoryBench() {}

  /**
   * @param invoke runs the package once and gives what it said on stderr
   * @param runs at least 1
   * @throws IOException if a run does not end with all answers
   */
  public static Row run(String name, Callable<String> invoke, int runs) throws Exception {
    double[] resident = new double[runs];
    for (int run = 0; run < runs; run++) {
      String said = invoke.call();
      Matcher told = TOLD.matcher(said);
      if (!told.find()) {
        throw new IOException("the package did not answer all questions; it said:\n" + said.strip());
      }
      resident[run] = Double.parseDouble(told.group(2));
    }
    return new Row(name, List.of(Spread.of(resident)));
  }
}
