package dev.footnote.retrieve;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A passage that may answer, before ranking. Scores are comparable within one query only.
 *
 * @param article key of its article
 * @param passage number within the article
 * @param published the article's day
 * @param words BM25 of the passage's text, at least 0
 * @param title BM25 of the article's title, at least 0
 * @param phrases BM25 of neighbouring pairs of the query's words in the passage, at least 0
 * @param rare added {@link Rarity} of the query's rarest words that passage or title has, at least 0
 * @param meaning cosine of query and passage, in [-1..1]
 * @param reference where the store finds it again
 */
public record Candidate(String article, int passage, Optional<LocalDate> published, double words, double title,
    double phrases, double rare, double meaning, int reference) {}
