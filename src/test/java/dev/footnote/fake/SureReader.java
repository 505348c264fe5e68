package dev.footnote.fake;

import dev.footnote.read.Reader;
import dev.footnote.read.Reading;
import dev.footnote.retrieve.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A reader that is always sure of the sentence that shares most words with the question: something to fall back on. */
final class SureReader implements Reader {
  @Override
  public String model() {
    return "sure/1";
  }

  @Override
  public Reading read(String question, List<Hit> hits, int maxCitations) {
    List<String> words = Arrays.asList(question.toLowerCase(Locale.ROOT).split("\\W+"));
    List<Reading.Pick> all = new ArrayList<>();
    hits.forEach(hit -> hit.indexed().sentences().forEach(s -> all.add(new Reading.Pick(hit.indexed(), s.span()))));
    all.sort(Comparator.comparingLong((Reading.Pick p) -> -words.stream().filter(p.text().toLowerCase(Locale.ROOT)::contains).count()));
    return new Reading(all.subList(0, 1), "", 0.9, true, false, List.of(), List.of());
  }
}
