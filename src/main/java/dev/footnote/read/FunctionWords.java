package dev.footnote.read;

import java.util.List;
import java.util.Set;

/** English function words: articles, pronouns, prepositions, conjunctions, auxiliaries, question words. */
final class FunctionWords {
  private static final Set<String> WORDS = Set.copyOf(List.of(("a an the this that these those i you he she it we they me him her us "
      + "them my your his its our their mine hers ours theirs who whom whose which what when where why how of in on at to "
      + "from by for with about into onto over under after before during between among through against within without "
      + "across behind beyond since until till upon off out up down as than and or but nor so yet if because while "
      + "although though whether is are was were be been being am do does did doing done has have had having will would "
      + "shall should can could may might must ought not no there here then also just only very too such own same other "
      + "any some each every both either neither all most more less few many much several one ones s t re ve ll d m "
      + "itself himself herself themselves").split(" ")));

  private FunctionWords() {}

  static boolean has(String word) {
    return WORDS.contains(word);
  }
}
