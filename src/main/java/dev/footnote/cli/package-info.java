/**
 * The commands and how they print.
 *
 * <p><b>Why a port?</b> Commands need indexes, a model and a server, which are adapters; {@link dev.footnote.cli.Workbench}
 * is what they may ask for, and the composition root builds it.
 *
 * <p><b>How do errors end?</b> With a line on stderr that says what to do, and 2 where the caller can mend it, 1 where not.
 * See {@link dev.footnote.cli.Commands}.
 */
@NullMarked
package dev.footnote.cli;

import org.jspecify.annotations.NullMarked;
