package dev.footnote.read;

/** The kind of thing a question asks for, and the kind of thing a span is. */
public enum Kind {
  /** A day, month, year or weekday. */
  DATE,
  /** A length of time or an age. */
  DURATION,
  /** A count or measure. */
  NUMBER,
  /** An amount of money. */
  MONEY,
  /** A share. */
  PERCENT,
  /** A person's name. */
  PERSON,
  /** A place's name. */
  PLACE,
  /** The name of an organisation. */
  ORGANISATION,
  /** A name of any other thing. */
  NAME,
  /** A reason or purpose. */
  REASON,
  /** Any other phrase. */
  PHRASE
}
