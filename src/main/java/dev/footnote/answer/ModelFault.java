package dev.footnote.answer;

import java.util.Locale;

/** Why a chat model gave no draft; grouped by what the caller should do. */
public enum ModelFault {
  /** Too many requests: ask again later. */
  THROTTLED(true),
  /** It could not be reached, or failed inside: ask again. */
  UNAVAILABLE(true),
  /** It took too long: asking again would too. */
  TIMEOUT(false),
  /** Key, permission or model id is wrong: somebody must mend the settings. */
  DENIED(false),
  /** The prompt is too long for it: ask with a shorter one. */
  TOO_LONG(false),
  /** A guardrail of the provider stopped it: refuse. */
  GUARDRAIL(false),
  /** What came back is no reply of a model: ask again. */
  GARBLED(true),
  /** The request was not understood: asking again is of no use. */
  REJECTED(false),
  /** Not asked, since it failed too often just now. */
  RESTING(false);

  private final boolean passing;

  ModelFault(boolean passing) {
    this.passing = passing;
  }

  /** Whether asking the same again may help. */
  public boolean isPassing() {
    return passing;
  }

  /** Stable and short, for receipts: {@code model_throttled}, {@code model_denied} and so on. */
  public String code() {
    return "model_" + name().toLowerCase(Locale.ROOT);
  }
}
