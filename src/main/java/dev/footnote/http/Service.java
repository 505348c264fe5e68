package dev.footnote.http;

import dev.footnote.answer.Asker;
import dev.footnote.retrieve.Articles;
import dev.footnote.retrieve.Retriever;

/**
 * What the routes work on, all of one index.
 *
 * @param asker answers questions
 * @param articles looks articles up
 * @param retriever finds passages
 */
public record Service(Asker asker, Articles articles, Retriever retriever) {}
