package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlParserTest {
  private static final String SENTENCE =
      "The canal between Pennock and Upper Tamber is shut until the end of February.";

  private static String text(String html) {
    try {
      return HtmlParser.parse(html).text();
    } catch (BadArticle e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<nav>X</nav>", "<header>X</header>", "<footer>X</footer>", "<aside>X</aside>",
      "<script>X</script>",
      "<style>X</style>", "<template>X</template>", "<noscript>X</noscript>", "<form>X</form>", "<button>X</button>",
      "<select><option>X</select>", "<textarea>X</textarea>", "<svg><text>X</text></svg>", "<iframe>X</iframe>",
      "<figure><figcaption>X</figcaption></figure>", "<p hidden>X</p>", "<p hidden=until-found>X</p>",
      "<p aria-hidden=true>X</p>",
      "<p style='display : NONE'>X</p>", "<p style='color:red;visibility:hidden'>X</p>",
      "<p style='display:/**/none'>X</p>",
      "<p style='opacity:0'>X</p>", "<span style='color:#fff;background:#fff'>X</span>", "<p style='font-size:1px'>X</p>", "<p style='font-size:0px'>X</p>", "<p style='position:absolute;left:-9999px'>X</p>",
      "<span class=sr-only>X</span>", "<div role=navigation>X</div>", "<div role=dialog>X</div>", "<!-- X -->",
      "<!--[if IE]>X<![endif]-->",
      "<div id=cookie-banner><p>X</p></div>", "<div class=shareButtons>X</div>", "<ul class=sharing><li>X</ul>",
      "<del>X</del>",
      "<div class='post comments-area'><p>X</p></div>", "<article class=comment><p>X</p></article>", "<input value=X>",
      "<img alt=X>",
      "<ul><li><a href=a>X one</a><li><a href=b>X two</a></ul>", "<p><a href=a>X gathers 9,000 names</a></p>",
      "<h3>X next</h3><ul><li><a href=a>X one</a><li><a href=b>X two</a></ul>",
      "<p><time datetime=2024-01-02>X 2 January</time></p>",
      "<p>\u200B</p>"})
  void leavesOutWhatIsNotTheArticle(String noise) {
    assertEquals(SENTENCE + "\n\nIt leaks.", text("<article><p>" + SENTENCE + "</p>" + noise
        + "<p>It leaks.</p></article>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<p style='font-size:0.9em'>X</p>", "<p style='font-size:inherit;opacity:.8'>X</p>", "<p style='color:#fff;background:#000'>X</p>", "<p style='font-size:12px'>X</p>",
      "<p hiddenx>X</p>",
      "<p aria-hidden=false>X</p>", "<p style='margin-left:-10px'>X</p>", "<div class=market-report>X</div>",
      "<h2>X</h2>",
      "<ul><li>X</ul>", "<blockquote>X</blockquote>", "<pre>X</pre>", "<table><tr><td>X</table>", "<dl><dd>X</dl>",
      "<details>X</details>",
      "X", "<a href=a>X is a sentence.</a>", "<section><p>X</p></section>",
      "<figure><blockquote>X</blockquote></figure>"})
  void keepsWhatAReaderSees(String seen) {
    assertTrue(text("<article><p>" + SENTENCE + "</p>" + seen + "<p>It leaks.</p></article>").contains("X"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'<p>a\n  b&nbsp; c</p>'                       | 'a b c'",
      "'<p>a<br>b</p>'                                | 'a\nb'",
      "'<p>a<br><br><br>b</p>'                        | 'a\n\nb'",
      "'<p>one<p>two<div>three<p>four</div>five'      | 'one\n\ntwo\n\nthree\n\nfour\n\nfive'",
      "'<h2>H</h2><p>t'                               | 'H\n\nt'",
      "'<ul><li>a<ul><li>b</ul><li>c</ul>'            | 'a\n\nb\n\nc'",
      "'<table><tr><th>A<th>B<tr><td><p>1</p><td>2</table>' | 'A\tB\n\n1\t2'",
      "'<table><tr><td><p>a</p><p>b</p></td><td>c</td></table>' | 'a\n\nb\n\nc'",
      "'<p>a<b>b</b>c <i>d</i></p>'                   | 'abc d'",
      "'<p>&lt;b&gt; &amp;amp; &eacute;&#8217;'       | '<b> &amp; é’'",
      "'<p>say <q>hi</q></p>'                         | 'say “hi”'",
      "'<pre>a\n  b</pre>'                            | 'a\n  b'",
      "'<p>Ko\u0308ln \u202Eevil\u202C har\u00ADbour'   | 'Köln evil harbour'",
      "'<p>a&ZeroWidthSpace;b&shy;c'                  | 'abc'"})
  void setsParagraphsAsTheyAreSeen(String html, String text) {
    assertEquals(text, text("<article>" + html + "</article>"));
  }

  @Test
  void takesTheArticleElement() {
    assertEquals(SENTENCE, text("<body><p>Ticker.</p><article><p>" + SENTENCE + "</article><div><p>Other.</div>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<main>%s</main>", "<div role=main>%s</div>", "<div itemprop=articleBody>%s</div>",
      "<div><article>Teaser.</article></div><main>%s</main>"})
  void takesWhatThePageMarksAsItsArticle(String marked) {
    assertEquals(SENTENCE, text("<body><div><p>Ticker.</div>" + String.format(marked, "<p>" + SENTENCE + "</p>")));
  }

  @Test
  void takesTheDensestBlockWhereNothingIsMarked() {
    String story = ("<p>" + SENTENCE + "</p>").repeat(3);
    String page = "<div id=top><p>Ticker of the day, with a few words more.</p></div><div id=c><div>" + story
        + "</div></div>"
        + "<div id=end><p>Published by the Gazette in Alder Bay since 1851.</p></div>";
    assertEquals(String.join("\n\n", SENTENCE, SENTENCE, SENTENCE), text(page));
  }

  @Test
  void takesTextThatStandsBetweenLineBreaks() {
    assertEquals(SENTENCE + "\n\n" + SENTENCE, text("<table><tr><td>Menu<td>" + SENTENCE + "<br><br>" + SENTENCE
        + "</table>"));
  }

  @Test
  void keepsAFormThatIsThePage() {
    assertEquals(SENTENCE, text("<form><article><p>" + SENTENCE + "</article></form>"));
  }

  @Test
  void keepsAPageThatHidesItselfUntilScriptsRun() {
    assertEquals(SENTENCE, text("<body style='visibility:hidden'><p>" + SENTENCE));
  }

  @Test
  void keepsTheArticleInsideAnOddlyNamedBlock() {
    assertEquals(SENTENCE, text("<div class='page with sidebar social'><article><p>" + SENTENCE + "</article></div>"));
  }

  @Test
  void leavesTheTitleOutOfTheText() {
    assertEquals(SENTENCE, text("<title>Canal shut</title><article><h1>Canal  shut!</h1><p>" + SENTENCE
        + "</article>"));
  }

  @Test
  void keepsHeadingsWithTextBelow() {
    assertEquals("Why\n\n" + SENTENCE, text("<title>Canal shut</title><article><h2>Why</h2><p>" + SENTENCE
        + "<h3>Read next</h3></article>"));
  }

  @Test
  void givesNoTextForMarkupOnly() {
    assertEquals("", text(
        "<html><head><title>t</title></head><body><nav><a href=x>Home</a></nav><script>1</script><div></div>"));
  }

  @Test
  void readsBrokenMarkup() {
    assertEquals(SENTENCE, text("<article><p <b>" + SENTENCE + "</i></x></article"));
    assertFalse(text("<p>a<!-- never closed <p>b").contains("b"));
  }
}
