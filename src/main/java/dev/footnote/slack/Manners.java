package dev.footnote.slack;

import java.util.Set;

/**
 * How the bot behaves.
 *
 * @param channels ids of the channels that it answers in; empty for all that it is in. Direct messages are always answered
 * @param userDaily most questions of one person a day (UTC), at least 1
 * @param workspaceDaily most questions of a workspace a day (UTC), at least 1
 * @param streams whether answers grow as they are written, where the workspace has that
 */
public record Manners(Set<String> channels, int userDaily, int workspaceDaily, boolean streams) {
  /** Every channel, 100 questions a person, 2,000 a workspace. */
  public static final Manners DEFAULT = new Manners(Set.of(), 100, 2_000, true);

  public Manners {
    channels = Set.copyOf(channels);
  }


  boolean answersIn(String channel) {
    return channels.isEmpty() || channels.contains(channel) || channel.startsWith("D");
  }
}
