package dev.footnote.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small closed lists of English words that tell what kind of thing is meant. */
final class Words {
  private static final Map<String, Kind> KINDS = new HashMap<>();

  private static final Set<String> MONEY = stems("money dollar euro pound cost price worth salary pay fine revenue budget");
  private static final Set<String> UNITS = stems("kilometre kilometer km mile metre meter foot feet inch acre hectare ton "
      + "tonne kilogram kg gram litre liter barrel degree percent mph megawatt gigawatt");
  private static final Set<String> TIMES = stems("second minute hour day week month year decade century fortnight");
  private static final Set<String> MONTHS = Set.of("january", "february", "march", "april", "may", "june", "july",
      "august", "september", "october", "november", "december", "jan", "feb", "aug", "sept", "oct", "nov", "dec");
  private static final Set<String> WEEKDAYS =
      Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final Set<String> NUMERALS = words("two three four five six seven eight nine ten eleven twelve thirteen "
      + "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
      + "thousand million billion trillion dozen half third quarter twice once");
  private static final Set<String> SCALES = Set.of("hundred", "thousand", "million", "billion", "trillion", "dozen", "m",
      "bn", "k", "hundreds", "thousands", "millions", "billions");
  private static final Set<String> VERBS = words("did does do has have had is are was were will would can could should "
      + "made make took take won win said say says became become joined join led lead play played caused cause "
      + "happened described used called known named wrote gave held began started ended made replaced");
  private static final Set<String> ROLES = stems("president minister mayor chief leader director general gen sen senator "
      + "rep judge justice professor prof doctor dr mr mrs ms sir king queen prince princess pope captain coach actor actress singer "
      + "author secretary governor chairman chairwoman ceo spokesman spokeswoman officer lt col sgt rev");

  static {
    put(Kind.DATE, "year date day month decade century time era season");
    put(Kind.PLACE, "city country state town village county province region continent island river lake mountain area "
        + "location nation capital district place site venue stadium airport street planet ocean sea");
    put(Kind.PERSON, "person man woman president minister mayor actor actress singer author writer player king queen "
        + "scientist politician leader director coach senator governor emperor pope philosopher artist musician "
        + "composer architect general candidate celebrity judge lawyer astronaut");
    put(Kind.ORGANISATION, "company organization organisation team agency club university school party band bank network "
        + "group corporation institution airline newspaper college department committee council court brand studio");
    put(Kind.NUMBER, "number population amount score total temperature distance height length weight size speed age");
    put(Kind.PERCENT, "percent percentage proportion rate share fraction");
    put(Kind.MONEY, "price cost salary fine revenue budget profit value");
    put(Kind.REASON, "reason cause purpose");
  }

  private Words() {}

  private static Set<String> words(String words) {
    return Set.copyOf(List.of(words.split(" ")));
  }

  private static Set<String> stems(String words) {
    Set<String> stems = new HashSet<>();
    for (String word : words.split(" ")) {
      stems.add(Stem.of(word));
    }
    return stems;
  }

  private static void put(Kind kind, String words) {
    stems(words).forEach(stem -> KINDS.put(stem, kind));
  }

  /** The kind of thing that a noun with this stem names; null if it does not tell. */
  static @Nullable Kind kindOf(String stem) {
    return KINDS.get(stem);
  }

  static boolean money(String stem) {
    return MONEY.contains(stem);
  }

  static boolean unit(String stem) {
    return UNITS.contains(stem);
  }

  static boolean time(String stem) {
    return TIMES.contains(stem);
  }

  static boolean month(String word) {
    return MONTHS.contains(word);
  }

  static boolean weekday(String word) {
    return WEEKDAYS.contains(word);
  }

  static boolean numeral(String word) {
    return NUMERALS.contains(word);
  }

  static boolean scale(String word) {
    return SCALES.contains(word);
  }

  static boolean verb(String word) {
    return VERBS.contains(word);
  }

  static boolean role(String stem) {
    return ROLES.contains(stem);
  }

  static boolean plural(String word) {
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
  }
}
