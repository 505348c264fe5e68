package dev.footnote.extract;

import dev.footnote.news.Clean;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the loose values of markup strict: one-line names, live links, dates, language tags. */
final class Fields {
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_URL = 4_000;
  private static final int LONGEST_DATE = 64;
  private static final int MOST_TAGS = 50;
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,8}){0,5}");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private Fields() {}

  /** One line of visible text in NFC, at most {@value #LONGEST_LINE} code points; may be empty. */
  static String line(String raw) {
    String head = raw.length() > LONGEST_LINE * 8 ? raw.substring(0, LONGEST_LINE * 8) : raw;
    String line = SPACES.matcher(Normalizer.normalize(Clean.of(head), Normalizer.Form.NFC)).replaceAll(" ").strip();
    boolean fits = line.codePointCount(0, line.length()) <= LONGEST_LINE;
    return fits ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)).strip();
  }

  /** As {@link #line}, but nothing where nothing is left. */
  static Optional<String> name(String raw) {
    return Optional.of(line(raw)).filter(name -> !name.isEmpty());
  }

  /** An absolute http or https address that may become a link; nothing for any other. */
  static Optional<URI> url(String raw) {
    String trimmed = raw.strip().replace(" ", "%20");
    if (trimmed.length() > LONGEST_URL || trimmed.codePoints().anyMatch(Clean::invisible)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(trimmed)).filter(Source::isWeb);
    } catch (URISyntaxException e) {
      return Optional.empty(); // not an address, so there is nothing to link to
    }
  }

  static Optional<Published> published(String raw) {
    String trimmed = raw.strip();
    return trimmed.isEmpty() || trimmed.length() > LONGEST_DATE ? Optional.empty() : Published.parse(trimmed);
  }

  /** The tag in lower case with dashes ({@code en_GB} gives {@code en-gb}); {@code und} if it is none. */
  static String language(String raw) {
    String tag = raw.strip().replace('_', '-').toLowerCase(Locale.ROOT);
    return LANGUAGE.matcher(tag).matches() ? tag : "und";
  }

  /** In the order given, without doubles, blanks and those beyond the {@value #MOST_TAGS}th. */
  static List<String> tags(List<String> raw) {
    return raw.stream().limit(10L * MOST_TAGS).map(Fields::line).filter(tag -> !tag.isEmpty()).distinct()
        .limit(MOST_TAGS).toList();
  }

  /** The start of a bad value, for a message. */
  static String excerpt(String value) {
    String line = line(value);
    return line.length() <= 60 ? "\"" + line + "\"" : "\"" + line.substring(0, line.offsetByCodePoints(0, 50)) + "…\"";
  }
}
