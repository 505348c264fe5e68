package dev.footnote.extract;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.xml.sax.Attributes;

/** What stands in one element of a feed: text, HTML written as text, or markup of its own. */
final class FeedText {
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z!/][^<>]{0,2000}>|&(#\\d+|#[xX][0-9a-fA-F]+|[A-Za-z]{2,30});");

  private final boolean plain;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder markup = new StringBuilder();
  private boolean hasElements;

  /**
   * @param type as Atom has it: text, html, xhtml or a media type; empty in RSS
   * @param mode as Atom 0.3 had it
   */
  FeedText(String type, String mode) {
    String kind = type.toLowerCase(Locale.ROOT);
    this.plain = (kind.equals("text") || kind.equals("text/plain")) && !mode.equals("escaped");
  }

  void open(String name, Attributes attributes) {
    hasElements = true;
    markup.append('<').append(name);
    for (int i = 0; i < attributes.getLength(); i++) {
      markup.append(' ').append(attributes.getQName(i)).append("=\"").append(Entities.escape(attributes.getValue(i)))
          .append('"');
    }
    markup.append('>');
  }

  void close(String name) {
    markup.append("</").append(name).append('>');
  }

  void text(char[] chars, int start, int length) {
    text.append(chars, start, length);
    markup.append(Entities.escape(new String(chars, start, length)));
  }

  /** Its characters, as they are. */
  String plain() {
    return text.toString();
  }

  /** HTML; line breaks of plain text part paragraphs. */
  String html() {
    if (hasElements) {
      return markup.toString();
    }
    return plain || !MARKUP.matcher(text).find()
        ? "<p>" + Entities.escape(text.toString().strip()).replaceAll("\\n\\s*\\n", "</p><p>") + "</p>" : text.toString();
  }

  /** One line of text without markup. */
  String line() {
    boolean html = hasElements || (!plain && MARKUP.matcher(text).find());
    return Fields.line(html ? Jsoup.parseBodyFragment(hasElements ? markup.toString() : text.toString()).text()
        : text.toString());
  }
}
