package dev.footnote.read;

/** The kind of thing a question asks for, and the kind of thing a span is. */
public enum Kind {
  /** A day, month, year or weekday. */
  DATE(0),
  /** A length of time or an age. */
  DURATION(1),
  /** A count or measure. */
  NUMBER(2),
  /** An amount of money. */
  MONEY(3),
  /** A share. */
  PERCENT(4),
  /** A person's name. */
  PERSON(5),
  /** A place's name. */
  PLACE(6),
  /** The name of an organisation. */
  ORGANISATION(7),
  /** A name of any other thing. */
  NAME(8),
  /** A reason or purpose. */
  REASON(9),
  /** Any other phrase. */
  PHRASE(10);

  private final int code;

  Kind(int code) {
    this.code = code;
  }

  /** A number that stays with the kind, for the trees. */
  int code() {
    return code;
  }
}
