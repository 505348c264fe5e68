package dev.footnote.eval;

import dev.footnote.eval.BenchReport.Row;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts a Lambda package several times, each in a new process, and takes the times that {@code scripts/invoke} tells. */
public final class ColdBench {
  static final String PACKAGE = "package, MB";

  /** What each row has: process start to first answer, its two parts, processor time till then, and size unpacked. */
  public static final List<String> COLUMNS = List.of("whole, ms", "init, ms", "call, ms", "processor, ms", PACKAGE);

  private static final Pattern TOLD =
      Pattern.compile("status (\\d+), init (\\d+) ms, call (\\d+) ms, processor (\\d+) ms, package (\\d+) MB");

  private ColdBench() {}

  /**
   * @param invoke runs the package once and gives what it said on stderr
   * @param runs at least 1; one before them does not count, since it may build and unpack the package
   * @throws IOException if a run does not end with status 200
   */
  public static Row run(String name, Callable<String> invoke, int runs) throws Exception {
    times(invoke.call());
    double[] whole = new double[runs];
    double[] init = new double[runs];
    double[] call = new double[runs];
    double[] processor = new double[runs];
    double megabytes = 0;
    for (int run = 0; run < runs; run++) {
      double[] times = times(invoke.call());
      init[run] = times[0];
      call[run] = times[1];
      whole[run] = times[0] + times[1];
      processor[run] = times[2];
      megabytes = times[3];
    }
    return new Row(name, List.of(Spread.of(whole), Spread.of(init), Spread.of(call), Spread.of(processor),
        Spread.of(megabytes)));
  }

  private static double[] times(String said) throws IOException {
    Matcher told = TOLD.matcher(said);
    if (!told.find() || !told.group(1).equals("200")) {
      throw new IOException("the package did not answer with status 200; it said:\n" + said.strip());
    }
    return new double[] {Double.parseDouble(told.group(2)), Double.parseDouble(told.group(3)),
        Double.parseDouble(told.group(4)), Double.parseDouble(told.group(5))};
  }
}
