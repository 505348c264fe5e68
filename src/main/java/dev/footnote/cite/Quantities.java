package dev.footnote.cite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of a text together with what they count or measure, and bounds such as "more than". */
record Quantities(List<Quantity> all) {
  private static final String SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
      + "|fourteen|"
      + "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{Nd}.,])(?<cur>[$€£¥])?(?<num>[-−]?\\p{Nd}[\\p{Nd},]*(?:[.:]\\p{Nd}+)?|(?:"
      + SMALL + ")(?:[- ](?:" + SMALL + "))?)(?<scale> (?:hundred|thousand|million|billion|trillion)| ?(?:m|bn"
      + "|k)(?![\\p{L}]))?"
      + "(?<rest>[- ]?(?:per cent\\b|percent\\b|[%\\p{L}°][\\p{L}.%]*)(?:[- ](?!(?:" + SMALL + ")\\b)\\p{L}+){0,2})?",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern BOUND = Pattern.compile("\\b(?:(?<min>more than|over|above|at least|no less than|not less "
      + "than|"
      + "no fewer than|exceed(?:s|ed|ing)?)|(?<max>within|less than|fewer than|under|below|at most|up to|no more than|not "
      + "more than|"
      + "as many as))\\s+(?:the |a |an )?$", Pattern.CASE_INSENSITIVE);
  /** What stands from a number to the next where this is what it is a part of: "six of its 48", "one grower in five". */
  private static final Pattern PART_OF = Pattern.compile("\\b(?:(?:out )?of (?:the |its |their )?|one \\p{L}+ in )$");
  private static final int PART = 30;
  private static final Pattern AGED = Pattern.compile("(?i)\\bage[ds]?(?: of)?(?: between)? (?:\\p{Nd}+ (?:to|and|or) )?$");
  private static final Map<String, String> UNITS = units();
  private static final Set<String> CURRENCIES = Set.of("usd", "eur", "gbp", "jpy");

  /**
   * @param value normalised, as in {@link Figures}
   * @param unit canonical name of a unit of measure or currency; empty if it counts things
   * @param nouns stems of the words behind it, at most two
   * @param bound {@code min}, {@code max} or empty
   */
  record Quantity(String value, String unit, Set<String> nouns, String bound) {}

  private static Map<String, String> units() {
    Map<String, String> out = new HashMap<>();
    String[] rows = {"km kilometre kilometres kilometer kilometers", "m metre metres meter meters",
        "cm centimetre centimetres centimeter centimeters", "mm millimetre millimetres millimeter millimeters",
        "mi mile miles", "nm nautical", "ft foot feet", "kg kilogram kilograms kilo kilos",
            "g gram grams gramme grammes",
        "t tonne tonnes ton tons", "lb pound-weight", "l litre litres liter liters", "second seconds sec",
            "minute minutes min mins",
        "hour hours", "day days", "week weeks", "month months", "year years", "decade decades", "century centuries",
        "mw megawatt megawatts", "kw kilowatt kilowatts", "gw gigawatt gigawatts", "degree degrees", "% percent per",
        "am a.m.", "pm p.m.", "usd dollar dollars", "eur euro euros", "gbp pounds", "jpy yen", "cent cents",
            "hectare hectares",
        "acre acres", "knot knots", "volt volts"};
    for (String row : rows) {
      String[] names = row.split(" ");
      for (String name : names) {
        out.put(name, names[0]);
      }
    }
    return Map.copyOf(out);
  }

  static Quantities of(String plain) {
    List<Quantity> out = new ArrayList<>();
    int last = 0;
    Matcher m = NUMBER.matcher(plain);
    while (m.find()) {
      String scale = m.group("scale") == null ? "" : m.group("scale");
      Figures figures = Figures.of("€" + m.group("num") + scale);
      String value = figures.numbers().stream().findFirst().orElse("");
      if (!value.isEmpty()) {
        String rest = m.group("rest") == null ? "" : m.group("rest");
        Set<String> nouns = new HashSet<>(nouns(rest));
        if (!out.isEmpty() && m.start() - last < PART && PART_OF.matcher(plain.substring(last, m.start())).find()) {
          nouns.addAll(out.getLast().nouns());
        }
        last = m.start();
        boolean aged = AGED.matcher(plain.substring(0, m.start())).find();
        out.add(aged ? new Quantity(value, "", Set.of(), "")
        : new Quantity(value, unit(Optional.ofNullable(m.group("cur")), rest), Set.copyOf(nouns),
            bound(plain, m.start())));
      }
    }
    return new Quantities(List.copyOf(out));
  }

  private static String unit(Optional<String> sign, String rest) {
    if (sign.isPresent()) {
      return switch (sign.get()) {
        case "$" -> "usd";
        case "€" -> "eur";
        case "£" -> "gbp";
        default -> "jpy";
      };
    }
    String[] words = rest.strip().toLowerCase(Locale.ROOT).split("[- ]+");
    String first = words[0].isEmpty() && words.length > 1 ? words[1] : words[0];
    return UNITS.getOrDefault(first, UNITS.getOrDefault(first.replaceAll("\\.$", ""), ""));
  }

  private static Set<String> nouns(String rest) {
    Set<String> out = new HashSet<>();
    for (Words.Word word : Words.of(rest)) {
      if (word.isContent() && out.size() < 2 && !UNITS.containsKey(word.lower())) {
        out.add(word.stem());
      }
    }
    return Set.copyOf(out);
  }

  private static String bound(String plain, int start) {
    Matcher bound = BOUND.matcher(plain.substring(Math.max(0, start - 24), start));
    if (!bound.find()) {
      return "";
    }
    return bound.group("min") != null ? "min" : "max";
  }

  /** Whether each quantity of this text is one of {@code evidence}: same unit, same thing counted, same bound. */
  boolean isIn(Quantities evidence) {
    return all.stream().allMatch(mine -> evidence.tells(mine));
  }

  private boolean tells(Quantity mine) {
    List<Quantity> same = all.stream().filter(q -> q.value.equals(mine.value)).toList();
    if (same.isEmpty()) {
      return true; // the figures decide
    }
    boolean foreign = mine.unit.isEmpty() && !mine.nouns.isEmpty() && same.stream().allMatch(q -> !q.unit.isEmpty()
        && !CURRENCIES.contains(q.unit) && !q.unit.equals("am") && !q.unit.equals("pm"))
        && all.stream().noneMatch(q -> q.nouns.containsAll(mine.nouns));
    boolean unit = mine.unit.isEmpty() ? !foreign : same.stream().anyMatch(q -> q.unit.equals(mine.unit)
        || (q.unit.isEmpty() && (q.nouns.isEmpty() || CURRENCIES.contains(mine.unit))));
    boolean noun = mine.nouns.isEmpty() || same.stream().anyMatch(q -> q.nouns.stream().anyMatch(mine.nouns::contains))
        || all.stream().filter(q -> !q.value.equals(mine.value)).noneMatch(q -> q.nouns.stream().anyMatch(mine.nouns::contains));
    boolean bound = mine.bound.isEmpty() || same.stream().anyMatch(q -> q.bound.equals(mine.bound));
    return unit && noun && bound;
  }
}
