package dev.footnote.cite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footnote.news.Span;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextFragmentTest {
  private static final URI PAGE = URI.create("https://news.example/a");

  private static String link(String text, String quote) {
    int at = text.indexOf(quote);
    return TextFragment.link(PAGE, text, new Span(at, at + quote.length()));
  }

  private static String directive(String link) {
    return link.substring(link.indexOf(":~:text=") + 8);
  }

  @Test
  void shortQuoteIsGivenWhole() {
    assertEquals("https://news.example/a#:~:text=The%20NIS%20applied.", link("Yes. The NIS applied. No.",
        "The NIS applied."));
  }

  @Test
  void signsOfTheSyntaxAreEncoded() {
    assertEquals("https://news.example/a#:~:text=A%2DB%2C%20C%20%26%20%C3%A9%2Fd",
        link("A-B, C & é/d", "A-B, C & é/d"));
  }

  @Test
  void existingFragmentIsKept() {
    assertEquals("https://news.example/a#top:~:text=Yes.",
        TextFragment.link(URI.create("https://news.example/a#top"), "Yes.", new Span(0, 4)));
  }

  @Test
  void olderDirectiveIsReplaced() {
    assertEquals("https://news.example/a#top:~:text=Yes.",
        TextFragment.link(URI.create("https://news.example/a#top:~:text=old"), "Yes.", new Span(0, 4)));
  }

  @Test
  void longQuoteIsGivenByItsEnds() {
    String quote = "one two three four five " + "and several other longish words ".repeat(12) + "six seven eight nine ten.";
    assertEquals("one%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten.", directive(link("Yes. " + quote,
        quote)));
  }

  @Test
  void repeatedPhraseGetsAPrefix() {
    String text = "In May it rained. In June it rained. In July not.";
    int at = text.lastIndexOf("it rained");
    assertEquals("rained.%20In%20June-,it%20rained", directive(TextFragment.link(PAGE, text, new Span(at, at + 9))));
  }

  @Test
  void repeatedPhraseAtAParagraphsStartGetsASuffix() {
    String text = "It rained in May.\n\nIt rained in June.";
    int at = text.lastIndexOf("It rained");
    assertEquals("It%20rained,-in%20June.", directive(TextFragment.link(PAGE, text, new Span(at, at + 9))));
  }

  @Test
  void repeatedInOtherCaseCountsAsRepeated() {
    assertTrue(directive(link("IT  RAINED in May. Later it rained.", "it rained")).contains("-,"));
  }

  @Test
  void partOfALongerWordIsNoRepetition() {
    String text = "it ranted, it ran";
    assertEquals("it%20ran", directive(TextFragment.link(PAGE, text, new Span(11, text.length()))));
  }

  @Test
  void spanInsideAWordIsWidenedToTheWord() {
    assertEquals("it%20rained", directive(link("Yes, it rained", "it rai")));
  }

  @Test
  void quoteOverParagraphsIsGivenByItsEnds() {
    assertEquals("The%20head,It%20rained.", directive(link("The head\n\nIt rained.", "The head\n\nIt rained.")));
  }

  @Test
  void invisibleCharactersAreLeftOut() {
    assertEquals("It%20rained.", directive(link("So. It\u200B ra\u00ADined.", "It\u200B ra\u00ADined.")));
  }

  @Test
  void anyQuoteIsFoundAgainExactly() {
    List<String> words = List.of("the", "rain", "Rain", "May,", "it", "was", "in", "a-b", "100%", "“no”",
        "\u00E9t\u00E9", "\uD83D\uDE00", "c&d",
        "ra\u200Bin", "end.", "THE");
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder("first" + seed);
      List<Integer> starts = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        int gap = random.nextInt(30);
        text.append(gap == 0 ? "\n\nPart" + i + " " : gap == 1 ? "  " : " ");
        starts.add(text.length());
        text.append(random.nextInt(12) == 0 ? "word" + i : words.get(random.nextInt(words.size())));
      }
      text.append(" last");
      int a = random.nextInt(280);
      int b = Math.min(299, a + 1 + random.nextInt(60));
      Span span = new Span(starts.get(a), text.substring(0, starts.get(b)).stripTrailing().length());
      String quote = span.of(text.toString());
      String end = quote.endsWith("Part" + b) ? quote.substring(0, quote.lastIndexOf("Part")).strip() : quote;
      assertFound(text.toString(), new Span(span.start(), span.start() + end.length()), seed);
    }
  }

  private static void assertFound(String text, Span span, int seed) {
    String link = TextFragment.link(PAGE, text, span);
    assertEquals(page(text.substring(0, span.end())).stripTrailing(), found(page(text), directive(link), true),
        "seed " + seed + " " + link);
    assertEquals(page(text.substring(0, span.start())), found(page(text), directive(link), false),
        "seed " + seed + " " + link);
  }

  private static String page(String text) {
    return text.replace("\u200B", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** The page up to the end, or the start, of what a browser would mark. */
  private static String found(String page, String directive, boolean toEnd) {
    String prefix = "";
    String suffix = "";
    String end = "";
    String start = "";
    for (String part : directive.split(",")) {
      String words = URLDecoder.decode(part.replaceAll("^-|-$", ""), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      if (part.endsWith("-")) {
        prefix = words;
      } else if (part.startsWith("-")) {
        suffix = words;
      } else if (start.isEmpty()) {
        start = words;
      } else {
        end = words;
      }
    }
    String border = "(?<![\\p{L}\\p{N}])";
    String regex = (prefix.isEmpty() ? "" : border + Pattern.quote(prefix) + " ?") + "(" + bounded(start)
        + (end.isEmpty() ? "" : ".*?" + bounded(end)) + ")" + (suffix.isEmpty() ? "" : " ?" + bounded(suffix));
    Matcher matcher = Pattern.compile(regex).matcher(page);
    return matcher.find() ? page.substring(0, toEnd ? matcher.end(1) : matcher.start(1)) : "nothing found";
  }

  private static String bounded(String words) {
    String first = Character.isLetterOrDigit(words.codePointAt(0)) ? "(?<![\\p{L}\\p{N}])" : "";
    String last = Character.isLetterOrDigit(words.codePointBefore(words.length())) ? "(?![\\p{L}\\p{N}])" : "";
    return first + Pattern.quote(words) + last;
  }
}
