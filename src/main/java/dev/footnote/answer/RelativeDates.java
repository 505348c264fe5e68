package dev.footnote.answer;

import dev.footnote.cite.Citation;
import dev.footnote.cite.RelativeDays;
import dev.footnote.news.Published;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words in quotes that name a day only together with the day of publication: "on Thursday", "yesterday", "last week".
 */
final class RelativeDates {
  private RelativeDates() {}

  /** All such words in the quotes of dated articles, in order. */
  static List<ResolvedDate> in(List<Citation> citations) {
    List<ResolvedDate> dates = new ArrayList<>();
    for (Citation citation : citations) {
      Optional<LocalDate> published = citation.article().source().published().map(Published::date);
      published.ifPresent(day -> RelativeDays.in(citation.quote(), day).forEach(found ->
          dates.add(new ResolvedDate(citation.number(), found.span().shift(citation.span().start()), found.text(),
              found.from(), found.to()))));
    }
    return dates;
  }
}
