package dev.footnote.extract;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jsoup.nodes.Entities;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XML without opening any other file or connection, whatever its document type says, and with entities bounded.
 *
 * <p>What feeds get wrong and every reader forgives is put right first: white space before the declaration, control
 * characters, bare ampersands, and entities of HTML that no document type declares.
 */
final class SafeXml {
  private static final String JDK = "http://www.oracle.com/xml/jaxp/properties/";
  private static final Pattern REFERENCE = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][\\w.:-]{0,40});");
  private static final Pattern SUBSET_END = Pattern.compile("]\\s{0,100}>");
  private static final Pattern NOT_XML = Pattern.compile(
      "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

  private SafeXml() {}

  /**
   * @throws BadArticle with {@code bad_xml}, {@code too_complex} (billion laughs, too), {@code external_entity}, or as the
   *     handler says
   */
  static void parse(String xml, GuardedHandler handler) throws BadArticle {
    try {
      SAXParser parser = parser();
      parser.setProperty("http://xml.org/sax/properties/declaration-handler", handler);
      parser.parse(new InputSource(new StringReader(healed(xml))), handler);
    } catch (GuardedHandler.Refusal e) {
      throw e.reason();
    } catch (SAXParseException e) {
      String message = String.valueOf(e.getMessage());
      boolean bound = message.contains("JAXP0001") || message.contains("limit");
      throw new BadArticle(bound ? "too_complex" : "bad_xml", "the XML cannot be read at line " + e.getLineNumber()
          + ", column " + e.getColumnNumber() + ": " + Fields.line(message) + "; mend it, or give its articles as .jsonl");
    } catch (SAXException | IOException e) {
      throw new BadArticle("bad_xml", "the XML cannot be read: " + Fields.line(String.valueOf(e.getMessage()))
          + "; mend it, or give its articles as .jsonl");
    }
  }

  private static SAXParser parser() throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      SAXParser parser = factory.newSAXParser();
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      parser.setProperty(JDK + "entityExpansionLimit", "2500");
      parser.setProperty(JDK + "totalEntitySizeLimit", "100000");
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser has these features", e);
    }
  }

  static String healed(String xml) {
    String text = NOT_XML.matcher(xml.strip()).replaceAll("");
    boolean declares = text.contains("<!ENTITY");
    StringBuilder out = new StringBuilder(text.length());
    Matcher reference = REFERENCE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      int next = next(text, at);
      out.append(text, at, next);
      at = next;
      if (at == text.length()) {
        break;
      }
      if (text.charAt(at) == '<') {
        int end = end(text, at);
        out.append(text, at, end);
        at = end;
      } else if (reference.region(at, text.length()).lookingAt()) {
        out.append(resolved(reference.group(1), declares));
        at = reference.end();
      } else {
        out.append("&amp;");
        at++;
      }
    }
    return out.toString();
  }

  /** The next ampersand, CDATA section, comment, instruction or document type. */
  private static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean special = c == '<' && i + 1 < text.length() && (text.charAt(i + 1) == '!' || text.charAt(i + 1) == '?');
      if (c == '&' || special) {
        return i;
      }
    }
    return text.length();
  }

  private static int end(String text, int from) {
    String mark = text.startsWith("<![CDATA[", from) ? "]]>" : text.startsWith("<!--", from) ? "-->"
        : text.startsWith("<?", from) ? "?>" : ">";
    int start = from + 2;
    int subset = mark.equals(">") ? text.indexOf('[', from) : -1;
    if (subset >= 0 && subset < text.indexOf('>', from)) {
      Matcher close = SUBSET_END.matcher(text).region(subset, text.length());
      start = close.find() ? close.start() : text.length();
    }
    int end = text.indexOf(mark, start);
    return end < 0 ? text.length() : end + mark.length();
  }

  private static String resolved(String name, boolean declares) {
    boolean predefined = name.equals("amp") || name.equals("lt") || name.equals("gt") || name.equals("quot")
        || name.equals("apos") || name.startsWith("#");
    String known = predefined ? "" : Entities.getByName(name);
    return !known.isEmpty() ? known : predefined || declares ? "&" + name + ";" : "&amp;" + name + ";";
  }
}
