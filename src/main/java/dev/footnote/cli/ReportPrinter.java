package dev.footnote.cli;

import dev.footnote.ingest.Received;
import dev.footnote.ingest.Report;

/** Says what became of the articles of a run. */
final class ReportPrinter {
  private ReportPrinter() {}

  /** @param rehearsed whether all of it was only tried, and nothing written */
  static void print(Report report, int deleted, boolean rehearsed, Terminal terminal) {
    rejections(report, terminal);
    terminal.out().println((rehearsed ? "dry run, nothing was written: " : "") + report.received() + " received = " + report.indexed() + " indexed + " + report.unchanged()
        + " unchanged + " + report.rejections().size() + " rejected + " + report.deadLetters().size() + " dead-lettered"
        + (deleted > 0 ? "; " + deleted + " deleted" : ""));
    terminal.out().flush();
  }

  static void rejections(Report report, Terminal terminal) {
    for (Received.Rejected rejected : report.rejections()) {
      terminal.say("rejected: " + Wrap.line(rejected.origin()) + ": " + Wrap.line(rejected.message()));
    }
    for (Received.Rejected letter : report.deadLetters()) {
      terminal.say("dead-lettered: " + Wrap.line(letter.origin()) + ": " + Wrap.line(letter.message()));
    }
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
