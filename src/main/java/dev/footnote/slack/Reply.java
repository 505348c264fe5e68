package dev.footnote.slack;

import dev.footnote.cite.Statement;
import dev.footnote.slack.Allowance.Ruling;
import dev.footnote.slack.Ask.Kind;
import dev.footnote.slack.Leases.Lease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Our messages for one question: a placeholder at once, then the answer in its place. Every message is noted under the
 * lease as soon as it is posted; what an earlier attempt posted is found and used.
 */
final class Reply {
  private static final Set<String> GONE = Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  /** The lease went to somebody else: nothing more may be posted. */
  static final class LostException extends RuntimeException {
    LostException(String key) {
      super("the lease of " + key + " was lost", null, false, false);
    }
  }

  private final Web web;
  private final Leases leases;
  private final Ask ask;
  private final boolean streams;
  private Lease lease;
  private boolean streaming;
  private boolean grows;

  Reply(Web web, Leases leases, Ask ask, Lease lease, boolean streams) {
    this.web = web;
    this.leases = leases;
    this.ask = ask;
    this.lease = lease;
    this.streams = streams;
  }

  Lease lease() {
    return lease;
  }

  /** Notes what the allowance said; the next message keeps it, and whatever ends this attempt. */
  void ruled(Ruling ruling) {
    lease = lease.ruled(ruling);
  }

  /** Whether there is a message to answer under; a command has none where we may not write. */
  boolean isInChannel() {
    return !isCommand() || !lease.posted().isEmpty();
  }

  /** The message under which the answer stands. */
  String thread() {
    return isCommand() ? lease.posted().getFirst() : ask.thread();
  }

  /** Makes sure that there is a message that the answer can take the place of. */
  void begin() {
    if (lease.again()) {
      recover();
    }
    if (isCommand() && lease.posted().isEmpty()) {
      note(web.post(ask.channel(), Optional.empty(), question(), ask.key(), 0));
    }
    if (lease.posted().size() > offset()) {
      if (streams && lease.again()) {
        web.stopStream(ask.channel(), lease.posted().get(offset())); // it may have been left growing
      }
      return;
    }
    Optional<String> stream = streams ? web.startStream(ask, thread(), Rendering.placeholder().text()) : Optional.empty();
    streaming = stream.isPresent();
    grows = streaming;
    note(stream.orElseGet(() -> web.post(ask.channel(), Optional.of(thread()), Rendering.placeholder(), ask.key(), 1)));
  }

  /** Shows a statement as soon as it may be shown, where messages can grow. */
  void say(Statement statement) {
    if (grows) {
      grows = web.append(ask.channel(), lease.posted().get(offset()), Rendering.said(statement));
    }
  }

  /** Puts the answer in its place. */
  void finish(List<Post> posts) {
    keep(lease.posted()); // whoever lost the lease stops here, before it changes what another wrote
    if (streaming) {
      web.stopStream(ask.channel(), lease.posted().get(offset()));
      streaming = false;
      grows = false;
    }
    for (int i = 0; i < posts.size(); i++) {
      int place = offset() + i;
      if (place < lease.posted().size()) {
        replace(place, posts.get(i));
      } else {
        note(web.post(ask.channel(), Optional.of(thread()), posts.get(i), ask.key(), i + 1));
      }
    }
    while (lease.posted().size() > offset() + posts.size()) { // an edit whose answer is shorter
      web.delete(ask.channel(), lease.posted().getLast());
      keep(lease.posted().subList(0, lease.posted().size() - 1));
    }
  }

  private void replace(int place, Post post) {
    int part = place - offset() + 1;
    try {
      web.update(ask.channel(), lease.posted().get(place), post, ask.key(), part);
    } catch (SlackException e) {
      if (!GONE.contains(e.code())) {
        throw e;
      }
      List<String> posted = new ArrayList<>(lease.posted());
      posted.set(place, web.post(ask.channel(), Optional.of(thread()), post, ask.key(), part));
      keep(posted);
    }
  }

  /**
   * An attempt before us may have died between posting a message and noting it. A stream that nobody noted is not found:
   * until it ends it carries no metadata, and it may be the answer to another question of the thread.
   */
  private void recover() {
    if (isCommand()) {
      if (lease.posted().isEmpty()) {
        web.channel(ask.channel(), Long.toString(ask.at() - Signature.MOST_SECONDS)).stream()
            .filter(f -> f.key().equals(ask.key()) && f.part() == 0).findFirst().ifPresent(f -> note(f.ts()));
      }
      if (lease.posted().isEmpty()) {
        return;
      }
    }
    List<String> posted = new ArrayList<>(lease.posted());
    web.thread(ask.channel(), thread(), asked()).stream().filter(f -> f.key().equals(ask.key()) && f.part() > 0 && !posted.contains(f.ts()))
        .sorted(Comparator.comparingInt(Web.Found::part)).map(Web.Found::ts).forEach(posted::add);
    if (posted.size() > lease.posted().size()) {
      keep(posted);
    }
  }

  /** When it was asked, by Slack's clock: nothing of ours is older. */
  private String asked() {
    return isCommand() ? thread() : ask.key().substring(ask.key().lastIndexOf('#') + 1);
  }

  /** A command leaves no message of the person; ours says what was asked. */
  private Post question() {
    String words = "Asked: " + ask.text();
    return new Post(List.of(Blocks.section(Escape.start(words, Blocks.SECTION_LENGTH))), Escape.start(words, 1_000));
  }

  private void note(String ts) {
    List<String> posted = new ArrayList<>(lease.posted());
    posted.add(ts);
    keep(posted);
  }

  private void keep(List<String> posted) {
    lease = leases.note(lease, posted).orElseThrow(() -> new LostException(ask.key()));
  }

  private boolean isCommand() {
    return ask.kind() == Kind.COMMAND;
  }

  /** How many of our messages stand before the answer. */
  private int offset() {
    return isCommand() ? 1 : 0;
  }
}
