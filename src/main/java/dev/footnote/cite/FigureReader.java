package dev.footnote.cite;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the figures of a text, token by token; what joins them is remembered in the fields. */
final class FigureReader {
  private static final Map<String, Integer> SMALL = small();
  private static final Map<String, Integer> SCALES = Map.ofEntries(Map.entry("hundred", 2), Map.entry("thousand", 3),
      Map.entry("k", 3), Map.entry("million", 6), Map.entry("millions", 6), Map.entry("m", 6), Map.entry("mn", 6),
      Map.entry("billion", 9), Map.entry("billions", 9), Map.entry("bn", 9), Map.entry("b", 9),
      Map.entry("trillion", 12), Map.entry("tn", 12));
  private static final Map<String, String> CURRENCIES = Map.ofEntries(Map.entry("$", "usd"), Map.entry("dollar", "usd"),
      Map.entry("dollars", "usd"), Map.entry("usd", "usd"), Map.entry("€", "eur"), Map.entry("euro", "eur"),
      Map.entry("euros", "eur"), Map.entry("eur", "eur"), Map.entry("£", "gbp"), Map.entry("pound", "gbp"),
      Map.entry("pounds", "gbp"), Map.entry("gbp", "gbp"), Map.entry("¥", "jpy"), Map.entry("yen", "jpy"),
      Map.entry("₩", "krw"), Map.entry("₹", "inr"), Map.entry("rupees", "inr"), Map.entry("yuan", "cny"),
      Map.entry("crowns", "crown"), Map.entry("francs", "franc"), Map.entry("rubles", "rub"),
      Map.entry("roubles", "rub"));

  /** Before "one" as a pronoun. */
  private static final Set<String> BEFORE_PRONOUN = Set.of("the", "this", "that", "only", "last", "first", "which",
      "each", "every", "another", "any", "next", "big", "new", "old");
  private static final List<String> MONTHS = List.of("january", "february", "march", "april", "may", "june", "july",
      "august", "september", "october", "november", "december");
  private static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final Pattern AND = Pattern.compile("(?i)\\b(hundred|thousand) and (?=\\p{L}+)(\\p{L}+)");
  private static final Pattern RANGE = Pattern.compile(
      "(?i)(?<![\\p{Nd}.,])(\\p{Nd}+(?:\\.\\p{Nd}+)?) ?(to|and|or|-|–) ?(\\p{Nd}+(?:\\.\\p{Nd}+)?) ?(?:%|per ?cent\\b)");
  private static final Pattern PAST = Pattern.compile("(?i)\\b(half past|quarter past|quarter to) (one|two|three|four|five|six|"
      + "seven|eight|nine|ten|eleven|twelve|\\d{1,2})\\b");
  private static final Pattern ISO = Pattern.compile("\\b(\\p{Nd}{4})-(0[1-9]|1[0-2])-([0-3]\\p{Nd})\\b");
  private static final Pattern TOKEN = Pattern.compile("(?<sign>(?<![\\p{L}\\p{Nd}\\p{Sc}])(?:[-−]|[Mm]inus "
      + ")(?=\\p{Nd}))?"
      + "(?<num>\\p{Nd}++(?:,\\p{Nd}{3}(?!\\p{Nd}))*+(?:[.:]\\p{Nd}++)*+)(?<ord>(?:st|nd|rd|th)(?!\\p{L}))?"
      + "|(?<word>\\p{L}++)|(?<cur>\\p{Sc})|(?<pct>%)|(?<gap>[.,;:!?()])");

