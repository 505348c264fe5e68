package dev.footnote.read;

import dev.footnote.news.Span;

/**
 * A run of tokens of one sentence that could be an answer.
 *
 * @param kind what it is
 * @param first its first token
 * @param end one past its last token
 * @param span where it stands in the sentence
 */
record Phrase(Kind kind, int first, int end, Span span) {}
