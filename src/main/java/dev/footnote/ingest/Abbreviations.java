package dev.footnote.ingest;

import java.util.Set;

/** Words that end in a full stop without ending a sentence, and words that tell that a new sentence has begun. */
final class Abbreviations {
  /** A name follows: no sentence ends here, whatever comes. */
  private static final Set<String> TITLES = words("""
      mr mrs ms mx dr prof gen lt col maj capt cmdr adm sgt cpl pvt brig rep reps sen sens gov govs pres supt det insp
      rev fr msgr hon amb atty mme mlle messrs sr. sra mt ft v vs viz cf eg ie approx esp al incl def spc pfc""");

  /** A sentence ends here only if the next word can hardly be anything but a beginning. */
  private static final Set<String> OPEN = words("""
      st ste jr sr inc ltd corp co llc plc bros assn dept dist univ ave blvd rd ln hwy pkwy bldg esq
      jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
      ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn mont neb nev okla ore pa
      penn tenn tex vt va wash wis wyo ont que alta sask dak phd""");

  /** Stand before a number. */
  private static final Set<String> COUNTERS = words("""
      no nos vol vols pp pg ch chap fig figs sec sect art para op ed eds ca circa ver bk pt ref tel ext fl born""");

  /** What follows a time of day and belongs to it. */
  private static final Set<String> TIME_TAILS = words("""
      et est edt ct cst cdt mst mdt pt pst pdt gmt utc bst cet cest ist jst kst msk eat wat aest aedt
      eastern central mountain pacific local monday tuesday wednesday thursday friday saturday sunday
      january february march april may june july august september october november december
      jan feb mar apr jun jul aug sept sep oct nov dec""");

  private static final Set<String> STARTERS = words("""
      the a an in on at it he she they we i you this that these those there here but and or nor so yet however if when
      while after before since as for from with without by to his her its their our my your what who whom whose why how
      where which some many most much few all both no not another other others during although though because under
      until upon also then now such each every despite according meanwhile following between among through two one three
      several later soon once even still instead today yesterday nearly about more only just over within throughout
      it's he's she's they're we're i'm that's there's""");

  private static final Set<String> SPEECH = words("""
      said says asked asks wrote writes added adds told tells shouted cried replied tweeted joked recalled explained
      continued exclaimed noted insisted wondered""");

  private Abbreviations() {}

  private static Set<String> words(String list) {
    return Set.of(list.split("\\s+"));
  }

  static boolean isTitle(String word) {
    return TITLES.contains(word);
  }

  static boolean isOpen(String word) {
    return OPEN.contains(word);
  }

  static boolean isCounter(String word) {
    return COUNTERS.contains(word);
  }

  static boolean followsTime(String word) {
    return TIME_TAILS.contains(word);
  }

  static boolean begins(String word) {
    return STARTERS.contains(word);
  }

  static boolean isSpeech(String word) {
    return SPEECH.contains(word);
  }

  static boolean isPlain(String word) {
    return word.chars().allMatch(Character::isLetter);
  }

  /** iPhone, eBay. */
  static boolean isCamel(String word) {
    return word.length() > 2 && Character.isUpperCase(word.charAt(1));
  }

  static boolean isInitial(String word) {
    return word.length() == 1 && (Character.isUpperCase(word.charAt(0)) || "bcdrm".contains(word));
  }

  /** U.S, J.R, Ph.D: parts of at most three letters. */
  static boolean isDotted(String word) {
    for (String part : word.split("\\.", -1)) {
      if (part.isEmpty() || part.length() > 3 || !isPlain(part)) {
        return false;
      }
    }
    return true;
  }

  /** A lone I is more often a person than a number. */
  static boolean isRoman(String word) {
    return word.length() > 1 && word.chars().allMatch(c -> "IVXLC".indexOf(c) >= 0);
  }
}
