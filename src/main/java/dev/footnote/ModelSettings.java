package dev.footnote;

import dev.footnote.answer.Generation;
import dev.footnote.answer.Generator;
import dev.footnote.answer.Prices;
import dev.footnote.answer.Prompt;
import dev.footnote.answer.Writing;
import dev.footnote.langchain.ChatModels;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which chat model writes answers.
 *
 * @param provider whose wire is spoken
 * @param id of the model, as its provider names it
 * @param url another address than the provider's own
 * @param key secret; never shown
 * @param region of Bedrock; empty for the region of the process
 * @param tokens most tokens of the sentences in a prompt, about
 * @param prices of models
 */
record ModelSettings(Provider provider, String id, Optional<URI> url, Optional<String> key, Optional<String> region,
    int tokens, Prices prices) {
  private static final Logger LOG = System.getLogger("dev.footnote");
  private static final Duration LONGEST_CHECK = Duration.ofSeconds(5);
  private static final Prompt HELLO = new Prompt("Answer with one word.", "Are you there?", Prompt.Form.LINE, 16);

  /** Who runs the model. */
  enum Provider {
    BEDROCK, OPENAI, ANTHROPIC
  }

  /**
   * Reads the settings of the model.
   *
   * @param value of a setting by its name
   * @param problems gets what is wrong
   * @return empty where no model is wanted
   */
  static Optional<ModelSettings> read(Function<String, Optional<String>> value, List<String> problems) {
    Optional<URI> url = value.apply(Config.MODEL_URL).flatMap(text -> url(text, problems));
    int tokens = value.apply(Config.MODEL_TOKENS).map(text -> tokens(text, problems)).orElse(Writing.PROMPT_TOKENS);
    Prices prices = value.apply(Config.PRICES).map(text -> prices(text, problems)).orElse(Prices.NONE);
    Optional<String> model = value.apply(Config.MODEL).filter(name -> !name.equals("none"));
    if (model.isPresent() && !model.get().matches("(bedrock|openai|anthropic):\\S+")) {
      problems.add(Config.MODEL + " is \"" + model.get() + "\", which names no model. Write none, bedrock:ID, "
          + "openai:ID or"
          + " anthropic:ID, for example openai:gpt-4o-mini.");
      return Optional.empty();
    }
    return model.map(name -> new ModelSettings(
        Provider.valueOf(name.substring(0, name.indexOf(':')).toUpperCase(Locale.ROOT)),
        name.substring(name.indexOf(':') + 1), url, value.apply(Config.MODEL_KEY), value.apply(Config.MODEL_REGION),
            tokens,
        prices));
  }

  private static Optional<URI> url(String text, List<String> problems) {
    if (text.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
      return Optional.of(URI.create(text));
    }
    problems.add(Config.MODEL_URL + " is \"" + text + "\", which is no base URL. Write what stands before "
        + "/chat/completions,"
        + " /messages or /model, for example http://localhost:11434/v1.");
    return Optional.empty();
  }

  private static int tokens(String text, List<String> problems) {
    if (text.matches("\\d{3,6}") && Integer.parseInt(text) >= 200 && Integer.parseInt(text) <= 100_000) {
      return Integer.parseInt(text);
    }
    problems.add(Config.MODEL_TOKENS + " is \"" + text + "\"; it must be a whole number in [200..100000].");
    return Writing.PROMPT_TOKENS;
  }

  private static Prices prices(String text, List<String> problems) {
    try {
      return Prices.parse(text);
    } catch (IllegalArgumentException e) {
      problems.add(Config.PRICES + " holds " + e.getMessage()
          + ", which is no price. Write MODEL=IN/OUT in US dollars per"
          + " million tokens, parted by commas, for example gpt-4o-mini=0.15/0.60.");
      return Prices.NONE;
    }
  }

  /** The model, built at its first use. */
  Generator generator() {
    return switch (provider) {
      case BEDROCK -> ChatModels.bedrock(id, region, url);
      case OPENAI -> ChatModels.openAi(id, key.orElse("none"), url.orElse(URI.create("https://api.openai.com/v1")));
      case ANTHROPIC -> ChatModels.anthropic(id, key.orElse("none"),
          url.orElse(URI.create("https://api.anthropic.com/v1")));
    };
  }

  Writing writing() {
    return Writing.by(generator(), tokens, prices);
  }

  /** Asks the model one word and tells in the log what is wrong where that fails; empty if it answers. */
  Optional<String> check() {
    Generator generator = generator();
    if (!(generator.write(HELLO, LONGEST_CHECK) instanceof Generation.Failed failed)) {
      LOG.log(Level.INFO, "answers are written by {0}", generator.model());
      return Optional.empty();
    }
    String remedy = switch (failed.fault()) {
      case DENIED -> "Check " + Config.MODEL + ", " + Config.MODEL_KEY
          + " or the credentials and the permission to invoke it.";
      case TIMEOUT, UNAVAILABLE, THROTTLED, RESTING -> "Check that it runs and can be reached, and " + Config.MODEL_URL
          + ".";
      case GARBLED, REJECTED, TOO_LONG, GUARDRAIL -> "Check " + Config.MODEL + " and " + Config.MODEL_URL + ".";
    };
    String message = "the model " + generator.model() + " cannot be used now (" + failed.fault().code() + ": "
        + failed.detail()
        + "); until it can, the reader answers. " + remedy;
    LOG.log(Level.ERROR, message);
    return Optional.of(message);
  }

  /** All but the key. */
  @Override
  public String toString() {
    return "ModelSettings[" + provider + ":" + id + ", url=" + url + ", key=" + (key.isPresent() ? "set" : "none")
        + ", region="
        + region + ", tokens=" + tokens + ", prices=" + prices + "]";
  }
}
