package dev.footnote.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footnote.cite.Citation;
import dev.footnote.news.Article;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.news.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeDatesTest {
  /** 5 May 2022 was a Thursday. */
  @ParameterizedTest
  @CsvSource({
    "It joined on Thursday., Thursday, 2022-05-05, 2022-05-05",
    "It joined on Monday., Monday, 2022-05-02, 2022-05-02",
    "It joined yesterday., yesterday, 2022-05-04, 2022-05-04",
    "It joined last week., last week, 2022-04-25, 2022-05-01",
    "It joined last month., last month, 2022-04-01, 2022-04-30",
    "It joins next Friday., next Friday, 2022-05-06, 2022-05-06",
    "It joined two days earlier., two days earlier, 2022-05-03, 2022-05-03",
    "It joined last December., last December, 2021-12-01, 2021-12-31",
  })
  void readsTheWordsFromTheDayOfPublication(String text, String words, LocalDate from, LocalDate to) {
    ResolvedDate date = RelativeDates.in(List.of(citation(text, Optional.of(LocalDate.of(2022, 5, 5))))).getFirst();
    assertEquals(words, date.text());
    assertEquals(from, date.from());
    assertEquals(to, date.to());
    assertEquals(words, date.span().of(text));
  }

  @Test
  void saysNothingOfAnUndatedArticle() {
    assertEquals(List.of(), RelativeDates.in(List.of(citation("It joined on Thursday.", Optional.empty()))));
  }

  private static Citation citation(String text, Optional<LocalDate> day) {
    Source source = new Source("a", "Title", Optional.empty(), Optional.empty(), day.map(Published::on), "en", List.of());
    return new Citation(1, new Article(source, text), new Span(0, text.length()));
  }
}
