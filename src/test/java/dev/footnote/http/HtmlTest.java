package dev.footnote.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @Test
  void textAndValuesAreEscaped() {
    assertEquals("<p class=\"&quot;&gt;&lt;b&gt;&#39;\">&lt;script&gt;a &amp;amp; b&lt;/script&gt;</p>",
        written(new Html().leaf("p", "<script>a &amp; b</script>", "class", "\"><b>'")));
  }

  @Test
  void whatCannotBeSeenIsLeftOut() {
    assertEquals("<p>evil</p>", written(new Html().leaf("p", "\u202eev\u200bil\u202c\0")));
  }

  @Test
  void anElementWithoutContentIsNotClosed() {
    assertEquals("<p>a<br>b</p>", written(new Html().open("p").text("a").open("br").text("b")));
  }

  @Test
  void anEmptyAttributeIsLeftOut() {
    assertEquals("<p></p>", written(new Html().open("p", "id", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example",
      "/\\evil.example", "vbscript:x", " https://evil.example", "java\nscript:x", "mailto:a@b.example"})
  void aLinkLeadsToTheWebOrIntoThisSite(String link) {
    assertThrows(IllegalArgumentException.class, () -> new Html().open("a", "href", link));
  }

  @Test
  void noHandlerNoStyleAndNoForeignElementCanBeWritten() {
    assertThrows(IllegalArgumentException.class, () -> new Html().open("p", "onclick", "x"));
    assertThrows(IllegalArgumentException.class, () -> new Html().open("p", "style", "x"));
    assertThrows(IllegalArgumentException.class, () -> new Html().open("iframe"));
    assertThrows(IllegalArgumentException.class, () -> new Html().leaf("script", "alert(1)"));
  }

  private static String written(Html html) {
    return Requests.text(html.answer(200, Map.of())).replace("<!doctype html>\n", "").strip();
  }
}
