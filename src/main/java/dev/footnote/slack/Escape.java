package dev.footnote.slack;

import dev.footnote.news.Clean;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes foreign text safe to stand in a message: what hides is left out, and {@code & < >}, Slack's only control
 * characters, are escaped.
 */
final class Escape {
  private Escape() {}

  /** All of {@code foreign}. */
  static String text(String foreign) {
    StringBuilder out = new StringBuilder(foreign.length() + 16);
    Clean.of(foreign).codePoints().forEach(c -> out.append(of(c)));
    return out.toString();
  }

  /**
   * The beginning of {@code foreign} on one line, with an ellipsis if something is left out.
   *
   * @param most characters after escaping; at least 1
   */
  static String start(String foreign, int most) {
    String line = Clean.of(foreign).replaceAll("\\s+", " ").strip();
    String whole = text(line);
    return whole.length() <= most ? whole : pieces(line, most - 1).getFirst().stripTrailing() + "…";
  }

  /**
   * All of {@code foreign} in pieces that end at a space where there is one near.
   *
   * @param most characters of a piece after escaping; at least 8
   */
  static List<String> pieces(String foreign, int most) {
    List<String> out = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int space = -1;
    for (int c : Clean.of(foreign).codePoints().toArray()) {
      String escaped = of(c);
      if (piece.length() + escaped.length() > most) {
        int cut = space > most / 2 ? space : piece.length();
        out.add(piece.substring(0, cut));
        piece.delete(0, cut);
        space = -1;
      }
      piece.append(escaped);
      if (Character.isWhitespace(c)) {
        space = piece.length();
      }
    }
    out.add(piece.toString());
    return out;
  }

  /** A URL inside {@code <url|label>}: what would end it there is percent-encoded. */
  static String url(String url) {
    return url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C");
  }

  private static String of(int codePoint) {
    return switch (codePoint) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> Character.toString(codePoint);
    };
  }
}
