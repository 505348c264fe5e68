package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InertTest {
  @ParameterizedTest
  @ValueSource(strings = {"![x](https://exfil.example/?q=1)", "[x](javascript:alert(1))", "[x]: https://exfil.example",
      "<https://exfil.example>", "<img src=x onerror=alert(1)>", "\\[x](https://exfil.example)", "`[`x](https://exfil.example)",
      "see https://exfil.example/a", "a\n\n[1]: https://exfil.example \"t\"", "&lt;script&gt;", "&#91;x](https://exfil.example)"})
  void renderedMarkdownHoldsNoLinkNoImageAndNoHtml(String hostile) {
    String html = HtmlRenderer.builder().build().render(Parser.builder().build().parse(Inert.markdown(hostile) + " [1]"));
    assertFalse(html.matches("(?s).*<(a|img|script|code)\\b.*"), html);
  }

  /** Texts that want to carry something out, kept beside the checkout; skipped where they are not there. */
  @Test
  void noHostileTextBecomesALinkAnImageOrHtml() throws IOException {
    Path file = Path.of("..", "shared", "attacks", "output_exfil.json");
    assumeTrue(Files.exists(file));
    for (JsonNode row : Requests.json(Files.readString(file)).path("cases")) {
      String markdown = Inert.markdown(row.path("llm_output").textValue()) + " [1]";
      String html = HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
      assertFalse(html.matches("(?s).*<(?!/?p>).*"), row.path("id") + " " + html);
      assertFalse(markdown.matches("(?s).*(?<!\\\\)://.*"), row.path("id") + " " + markdown);
    }
  }

  @Test
  void whatFrontEndsLinkByThemselvesIsBroken() {
    assertEquals("https\\://exfil.example", Inert.markdown("https://exfil.example"));
    assertEquals("www\\.exfil.example", Inert.markdown("www.exfil.example"));
    assertEquals("a\\@exfil.example", Inert.markdown("a@exfil.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"The NIS applied (in 2019): 4.2 million & more, at 10:30 – “so”.", "AT&T, R&D 5 * 3 = 15 #1 @home"})
  void ordinaryProseIsUnchanged(String prose) {
    assertEquals(prose, Inert.markdown(prose));
  }

  @Test
  void aLinkTargetEndsWhereItShould() {
    assertEquals("[a \\[b\\]](https://x.example/%28a%29#:~:text=b%20c)",
        Inert.link("a [b]", "https://x.example/(a)#:~:text=b%20c"));
  }
}
