package dev.footnote.cite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** True statements made false by one edit each, drawn with a fixed seed: the same mutants at every run. */
final class Mutants {
  static final int EACH = 50;

  private static final long SEED = 20240501;
  private static final String MONTHS = "January|February|March|April|May|June|July|August|September|October|November"
      + "|December";
  private static final String DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d.,:-])\\d[\\d,]*(?:\\.\\d+)?(?![\\d:]|\\.\\d"
      + "|[ap]\\.m|(?: (?:" + MONTHS + ")))"
      + "|\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b");
  private static final Pattern DATE = Pattern.compile("\\b(?:" + MONTHS + "|" + DAYS
      + ")\\b|\\b(?:1[89]|20)\\d\\d\\b|\\b\\d{1,2}(?= (?:" + MONTHS + "))");
  private static final Pattern NAME = Pattern.compile("(?<=[a-z,’'] |’s )\\p{Lu}\\p{Ll}{3,}(?:-\\p{Lu}\\p{Ll}+)?(?: "
      + "\\p{Lu}\\p{Ll}{3,}(?:-\\p{Lu}\\p{Ll}+)?)*");
  private static final Pattern AUXILIARY = Pattern.compile("\\b(?:was|were|is|are|has|have|had|will|would|can|could"
      + "|must|may|should)\\b(?! not)");
  private static final Pattern NOT = Pattern.compile(" not\\b|\\bno (?=\\p{Ll})|\\bNo (?=\\p{Ll})");
  private static final Map<String, String> UNITS = pairs("kilometres:miles km:miles metres:kilometres "
      + "millimetres:centimetres mm:cm "
      + "centimetres:metres kilograms:tonnes kg:tonnes tonnes:kilograms grams:kilograms litres:barrels "
      + "megawatts:kilowatts hours:minutes "
      + "minutes:hours seconds:minutes days:weeks weeks:months months:weeks years:months €:$ $:€ million:billion "
      + "billion:million euros:dollars "
      + "dollars:euros percent:points %:‰ degrees:metres nautical:square a.m.:p.m. p.m.:a.m. cents:euros");
  private static final Map<String, String> COMPARATIVES = pairs("more:less fewer:more less:more higher:lower "
      + "lower:higher larger:smaller "
      + "largest:smallest lowest:highest older:younger oldest:youngest youngest:oldest longer:shorter faster:slower "
      + "before:after after:before above:below below:above "
      + "ahead:behind behind:ahead first:last last:first rose:fell fell:rose risen:fallen increased:decreased "
      + "dropped:rose won:lost beat:lost_to "
      + "wins:loses better:worse worst:best doubled:halved tripled:halved opened:closed closed:opened shut:open "
      + "started:ended earlier:later later:earlier most:fewest quarter:half third:half twice:half half:quarter "
      + "gained:lost narrower:wider deepest:shallowest "
      + "quieter:louder sooner:later alive:dead empty:full smaller:larger shorter:longer");
  /** Only before a number. */
  private static final Map<String, String> BOUNDS = pairs("nearly:more_than almost:more_than about:more_than "
      + "up_to:at_least some:fewer_than over:under "
      + "under:over more_than:less_than less_than:more_than at_least:at_most");

  private final Random random = new Random(SEED);
  private final Samples samples;
  private final List<String> names;

  Mutants(Samples samples) {
    this.samples = samples;
    this.names = samples.sentences().stream().flatMap(s -> NAME.matcher(s.text()).results().map(MatchResult::group))
        .filter(n -> !DATE.matcher(n).find()).distinct().sorted().collect(Collectors.toCollection(ArrayList::new));
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> out = new LinkedHashMap<>();
    Stream.of(text.split(" ")).map(p -> p.split(":")).forEach(p -> out.put(p[0].replace('_', ' '), p[1].replace('_',
        ' ')));
    return out;
  }

  /** By kind of edit, {@value #EACH} each where there are so many. */
  Map<String, List<Samples.Sample>> all() throws java.io.IOException {
    List<Samples.Sample> truths = new ArrayList<>(samples.paraphrases());
    truths.addAll(samples.sentences());
    Map<String, List<Samples.Sample>> out = new LinkedHashMap<>();
    out.put("number", edited(truths, t -> replaced(t, NUMBER, this::otherNumber)));
    out.put("date", edited(truths, t -> replaced(t, DATE, this::otherDate)));
    out.put("name", edited(truths, t -> replaced(t, NAME, n -> DATE.matcher(n).find() ? n : otherName(n))));
    out.put("negation", edited(truths, this::negated));
    out.put("unit", edited(truths, t -> swapped(t, UNITS)));
    out.put("comparative", edited(truths, this::compared));
    out.put("roles", edited(truths, this::exchanged));
    return out;
  }

  private List<Samples.Sample> edited(List<Samples.Sample> truths, Function<String, Optional<String>> edit) {
    List<Samples.Sample> shuffled = new ArrayList<>(truths);
    Collections.shuffle(shuffled, random);
    return shuffled.stream().flatMap(t -> edit.apply(t.text()).filter(e -> !e.equals(t.text())).map(t::with).stream())
        .limit(EACH).toList();
  }

  private Optional<String> replaced(String text, Pattern pattern, Function<String, String> other) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    MatchResult one = found.get(random.nextInt(found.size()));
    return Optional.of(text.substring(0, one.start()) + other.apply(one.group()) + text.substring(one.end()));
  }

  private String otherNumber(String number) {
    if (!Character.isDigit(number.charAt(0))) {
      List<String> words = List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");
      return words.get((words.indexOf(number) + 1 + random.nextInt(words.size() - 1)) % words.size());
    }
    int at = random.nextInt(number.length());
    while (!Character.isDigit(number.charAt(at))) {
      at = random.nextInt(number.length());
    }
    int digit = 1 + (number.charAt(at) - '0' + random.nextInt(8)) % 9;
    digit = digit == number.charAt(at) - '0' ? digit % 9 + 1 : digit;
    return number.substring(0, at) + digit + number.substring(at + 1);
  }

  private String otherDate(String date) {
    if (Character.isDigit(date.charAt(0))) {
      int value = Integer.parseInt(date);
      return String.valueOf(value < 32 ? value % 28 + 1 : value + 1 + random.nextInt(5));
    }
    List<String> all = List.of((MONTHS.contains(date) ? MONTHS : DAYS).split("\\|"));
    return all.get((all.indexOf(date) + 1 + random.nextInt(all.size() - 1)) % all.size());
  }

  private String otherName(String name) {
    String other = names.get(random.nextInt(names.size()));
    while (other.equals(name) || other.contains(name) || name.contains(other)) {
      other = names.get(random.nextInt(names.size()));
    }
    return other;
  }

  private Optional<String> negated(String text) {
    List<MatchResult> not = NOT.matcher(text).results().toList();
    if (!not.isEmpty()) {
      return Optional.of(text.substring(0, not.getFirst().start()) + text.substring(not.getFirst().end()));
    }
    return replaced(text, AUXILIARY, a -> a + " not");
  }

  private Optional<String> swapped(String text, Map<String, String> pairs) {
    List<String> here = pairs.keySet().stream().filter(w -> place(text, w) >= 0).toList();
    if (here.isEmpty()) {
      return Optional.empty();
    }
    String word = here.get(random.nextInt(here.size()));
    int at = place(text, word);
    return Optional.of(text.substring(0, at) + pairs.getOrDefault(word, "") + text.substring(at + word.length()));
  }

  private Optional<String> compared(String text) {
    List<MatchResult> bounds = BOUNDS.keySet().stream().flatMap(w -> Pattern.compile("(?i)(?<!\\p{L})" + w
        + "(?= [€$]?\\d)").matcher(text)
        .results()).toList();
    if (bounds.isEmpty()) {
      return swapped(text, COMPARATIVES);
    }
    MatchResult one = bounds.getFirst();
    return Optional.of(text.substring(0, one.start()) + BOUNDS.getOrDefault(one.group().toLowerCase(java.util.Locale.ROOT), "")
        + text.substring(one.end()));
  }

  private static int place(String text, String word) {
    Pattern whole = Pattern.compile("(?<!\\p{L})" + Pattern.quote(word) + (word.matches(".*\\p{L}") ? "(?!\\p{L})"
        : ""));
    return whole.matcher(text).results().findFirst().map(MatchResult::start).orElse(-1);
  }

  /** Two names that are not of one list change places. */
  private Optional<String> exchanged(String text) {
    List<MatchResult> found = NAME.matcher(text).results().filter(n -> !DATE.matcher(n.group()).find()).toList();
    Optional<MatchResult> first = Pattern.compile("^\\p{Lu}\\p{Ll}{3,}(?: "
        + "\\p{Lu}\\p{Ll}{3,})+").matcher(text).results().findFirst();
    List<MatchResult> all = new ArrayList<>();
    first.ifPresent(all::add);
    found.stream().filter(n -> first.isEmpty() || n.start() > first.get().end()).forEach(all::add);
    for (int i = 0; i + 1 < all.size(); i++) {
      MatchResult a = all.get(i);
      MatchResult b = all.get(i + 1);
      String between = text.substring(a.end(), b.start());
      if (between.matches(".*\\p{Ll}{4,}.*") && !a.group().equals(b.group()) && !between.contains(",")) {
        return Optional.of(text.substring(0, a.start()) + b.group() + between + a.group() + text.substring(b.end()));
      }
    }
    return Optional.empty();
  }
}
