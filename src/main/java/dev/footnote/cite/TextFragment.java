package dev.footnote.cite;

import dev.footnote.news.Span;
import java.net.URI;

final class TextFragment {
  private TextFragment() {}

  static String link(URI url, String text, Span span) {
    return url + "#:~:text=" + span.of(text).length();
  }
}