  private static Map<String, Integer> small() {
    Map<String, Integer> out = new HashMap<>();
    List<String> units = List.of("""
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split("\\s+"));
    units.forEach(u -> out.put(u, units.indexOf(u)));
    List<String> tens = List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    tens.forEach(t -> out.put(t, 20 + 10 * tens.indexOf(t)));
    out.put("dozen", 12);
    return Map.copyOf(out);
  }

  private final String text;
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> years = new HashSet<>();
  private final Set<String> dates = new HashSet<>();
  private final Set<String> currencies = new HashSet<>();
  private BigDecimal pending = BigDecimal.ZERO;
  private boolean open;
  private boolean spelled;
  private boolean year;
  private boolean money;
  private String month = "";
  private String day = "";

  private FigureReader(String text) {
    this.text = text;
  }

  static Figures read(String plain) {
    return new FigureReader(evened(plain)).read();
  }

  /** Whether a word in lower case is a month or a weekday. */
  static boolean isDate(String lower) {
    return MONTHS.contains(lower) || DAYS.contains(lower);
  }

  /** ISO dates in words, "half past nine" as 9.30, "hundred and thirty" without its "and". */
  private static String evened(String text) {
    String plain = PAST.matcher(AND.matcher(text).replaceAll("$1 $2")).replaceAll(m ->
        clock(m.group(2), m.group(1).toLowerCase(Locale.ROOT)));
    plain = RANGE.matcher(plain).replaceAll("$1% $2 $3%");
    return ISO.matcher(plain).replaceAll(m ->
        Integer.parseInt(m.group(3)) + " " + MONTHS.get(Integer.parseInt(m.group(2)) - 1) + " " + m.group(1));
  }

  /** "Half past nine" as 9.30. */
  private static String clock(String hour, String part) {
    Integer spelled = SMALL.get(hour.toLowerCase(Locale.ROOT));
    int number = spelled != null ? spelled : Integer.parseInt(hour);
    return switch (part) {
      case "quarter to" -> (number == 1 ? 12 : number - 1) + ".45";
      case "half past" -> number + ".30";
      default -> number + ".15";
    };
  }

  private Figures read() {
    Matcher m = TOKEN.matcher(text);
    while (m.find()) {
      if (m.group("num") != null) {
        number(m.group("num"), m.group("sign") != null, m.group("ord") != null);
      } else if (m.group("word") != null) {
        word(m.group("word"), m.end());
      } else if (m.group("cur") != null) {
        close("");
        currencies.add(CURRENCIES.getOrDefault(m.group("cur"), m.group("cur")));
        money = true;
      } else if (m.group("pct") != null) {
        close("%");
      } else {
        close("");
        if (!m.group("gap").equals(",")) {
          month = "";
        }
        day = "";
      }
    }
    close("");
    return new Figures(Set.copyOf(numbers), Set.copyOf(years), Set.copyOf(dates), Set.copyOf(currencies));
  }

  private void number(String digits, boolean negative, boolean ordinal) {
    close("");
    String ascii = digits.codePoints().map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    String bare = ascii.replace(",", "");
    bare = bare.matches("\\d{1,2}:\\d\\d") ? bare.replace(':', '.') : bare;
    if (bare.indexOf(':') >= 0 || bare.indexOf('.') != bare.lastIndexOf('.')) {
      numbers.add(bare);
      return;
    }
    open = true;
    spelled = false;
    year = !money && !ordinal && ascii.matches("1\\d{3}|2[01]\\d{2}");
    pending = new BigDecimal(bare);
    pending = negative ? pending.negate() : pending;
    joinMonth(bare);
  }

  private void joinMonth(String bare) {
    boolean dayOfMonth = bare.matches("0?[1-9]|[12]\\d|3[01]");
    if (!month.isEmpty() && (year || dayOfMonth)) {
      dates.add(month + " " + (year ? bare : String.valueOf(Integer.parseInt(bare))));
    }
    if (year) {
      month = "";
    }
    day = dayOfMonth ? String.valueOf(Integer.parseInt(bare)) : "";
  }

  private void word(String word, int end) {
    String lower = word.toLowerCase(Locale.ROOT);
    Integer scale = SCALES.get(lower);
    Integer small = SMALL.get(lower);
    if (scale != null && open && !isMetre(lower, end)) {
      pending = pending.scaleByPowerOfTen(scale);
      year = false;
      spelled = spelled && scale <= 3;
    } else if (small != null && !(lower.equals("one") && isPronoun(end))) {
      boolean adds = open && spelled && pending.remainder(BigDecimal.TEN).signum() == 0 && small < 100;
      if (!adds) {
        close("");
        pending = BigDecimal.ZERO;
      }
      pending = pending.add(BigDecimal.valueOf(small));
      open = true;
      spelled = true;
      year = false;
    } else if (lower.startsWith("percent") || (lower.equals("per") && text.startsWith(" cent", end))) {
      close("%");
    } else {
      other(word, lower, end);
    }
  }

  private void other(String word, String lower, int end) {
    String code = CURRENCIES.get(lower);
    if (code != null && (open || money)) {
      currencies.add(code);
      year = false;
    }
    close("");
    String name = month(word, lower, end);
    if (!name.isEmpty()) {
      dates.add(name);
      if (!day.isEmpty()) {
        dates.add(name + " " + day);
      }
      month = name;
    } else if (DAYS.contains(lower)) {
      dates.add(lower);
    } else if (!lower.equals("of") && !lower.equals("the")) {
      month = "";
      day = "";
    }
  }

  private String month(String word, String lower, int end) {
    boolean maybe = lower.equals("may") || lower.equals("march");
    String after = text.substring(end, Math.min(text.length(), end + 3));
    boolean dated = !day.isEmpty() || after.matches(",? ?\\p{Nd}.*");
    if (maybe && !dated && (!Character.isUpperCase(word.charAt(0)) || end == word.length())) {
      return "";
    }
    if (MONTHS.contains(lower)) {
      return lower;
    }
    boolean cut = (lower.length() == 3 || lower.equals("sept")) && dated && Character.isUpperCase(word.charAt(0));
    return cut ? MONTHS.stream().filter(m -> m.startsWith(lower)).findFirst().orElse("") : "";
  }

  /** Whether one letter behind a space and no sum of money is a unit: "137 m" is no million. */
  private boolean isMetre(String lower, int end) {
    int before = end - lower.length() - 1;
    String next = text.substring(end).strip().split("[^\\p{L}]", 2)[0].toLowerCase(Locale.ROOT);
    return lower.length() == 1 && !money && before >= 0 && text.charAt(before) == ' ' && !CURRENCIES.containsKey(next);
  }

  private boolean isPronoun(int end) {
    String before = text.substring(0, end - 3).stripTrailing();
    String last = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return BEFORE_PRONOUN.contains(last) || before.endsWith("one by") || List.of(" half", " third", " quarter",
        " fifth", " tenth", " by one", " of ", " where ", " who ", " that ",
        " which ").stream().anyMatch(w -> text.startsWith(w, end))
        || text.startsWith(" another", end) || text.startsWith("'s", end)
        || text.startsWith("’s", end) || text.regionMatches(true, Math.max(0, end - 6), "no one", 0, 6);
  }

  private void close(String unit) {
    if (open) {
      String value = pending.stripTrailingZeros().toPlainString();
      if (year && unit.isEmpty()) {
        years.add(value);
      } else {
        numbers.add(value + unit);
      }
    }
    open = false;
    money = false;
    year = false;
  }
}
