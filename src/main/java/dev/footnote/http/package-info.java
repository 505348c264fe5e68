/**
 * The HTTP surface, free of any server: a request in, a response out. The local server and the Lambda function
 * translate.
 *
 * <p><b>Why an own router?</b> A dozen fixed routes need a table, not a framework; start-up time is billed on Lambda.
 *
 * <p><b>Where are limits checked?</b> Here, once, for every server. A server only promises not to read more than one
 * byte above {@link dev.footnote.http.Limits#BODY_BYTES} into memory; what it read tells us that there was more.
 *
 * <p><b>Why are bodies read as trees and not bound to records?</b> A wrong field must be named with its value, the rule
 * and the remedy; a binder's exceptions name classes. {@link dev.footnote.http.Fields} says it in our words.
 *
 * <p><b>Why is a stream a body that a server pulls, and not events that a route pushes?</b> So the same response object
 * serves the local server, Lambda's stream and Lambda's plain answer, which gathers it; and whoever drops it closes it.
 *
 * <p><b>Why are article pages written by {@link dev.footnote.http.Html} and the chat page by hand?</b> An article page
 * is made of what others wrote, and must be so that nothing of it can become markup; it is readable without a script.
 * The chat page is a fixed file, whose script builds it node by node. A template engine would be a dependency that can
 * paste strings.
 *
 * <p><b>Why does {@code GET /} answer browsers and programs differently?</b> Whoever tries {@code curl} wants to see how
 * to ask; whoever opens a browser wants to ask.
 *
 * <p><b>Where is the list of errors?</b> {@link dev.footnote.http.Fault}; a test holds {@code openapi.json} to it.
 */
@NullMarked
package dev.footnote.http;

import org.jspecify.annotations.NullMarked;
