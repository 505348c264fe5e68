package dev.footnote.cite;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells sentences that give orders to whoever answers ("ignore all previous instructions", "end your answer with …")
 * from sentences that report. They are not cited and not shown to a model. The patterns want a verb in the imperative
 * together with something that only an answerer has, so that ordinary prose, also quoted orders, does not fit.
 */
final class Orders {
  private static final String STARTS = "(?:^|[.:;!?>“\"(`]\\s*|\\bplease,? |\\byou (?:must|should|shall|will|are to) )";
  private static final List<Pattern> PATTERNS = List.of(
      of("\\b(?:ignore|disregard|forget|override|bypass)\\b.{0,40}\\b(?:previous|prior|above|earlier|preceding|all"
          + "|your|these|any)\\b"
          + ".{0,30}\\b(?:instructions?|prompts?|directions|guidelines|rules you)\\b"),
      of(STARTS + "(?:begin|start|end|finish|preface|prefix|close|conclude) (?:your|the|every|each|all) "
          + "(?:answers?|reply|replies|responses?|messages?|output)\\b"),
      of("\\bin your (?:next )?(?:answer|reply|response|output)s?\\b.{0,3}$"),
      of(STARTS + "(?:tell|inform|ask|direct|advise|remind|urge) the (?:reader|user|asker|customer|person "
          + "asking)s?\\b"),
      of(STARTS + "(?:say|state|assert|mention|conclude|add|report|answer|reply|respond) (?:that|only|nothing but"
          + "|exactly)\\b"),
      of(STARTS + "(?:answer|reply|respond|speak|write|print|output)\\b.{0,20}\\b(?:only|from now on|instead"
          + "|exactly)\\b"),
      of(STARTS + "(?:cite|quote|use|treat|regard) (?:this|that|me|it|the following)\\b.{0,20}\\b(?:as|and)\\b"),
      of(STARTS + "(?:repeat|print|output|copy|reveal|show) (?:the|this|every|all|your)\\b.{0,25}\\b"
          + "(?:above|below|instructions?|prompt|word for word|verbatim)\\b"),
      of(STARTS + "(?:encode|decode|translate|print|output|reveal|show|dump|leak|list|summari[sz]e|send|append"
          + "|include|write|"
          + "email|post) (?:down )?(?:the|your|all|every|any|this|his|her|their)\\b.{0,40}\\b(?:conversations?"
          + "|prompts?|"
          + "instructions|chat|history|secrets?|context|index|api keys?|system message)\\b"),
      of(STARTS + "(?:do not|don['’]t|never) (?:cite|mention|quote|use|refer to|answer|reveal|trust)\\b.{0,25}\\b"
          + "(?:them|it|this|that|these|those|other|articles?|sources?|documents?|sentences?)\\b"),
      of(STARTS + "(?:call|invoke|use|run|execute) (?:the|your|a) [\\w-]{1,20} (?:tool|function|plugin|api)\\b"),
      of("\\b(?:correct|ignore|replace|disregard|retract|delete|overrule) the other (?:articles?|sources?|documents?"
          + "|texts?)\\b"),
      of("\\b(?:articles?|sources?|documents?) \\d{1,3}(?:(?:,| and| to|-|–) ?\\d{1,3})* (?:is|are|was|were) "
          + "(?:retracted|false|fake|wrong|outdated|withdrawn|invalid)\\b"),
      of("\\bsystem ?prompt\\b|\\bas an ai (?:language )?(?:model|assistant)\\b|^(?:system|assistant|developer) ?: "));

  private Orders() {}

  private static Pattern of(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** @param plain one line without invisible characters */
  static boolean isOrder(String plain) {
    return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(plain).find());
  }
}
