package dev.footnote.fake;

/** What a fake model can get wrong with one request. */
public enum Fault {
  NONE, THROTTLED, THROTTLED_FOR_TWO_SECONDS, ERROR_500, ERROR_503, MODEL_TIMEOUT, DENIED, TOO_LONG, SILENCE, HTML,
      GARBAGE,
  TRUNCATED, SLOW, HUGE, GUARDRAIL,
  /** Of streams only; a plain reply is truncated. */
  CUT_MID_FRAME, CUT_MID_MARKER, CUT_MID_CHARACTER, DUPLICATE_CHUNK, MID_STREAM_EXCEPTION
}
