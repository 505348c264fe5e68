package dev.footnote.answer;

/**
 * An earlier question of a conversation and what was answered.
 *
 * @param question as it was searched
 * @param answer plain text without markers; empty where there was none
 */
public record Turn(String question, String answer) {}
