/**
 * The HTTP surface, free of any server: a request in, a response out. The local server and the Lambda function translate.
 *
 * <p><b>Why an own router?</b> A dozen fixed routes need a table, not a framework; start-up time is billed on Lambda.
 */
@NullMarked
package dev.footnote.http;

import org.jspecify.annotations.NullMarked;
