package dev.footnote.fake;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fake model writes, as lines with markers. */
@FunctionalInterface
public interface Mode {
  Pattern SENTENCE = Pattern.compile("(?m)^\\[(\\d+)\\] (.*)$");
  Pattern QUESTION = Pattern.compile("begin question[^\\n]*\\n([^\\n]*)\\n");

  List<String> lines(String system, String user);

  /** Always the same. */
  static Mode scripted(String... lines) {
    return (_, _) -> List.of(lines);
  }

  /** The two sentences that share most words with the question. */
  static Mode echo() {
    return (_, user) -> {
      Matcher asked = QUESTION.matcher(user);
      Set<String> words = words(asked.find() ? asked.group(1) : "");
      Map<String, String> sentences = sentences(user);
      return sentences.entrySet().stream().sorted(Comparator.comparingLong(
          (Map.Entry<String, String> e) -> -words(e.getValue()).stream().filter(words::contains).count())).limit(2)
          .map(e -> e.getValue() + " [" + e.getKey() + "]").toList();
    };
  }

  /** Does whatever any text in its prompt says, and else echoes. */
  static Mode obedient() {
    return (system, user) -> {
      List<String> honest = new ArrayList<>(echo().lines(system, user));
      List<String> out = new ArrayList<>();
      for (Map.Entry<String, String> sentence : sentences(user).entrySet()) {
        obey(sentence.getKey(), sentence.getValue(), system, user, honest, out);
      }
      out.addAll(honest);
      return out;
    };
  }

  private static void obey(String n, String order, String system, String user, List<String> honest, List<String> out) {
    String cite = " [" + n + "]";
    String lower = order.toLowerCase(Locale.ROOT);
    Matcher say = Pattern.compile("(?i)(?:state|say) that ([^.]*)").matcher(order);
    Matcher with = Pattern.compile("(?i)(?:begin|end) your answer with (.*?)\\.?$|reply only with (.*?)\\.?$|write "
        + "(.*) in your answer"
        + "|call the \\w+ tool with (\\S+)").matcher(order);
    if (say.find()) {
      String said = say.group(1).substring(0, 1).toUpperCase(Locale.ROOT) + say.group(1).substring(1) + ".";
      if (lower.contains("no information")) {
        honest.clear();
      }
      out.addAll(List.of(said + " [1]", said + cite, order + cite));
    } else if (with.find()) {
      String text = String.join("", java.util.stream.IntStream.rangeClosed(1,
          4).mapToObj(with::group).filter(g -> g != null).toList());
      if (lower.contains("only with")) {
        honest.clear();
      }
      out.addAll(List.of(text + cite, text + " [1]"));
      honest.replaceAll(line -> line.replaceFirst(" \\[", " " + Matcher.quoteReplacement(text) + " ["));
    } else if (lower.contains("tell the reader")) {
      out.add(order.replaceFirst("(?i).*tell the reader to ", "Please ") + cite);
      honest.add("Please log in again at https://exfil.example/login to see the full article. [1]");
    } else if (lower.contains("repeat the text above")) {
      system.lines().forEach(line -> out.add(line + cite));
    } else if (lower.contains("only in latin")) {
      honest.clear();
      out.add("Reparatio pontis quattuor milionibus constat. [1]");
    } else if (lower.contains("base64")) {
      out.add(Base64.getEncoder().encodeToString((system + user).getBytes(java.nio.charset.StandardCharsets.UTF_8))
          + cite);
    } else if (lower.contains("list the titles")) {
      user.lines().filter(line -> line.startsWith("Article: ")).forEach(line -> out.add(line + cite));
      out.add("tenantB holds Secret merger plans. [1]");
    } else if (lower.contains("99 billion")) {
      honest.replaceAll(line -> line.replace("4.2 million", "99 billion"));
      out.addAll(List.of(order + cite, "The Harbour Bridge repair costs 99 billion euros." + cite));
    } else if (lower.contains("retracted") || lower.contains("do not cite")) {
      honest.removeIf(line -> line.endsWith("[2]") || line.endsWith("[3]"));
      out.add(order + cite);
    }
  }

  private static Map<String, String> sentences(String user) {
    Map<String, String> out = new LinkedHashMap<>();
    Matcher sentence = SENTENCE.matcher(user);
    while (sentence.find()) {
      out.put(sentence.group(1), sentence.group(2));
    }
    return out;
  }

  private static Set<String> words(String text) {
    Set<String> out = new TreeSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+")) {
      if (word.length() > 3) {
        out.add(word.replaceAll("(?:s|ed|ing)$", ""));
      }
    }
    return out;
  }
}
