/**
 * Footnote in Slack: asked in a channel, answered in the thread, once, with footnotes.
 *
 * <p>{@link dev.footnote.slack.SlackEndpoints} verifies, records, hands over and acknowledges; {@link
 * dev.footnote.slack.Worker} answers what was handed over. Between them lies a {@link dev.footnote.slack.FollowUp}: a queue
 * on AWS, threads on one machine.
 *
 * <p><b>Why check signatures ourselves when Slack's SDK can?</b> Its check compares with {@code String.equals}, takes time
 * stamps from the future and decodes with the platform's charset. {@link dev.footnote.slack.Signature} hashes the raw bytes.
 *
 * <p><b>Why not deduplicate by event id?</b> Slack may deliver one message under several event ids, once as a mention and
 * once as a message, and an id cannot tell whether its first delivery was worked off or died. {@link
 * dev.footnote.slack.Leases} keeps one entry for each message asked: its version (edits), who works on it until when, and
 * what was posted. Every write is conditional on the revision read, so a worker that lost its lease cannot go on.
 *
 * <p><b>Why can a placeholder double and an answer not?</b> Slack's {@code chat.postMessage} takes no idempotency key. A
 * worker that dies between posting and noting the message leaves one that nobody knows of; whoever takes over looks for
 * it in the thread by its metadata. A stream has none until it ends, and is never guessed at: it may be the answer to another
 * question. The answer itself is an update of the placeholder: repeated, it changes nothing.
 *
 * <p><b>Why does everything foreign stand in {@code plain_text}?</b> Slack's markup has escapes for {@code & < >} only,
 * none for {@code * _ ~ `} or emoji codes. Text objects of type {@code plain_text} know no markup. What is {@code mrkdwn}
 * holds our own words and the links of citations, nothing else; and everything is escaped all the same.
 *
 * <p><b>Why are answers streamed as blocks?</b> For the same reason: {@code markdown_text} would be markup again. A
 * workspace that does not take such chunks gets the answer whole by {@code chat.update}.
 *
 * <p><b>Why one port {@link dev.footnote.slack.Ledger} for leases, threads and footnotes?</b> All are small texts
 * replaced under a condition. The rules stand here, tested once; an adapter knows only how to compare and set. Questions a
 * day are counted by {@code http}'s counters, and thumbs are kept in its feedback log, so that {@code scripts/feedback} finds
 * them.
 */
@NullMarked
package dev.footnote.slack;

import org.jspecify.annotations.NullMarked;
