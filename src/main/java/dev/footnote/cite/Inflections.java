package dev.footnote.cite;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One form for the forms of a word: those of irregular verbs and plurals by table, others by the light stem. */
final class Inflections {
  private static final String[] IRREGULAR = {"beat beats beaten beating", "become becomes became",
      "begin begins began begun",
      "break breaks broke broken", "bring brings brought", "build builds built", "buy buys bought",
      "catch catches caught",
      "choose chooses chose chosen", "come comes came", "dig digs dug", "draw draws drew drawn",
      "drive drives drove driven",
      "eat eats ate eaten", "fall falls fell fallen", "feed feeds fed", "feel feels felt", "fight fights fought",
      "find finds found", "fly flies flew flown", "forbid forbids forbade forbidden", "get gets got gotten",
      "give gives gave given", "go goes went gone", "grow grows grew grown", "hear hears heard",
      "hide hides hid hidden",
      "hold holds held", "keep keeps kept", "know knows knew known", "lead leads led", "leave leaves left",
      "lend lends lent", "lose loses lost losing", "make makes made making", "mean means meant", "meet meets met",
      "pay pays paid", "rise rises rose risen", "run runs ran", "see sees saw seen", "sell sells sold",
      "send sends sent",
      "shake shakes shook shaken", "show shows showed shown", "sing sings sang sung", "sink sinks sank sunk",
      "speak speaks spoke spoken", "spend spends spent", "stand stands stood", "steal steals stole stolen",
      "swear swears swore sworn", "take takes took taken taking", "teach teaches taught", "tell tells told",
      "think thinks thought", "throw throws threw thrown", "wear wears wore worn", "win wins won winning",
      "write writes wrote written writing"};
  private static final String[] PLURALS = {"man men", "woman women", "child children", "person people", "foot feet",
      "wife wives", "life lives", "half halves"};
  private static final Map<String, String> BASE = bases();

  private static final Set<String> VERBS =
      Stream.of(IRREGULAR).flatMap(row -> Stream.of(row.split(" "))).collect(Collectors.toSet());

  private Inflections() {}

  private static Map<String, String> bases() {
    Map<String, String> out = new HashMap<>();
    for (String row : Stream.concat(Stream.of(IRREGULAR), Stream.of(PLURALS)).toList()) {
      String[] forms = row.split(" ");
      for (String form : forms) {
        out.put(form, Words.stem(forms[0]));
      }
    }
    return Map.copyOf(out);
  }

  /** @param lower a word in lower case */
  static String base(String lower) {
    return BASE.getOrDefault(lower, Words.stem(lower));
  }

  /** Whether it is a form of an irregular verb. */
  static boolean isVerb(String lower) {
    return VERBS.contains(lower);
  }
}
