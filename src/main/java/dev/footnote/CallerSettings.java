package dev.footnote;

import dev.footnote.http.ApiKeys;
import dev.footnote.http.Budgets;
import dev.footnote.http.Cors;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;

/**
 * Who may ask, how much, and how long they are remembered.
 *
 * @param keys API keys, by their hashes
 * @param cors pages of other origins that may read answers
 * @param rules budgets of each caller
 * @param remembered how long a conversation is kept after its last turn
 * @param conversationKey 32 bytes; secret, never shown
 */
record CallerSettings(ApiKeys keys, Cors cors, Budgets.Rules rules, Duration remembered,
    Optional<Secret> conversationKey) {
  /** Nobody is checked and nothing bounded. */
  static final CallerSettings OPEN =
      new CallerSettings(ApiKeys.none(), Cors.NONE, Budgets.Rules.NONE, Duration.ofHours(24), Optional.empty());

  private static final long MOST = 1_000_000_000;

  /** Bytes that do not show. */
  static final class Secret {
    private final byte[] bytes;

    Secret(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public String toString() {
      return "set";
    }
  }

  /** Reads the settings of callers. */
  static CallerSettings read(Settings settings) {
    return new CallerSettings(
        settings.value(Config.API_KEY_HASHES).map(text -> keys(text, settings)).orElse(ApiKeys.none()),
        settings.value(Config.CORS_ORIGINS).map(text -> cors(text, settings)).orElse(Cors.NONE),
        new Budgets.Rules(settings.number(Config.REQUESTS_PER_MINUTE, 0, MOST, 0),
            settings.number(Config.TOKENS_PER_DAY, 0, MOST, 0),
            settings.value(Config.OVER_BUDGET).map(text -> over(text, settings)).orElse(Budgets.Over.REFUSE)),
        Duration.ofHours(settings.number(Config.CONVERSATION_HOURS, 1, 720, 24)),
        settings.value(Config.CONVERSATION_KEY).flatMap(text -> secret(text, settings)));
  }

  private static ApiKeys keys(String text, Settings settings) {
    try {
      return ApiKeys.of(Arrays.asList(text.split(",")));
    } catch (IllegalArgumentException e) {
      settings.problem(Config.API_KEY_HASHES + " holds " + e.getMessage() + ". Make an entry by scripts/key NAME; entries are"
          + " parted by commas.");
      return ApiKeys.none();
    }
  }

  private static Cors cors(String text, Settings settings) {
    try {
      return new Cors(new HashSet<>(Arrays.asList(text.split(","))));
    } catch (IllegalArgumentException e) {
      settings.problem(Config.CORS_ORIGINS + " holds " + e.getMessage() + "; origins are parted by commas.");
      return Cors.NONE;
    }
  }

  private static Budgets.Over over(String text, Settings settings) {
    return switch (text) {
      case "refuse" -> Budgets.Over.REFUSE;
      case "extractive" -> Budgets.Over.EXTRACTIVE;
      default -> {
        settings.problem(Config.OVER_BUDGET + " is \"" + text + "\"; it must be refuse or extractive.");
        yield Budgets.Over.REFUSE;
      }
    };
  }

  private static Optional<Secret> secret(String text, Settings settings) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length == 32) {
        return Optional.of(new Secret(bytes));
      }
    } catch (IllegalArgumentException e) {
      // told below, without the value
    }
    settings.problem(Config.CONVERSATION_KEY + " is not 32 bytes in base64. Make one by: openssl rand -base64 32.");
    return Optional.empty();
  }
}
