package dev.footnote.http;

import java.util.Map;

/** The parameters of a query string; unknown ones are ignored, and one without a value counts as left out. */
record Parameters(Map<String, String> values) {
  static Parameters of(HttpRequest request) {
    return new Parameters(UriText.query(request.query()));
  }

  int integer(String name, int lowest, int highest, int otherwise) {
    String value = values.getOrDefault(name, "");
    if (value.isEmpty()) {
      return otherwise;
    }
    long number = value.matches("[0-9]{1,10}") ? Long.parseLong(value) : -1;
    if (number < lowest || number > highest) {
      throw wrong(name, value, "a whole number from " + lowest + " to " + highest);
    }
    return (int) number;
  }

  /** The key of an article; empty if left out. */
  String key(String name) {
    String value = values.getOrDefault(name, "");
    if (!value.matches("(?:[A-Za-z0-9_-]{16})?")) {
      throw wrong(name, value, "the value of \"next\" of the page before");
    }
    return value;
  }

  private static Refusal wrong(String name, String value, String rule) {
    return new Refusal(Fault.BAD_FIELD,
        name + " is " + Fields.quoted(value) + "; it must be " + rule + ". Correct it or leave it out.");
  }
}
