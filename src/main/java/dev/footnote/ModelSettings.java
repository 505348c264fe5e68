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
import java.util.Locale;
import java.util.Optional;

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

  /** Reads the settings of the model; empty where none is wanted. */
  static Optional<ModelSettings> read(Settings settings) {
    Optional<URI> url = settings.web(Config.MODEL_URL, "Write what stands before /chat/completions, /messages or /model,"
        + " for example http://localhost:11434/v1.");
    int tokens = (int) settings.number(Config.MODEL_TOKENS, 200, 100_000, Writing.PROMPT_TOKENS);
    Prices prices = settings.value(Config.PRICES).map(text -> prices(text, settings)).orElse(Prices.NONE);
    Optional<String> model = settings.value(Config.MODEL).filter(name -> !name.equals("none"));
    if (model.isPresent() && !model.get().matches("(bedrock|openai|anthropic):\\S+")) {
      settings.problem(Config.MODEL + " is \"" + model.get() + "\", which names no model. Write none, bedrock:ID,"
          + " openai:ID or anthropic:ID, for example openai:gpt-4o-mini.");
      return Optional.empty();
    }
    return model.map(name -> new ModelSettings(
        Provider.valueOf(name.substring(0, name.indexOf(':')).toUpperCase(Locale.ROOT)),
        name.substring(name.indexOf(':') + 1), url, settings.value(Config.MODEL_KEY), settings.value(Config.MODEL_REGION),
        tokens, prices));
  }

  private static Prices prices(String text, Settings settings) {
    try {
      return Prices.parse(text);
    } catch (IllegalArgumentException e) {
      settings.problem(Config.PRICES + " holds " + e.getMessage()
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
