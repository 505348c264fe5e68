package dev.footnote.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Mode;
import dev.footnote.answer.Receipt;
import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.news.Article;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerPrinterTest {
  private static final String TEXT = "The NIS filed its\napplication in 2019. It waited\u202E\u0007 long.";
  private static final Article NIS = new Article(new Source("nis", "Spies join", Optional.of(URI.create("https://x.example/n")),
      Optional.of("Gazette"), Published.parse("2022-05-05"), "en", List.of()), TEXT);

  private static String printed(Finding finding, boolean terminal, String columns) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, UTF_8);
    Receipt receipt = new Receipt("s", "m", 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    new AnswerPrinter(Terminal.of(stream, stream, terminal, Map.of("COLUMNS", columns)))
        .print(new Answer("a-1", finding, 0.5, false, Mode.EXTRACTIVE, Optional.empty(), List.of(), receipt));
    return out.toString(UTF_8);
  }

  private static Finding grounded(Finding.Kind kind, List<String> missing) {
    Citation citation = new Citation(1, NIS, new Span(0, TEXT.indexOf(" It waited")));
    Citation second = new Citation(2, NIS, new Span(TEXT.indexOf("It waited"), TEXT.length()));
    return new Finding.Grounded(kind, List.of(new Statement("It applied in 2019.", List.of(1)),
        new Statement("It waited.", List.of(2))), List.of(citation, second), "2019", List.of(), missing);
  }

  @Test
  void printsStatementsThenEachFootnote() {
    String out = printed(grounded(Finding.Kind.ANSWERED, List.of()), false, "");
    assertTrue(out.startsWith("""
        It applied in 2019. [1] It waited. [2]

        [1] “The NIS filed its application in 2019.”
            Spies join · Gazette · 2022-05-05
            https://x.example/n#:~:text="""), out);
  }

  @Test
  void namesWhatIsMissingAndWhoDisagrees() {
    assertTrue(printed(grounded(Finding.Kind.PARTIAL, List.of("why", "how")), false, "")
        .contains("The articles do not say: why; how."));
    assertTrue(printed(grounded(Finding.Kind.CONFLICTING, List.of()), false, "").startsWith("The sources disagree:\n"));
  }

  @Test
  void saysPlainlyThatThereIsNoAnswer() {
    assertEquals("The articles do not say.\n", printed(new Finding.NotFound(List.of()), false, ""));
  }

  @Test
  void lettersThatHideOrSteerATerminalDoNotReachIt() {
    String out = printed(grounded(Finding.Kind.ANSWERED, List.of()), false, "");
    assertFalse(out.contains("\u202E") || out.contains("\u0007"), out);
  }

  @Test
  void coloursAreForTerminals() {
    assertTrue(printed(new Finding.NotFound(List.of()), true, "").contains("\u001b[1m"));
  }

  @Test
  void linesFitTheTerminal() {
    String out = printed(grounded(Finding.Kind.ANSWERED, List.of()), true, "40").replaceAll("\u001b\\[\\d+m", "");
    out.lines().filter(line -> !line.contains("https:")).forEach(line -> assertTrue(line.length() <= 40, line));
  }
}
