package dev.footnote.cite;

import dev.footnote.news.Article;
import dev.footnote.news.Published;
import dev.footnote.news.Span;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader of evidence knows besides it: the names in its article's title and just before it, which "he" and "the
 * company" stand for, and the days that "on Thursday" and "2 October" mean in an article of that date.
 *
 * @param words of the title and the text before, as names are compared
 * @param stems of their content words
 * @param pairs of words side by side
 * @param days dates in words, such as {@code 5 May 2022}
 */
record Context(Set<String> words, Set<String> stems, Set<String> pairs, Figures days) {
  private static final int BEFORE = 700;
  private static final Pattern DAY = Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)? (January|February|March|April|May"
      + "|June|July|"
      + "August|September|October|November|December)\\b(?! \\d{4})");

  static Context of(List<Evidence> evidence) {
    Set<String> words = new HashSet<>();
    Set<String> stems = new HashSet<>();
    Set<String> pairs = new HashSet<>();
    StringBuilder days = new StringBuilder();
    for (Evidence piece : evidence) {
      Article article = piece.article();
      Span span = piece.span();
      String before = article.text().substring(Math.max(0, span.start() - BEFORE), span.start());
      List<Words.Word> list = Words.of(Markup.strip(article.source().title() + " . " + before));
      pairs.addAll(Facts.pairs(list));
      list.forEach(word -> {
        words.add(Facts.name(word));
        if (word.isContent()) {
          stems.add(word.stem());
        }
      });
      article.source().published().map(Published::date).ifPresent(day -> days.append(days(piece.text(), day)));
    }
    return new Context(words, stems, pairs, Figures.of(days.toString()));
  }

  private static String days(String text, LocalDate published) {
    StringBuilder out = new StringBuilder();
    for (RelativeDays.Found found : RelativeDays.in(text, published)) {
      LocalDate from = found.from();
      boolean month = from.getDayOfMonth() == 1 && found.to().equals(from.plusMonths(1).minusDays(1));
      boolean year = from.getDayOfYear() == 1 && found.to().equals(from.plusYears(1).minusDays(1));
      if (from.equals(found.to())) {
        out.append(in(from)).append(". ");
      } else if (month) {
        out.append(name(from.getMonth())).append(' ').append(from.getYear()).append(". ");
      } else if (year) {
        out.append(from.getYear()).append(". ");
      }
    }
    Matcher day = DAY.matcher(text);
    while (day.find()) {
      nearest(day.group(2), Integer.parseInt(day.group(1)), published, out);
    }
    return out.toString();
  }

  /** Of a day without a year the one that is nearest to publication is meant. */
  private static void nearest(String month, int day, LocalDate published, StringBuilder out) {
    Month of = Month.valueOf(month.toUpperCase(Locale.ROOT));
    if (day < 1 || day > of.maxLength()) {
      return;
    }
    LocalDate best = published.plusYears(9);
    for (int year = published.getYear() - 1; year <= published.getYear() + 1; year++) {
      LocalDate date = LocalDate.of(year, of, 1).plusDays(day - 1L);
      if (Math.abs(date.toEpochDay() - published.toEpochDay()) < Math.abs(best.toEpochDay() - published.toEpochDay())) {
        best = date;
      }
    }
    out.append(in(best)).append(". ");
  }

  private static String in(LocalDate day) {
    return day.getDayOfMonth() + " " + name(day.getMonth()) + " " + day.getYear();
  }

  private static String name(Month month) {
    return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
