package dev.footnote.http;

import dev.footnote.answer.Answer;
import dev.footnote.answer.Finding;
import dev.footnote.cite.Citation;
import dev.footnote.cite.Statement;
import dev.footnote.news.Published;
import dev.footnote.news.Source;
import dev.footnote.retrieve.Hit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An answer as Markdown, in pieces: each statement with its markers, then what else there is to say, then the sources
 * with their quotes. For clients that show text and may know nothing of citations: the only links are the citations'.
 * Offsets count code points.
 *
 * <p>One is used for one answer, either by {@link #said} for each statement and then {@link #rest}, or by
 * {@link #rest} alone: the text is the same.
 */
final class AnswerText {
  private static final int NEAREST = 3;

  private final Links links;
  private final StringBuilder text = new StringBuilder();
  private final List<Statement> said = new ArrayList<>();
  private final List<Marker> markers = new ArrayList<>();
  private int length;

  /** @param links with absolute addresses */
  AnswerText(Links links) {
    this.links = links;
  }

  /**
   * A marker in the text.
   *
   * @param citation number of the citation that it stands for
   * @param start first code point
   * @param end one past the last
   */
  record Marker(int citation, int start, int end) {}

  /** Everything so far. */
  String text() {
    return text.toString();
  }

  /** All markers of statements so far, in order. */
  List<Marker> markers() {
    return List.copyOf(markers);
  }

  /** The piece for one more statement. */
  String said(Statement statement) {
    int from = text.length();
    add((text.isEmpty() ? "" : " ") + Inert.markdown(statement.text()) + " ");
    for (int number : statement.citations()) {
      String marker = "[" + number + "]";
      markers.add(new Marker(number, length, length + marker.length()));
      add(marker);
    }
    said.add(statement);
    return text.substring(from);
  }

  /** The last piece: the statements that were not said yet and all that follows them. */
  String rest(Answer answer) {
    int from = text.length();
    List<Statement> statements = answer.finding() instanceof Finding.Grounded grounded ? grounded.statements() : List.of();
    if (!statements.subList(0, Math.min(said.size(), statements.size())).equals(said)) {
      add("\n\nWhat stands above is withdrawn. ");
      said.clear();
      markers.clear();
    }
    statements.subList(said.size(), statements.size()).forEach(this::said);
    switch (answer.finding()) {
      case Finding.Grounded grounded -> add(after(grounded));
      case Finding.NotFound notFound -> add("The articles do not say." + nearest(notFound.related()));
      case Finding.Refused refused -> add("No answer was given: " + refused.reason() + ".");
    }
    return text.substring(from);
  }

  private void add(String piece) {
    text.append(piece);
    length += piece.codePointCount(0, piece.length());
  }

  private String after(Finding.Grounded grounded) {
    StringBuilder after = new StringBuilder();
    if (grounded.kind() == Finding.Kind.CONFLICTING) {
      after.append("\n\nThe sources disagree.");
    }
    if (!grounded.missing().isEmpty()) {
      after.append("\n\nThe articles do not say: ").append(Inert.markdown(String.join("; ", grounded.missing()))).append('.');
    }
    after.append('\n');
    for (Citation citation : grounded.citations()) {
      after.append("\n- [").append(citation.number()).append("] ").append(source(citation)).append(": “")
          .append(Inert.markdown(citation.quote())).append('”');
    }
    return after.toString();
  }

  private String source(Citation citation) {
    Source source = citation.article().source();
    String title = title(source);
    return links.of(citation).map(link -> Inert.link(title, link)).orElse(Inert.markdown(title)) + about(source);
  }

  private static String nearest(List<Hit> related) {
    Set<String> titles = new LinkedHashSet<>();
    related.forEach(hit -> {
      Source source = hit.indexed().article().source();
      titles.add("\n- " + Inert.markdown(title(source)) + about(source));
    });
    return titles.isEmpty() ? "" : "\n\nNearest to the question:"
        + String.join("", titles.stream().limit(NEAREST).toList());
  }

  private static String title(Source source) {
    return source.title().isBlank() ? source.id() : source.title();
  }

  private static String about(Source source) {
    return source.publisher().map(p -> ", " + Inert.markdown(p)).orElse("")
        + source.published().map(Published::date).map(day -> ", " + day).orElse("");
  }
}
