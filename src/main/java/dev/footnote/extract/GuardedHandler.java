package dev.footnote.extract;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/** Hears an XML document, and refuses one that names other documents, nests too deep or has too many elements. */
abstract class GuardedHandler extends DefaultHandler2 {
  static final int DEEPEST = 256;
  private static final int MOST_ELEMENTS = 1_000_000;

  private int depth;
  private int elements;

  /** Carries the reason through the parser. */
  static final class Refusal extends SAXException {
    private final transient BadArticle reason;

    Refusal(BadArticle reason) {
      super(reason.message());
      this.reason = reason;
    }

    BadArticle reason() {
      return reason;
    }
  }

  /** Nesting of the current element; the root has 1. */
  final int depth() {
    return depth;
  }

  abstract void open(String namespace, String name, Attributes attributes) throws Refusal;

  abstract void close(String namespace, String name) throws Refusal;

  @Override
  public final void startElement(String namespace, String name, String qualified, Attributes attributes)
      throws Refusal {
    depth++;
    elements++;
    if (depth > DEEPEST || elements > MOST_ELEMENTS) {
      throw new Refusal(new BadArticle("too_complex", "the XML has elements " + depth + " deep, " + elements
          + " in all; at most " + DEEPEST + " deep and " + MOST_ELEMENTS + " in all are read: give its articles alone"));
    }
    open(namespace, name.isEmpty() ? qualified.substring(qualified.indexOf(':') + 1) : name, attributes);
  }

  @Override
  public final void endElement(String namespace, String name, String qualified) throws Refusal {
    close(namespace, name.isEmpty() ? qualified.substring(qualified.indexOf(':') + 1) : name);
    depth--;
  }

  @Override
  public void externalEntityDecl(String name, @Nullable String publicId, String systemId) throws Refusal {
    throw new Refusal(new BadArticle("external_entity", "the XML wants another document put into it (entity " + name
        + "); external entities are never read: take the declaration away"));
  }

  /** A document type's own file is never fetched; the entities of HTML are known without it. */
  @Override
  public InputSource resolveEntity(@Nullable String name, @Nullable String publicId, @Nullable String base,
      String systemId) {
    return new InputSource(new StringReader(""));
  }

  @Override
  public void error(SAXParseException e) {
    // Validity does not matter; well-formedness does, and comes as a fatal error.
  }
}
