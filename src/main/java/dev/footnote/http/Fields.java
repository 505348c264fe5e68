package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.news.Article;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads typed fields out of a JSON object. A field that is {@code null} counts as left out, unknown fields are ignored,
 * and a wrong one is refused with its name, its value, the rule and the remedy.
 *
 * @param object a JSON object, or the missing node, which has no fields
 * @param prefix path to this object, such as {@code filter.}
 */
record Fields(JsonNode object, String prefix) {
  private static final int SHOWN = 40;

  /** A string as sent, but for half surrogate pairs, which become U+FFFD. */
  Optional<String> text(String name) {
    return value(name).map(node -> string(prefix + name, node));
  }

  Optional<LocalDate> date(String name) {
    return text(name).map(text -> {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        try {
          return LocalDate.parse(text);
        } catch (DateTimeException e) {
          throw wrong(name, "is " + quoted(text), "a day of the calendar as YYYY-MM-DD, such as 2022-05-06");
        }
      }
      throw wrong(name, "is " + quoted(text), "a date as YYYY-MM-DD, such as 2022-05-06");
    });
  }

  int integer(String name, int lowest, int highest, int otherwise) {
    Optional<JsonNode> value = value(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    JsonNode node = value.get();
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < lowest || node.intValue() > highest) {
      throw wrong(name, "is " + describe(node), "a whole number from " + lowest + " to " + highest);
    }
    return node.intValue();
  }

  boolean bool(String name, boolean otherwise) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw wrong(name, "is " + describe(value.get()), "true or false");
    }
    return value.map(JsonNode::booleanValue).orElse(otherwise);
  }

  /** A list of objects; none if the field is left out. */
  List<Fields> objects(String name, int most) {
    List<Fields> objects = new ArrayList<>();
    Optional<JsonNode> value = value(name);
    if (value.isPresent()) {
      JsonNode list = value.get();
      if (!list.isArray() || list.size() > most) {
        throw wrong(name, list.isArray() ? "has " + list.size() + " entries" : "is " + describe(list),
            "a list of at most " + most + " objects");
      }
      for (int i = 0; i < list.size(); i++) {
        String path = name + "[" + i + "]";
        if (!list.get(i).isObject()) {
          throw wrong(path, "is " + describe(list.get(i)), "an object");
        }
        objects.add(new Fields(list.get(i), prefix + path + "."));
      }
    }
    return objects;
  }

  /** Distinct strings in the order given; none if the field is left out. */
  Set<String> texts(String name, int most) {
    Set<String> texts = new LinkedHashSet<>();
    Optional<JsonNode> value = value(name);
    if (value.isPresent()) {
      JsonNode list = value.get();
      if (!list.isArray() || list.size() > most) {
        throw wrong(name, list.isArray() ? "has " + list.size() + " entries" : "is " + describe(list),
            "a list of at most " + most + " strings");
      }
      for (int i = 0; i < list.size(); i++) {
        texts.add(string(prefix + name + "[" + i + "]", list.get(i)));
      }
    }
    return texts;
  }

  /** The object of that name; one without fields if it is left out. */
  Fields object(String name) {
    JsonNode node = object.path(name);
    if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
      throw wrong(name, "is " + describe(node), "an object");
    }
    return new Fields(node, prefix + name + ".");
  }

  private Optional<JsonNode> value(String name) {
    JsonNode node = object.path(name);
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  private static String string(String path, JsonNode node) {
    if (!node.isTextual()) {
      throw new Refusal(Fault.BAD_FIELD, path + " is " + describe(node) + "; it must be a string.");
    }
    return Article.storable(node.textValue());
  }

  Refusal wrong(String name, String is, String rule) {
    return new Refusal(Fault.BAD_FIELD,
        prefix + name + " " + is + "; it must be " + rule + ". Correct it or leave it out.");
  }

  static String quoted(String text) {
    return "\"" + shorten(text) + "\"";
  }

  /** What a node is, for a message: its kind, and its value where that is short by nature. */
  static String describe(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case NULL, MISSING -> "null";
      case STRING -> quoted(node.textValue());
      case BOOLEAN, NUMBER, BINARY, POJO -> shorten(node.asText());
    };
  }

  /** At most {@value #SHOWN} characters of what a caller sent, on one line and well-formed. */
  static String shorten(String text) {
    int cut = Math.min(text.length(), SHOWN);
    int end = cut < text.length() && Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
    String line = Article.storable(text.substring(0, end).replaceAll("\\p{Cntrl}", " "));
    return end < text.length() ? line + "…" : line;
  }
}
