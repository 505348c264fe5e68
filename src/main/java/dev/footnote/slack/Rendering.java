package dev.footnote.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import dev.footnote.answer.Answer;
import dev.footnote.answer.Finding;
import dev.footnote.answer.Question;
import dev.footnote.cite.Statement;
import dev.footnote.http.Links;
import dev.footnote.slack.Packing.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes an answer as Slack messages: the statements with their markers, each footnote whole, then the buttons. */
final class Rendering {
  /** Related articles shown before somebody asks for more. */
  static final int FEW = 3;

  /** Related articles kept. */
  static final int RELATED = 10;

  private final Links links;

  Rendering(Links links) {
    this.links = links;
  }

  /** What stands in the thread until the answer does. */
  static Post placeholder() {
    return own("Looking it up in the articles …");
  }

  /** A message in our own words. */
  static Post own(String words) {
    return new Post(List.of(Blocks.section(words)), words);
  }

  /** A statement as it appears while the answer grows. */
  static Post said(Statement statement) {
    List<LayoutBlock> blocks = Escape.pieces(marked(statement), Blocks.SECTION_LENGTH).stream().map(Blocks::section).toList();
    return new Post(blocks, Escape.text(marked(statement)));
  }

  /**
   * The whole answer, in one message or, if it is too long for one, in several.
   *
   * @param key of the question, for the buttons
   */
  List<Post> of(Answer answer, String key) {
    return switch (answer.finding()) {
      case Finding.Grounded grounded -> Packing.posts(grounded(answer, grounded, key));
      case Finding.NotFound _ -> List.of(notFound(related(answer), FEW, key));
      case Finding.Refused refused -> List.of(own(refused.reason().equals("deadline")
          ? "Finding an answer took too long. Please ask again."
          : "No answer was given: " + Escape.start(refused.reason(), 200) + "."));
    };
  }

  /** What the buttons under an answer need to know of it. */
  Shown shown(Question question, Answer answer) {
    String searched = answer.receipt().spent().rewritten().orElse(question.text());
    String shortAnswer = answer.finding() instanceof Finding.Grounded grounded ? grounded.shortAnswer() : "";
    return new Shown(answer.id(), searched, question.asOf(), shortAnswer, cited(answer), related(answer));
  }

  /** The footnotes of an answer, for the window of its sources. */
  private List<Note> cited(Answer answer) {
    return answer.finding() instanceof Finding.Grounded grounded
        ? grounded.citations().stream().map(c -> Note.of(c, links)).toList() : List.of();
  }

  /** The articles nearest to a question that has no answer, each once, best first. */
  private List<Note> related(Answer answer) {
    if (!(answer.finding() instanceof Finding.NotFound)) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    return answer.retrieved().stream().filter(hit -> seen.add(hit.indexed().article().id())).limit(RELATED)
        .map(hit -> Note.related(hit, links)).toList();
  }

  /** @param shown how many of {@code related} are shown */
  static Post notFound(List<Note> related, int shown, String key) {
    String words = related.isEmpty() ? "I looked, but the articles do not say."
        : "I looked, but the articles do not say. These come nearest:";
    List<LayoutBlock> blocks = new ArrayList<>(List.of(Blocks.section(words)));
    related.stream().limit(shown).forEach(note -> blocks.add(Blocks.origin(note, "Read")));
    List<BlockElement> buttons = new ArrayList<>();
    if (related.size() > shown) {
      buttons.add(Blocks.button("Show more", Blocks.MORE, Buttons.value(key, 0)));
    }
    buttons.addAll(thumbs(key));
    blocks.add(Blocks.actions(buttons));
    String text = words + related.stream().limit(shown).map(Note::origin).collect(Collectors.joining("; ", " ", ""));
    return new Post(blocks, text.strip().length() <= Packing.TEXT ? text.strip() : words);
  }

  private List<Unit> grounded(Answer answer, Finding.Grounded grounded, String key) {
    List<Unit> units = new ArrayList<>();
    if (grounded.kind() == Finding.Kind.CONFLICTING) {
      units.add(unit("The sources disagree:"));
    }
    units.addAll(paragraphs(grounded.statements()));
    if (!grounded.missing().isEmpty()) {
      Escape.pieces("The articles do not say: " + String.join("; ", grounded.missing()) + ".", Blocks.SECTION_LENGTH)
          .forEach(piece -> units.add(unit(piece)));
    }
    cited(answer).forEach(note -> units.add(footnote(note)));
    if (answer.degraded()) {
      String words = "The model could not be used; the reader answered instead.";
      units.add(new Unit(List.of(Blocks.small(words)), words.length(), ""));
    }
    List<BlockElement> buttons = new ArrayList<>(List.of(Blocks.button("View sources", Blocks.SOURCES,
        Buttons.value(key, 0))));
    buttons.addAll(thumbs(key));
    units.add(new Unit(List.of(Blocks.actions(buttons)), 60, ""));
    return units;
  }

  private static List<BlockElement> thumbs(String key) {
    return List.of(Blocks.button(":thumbsup: Helpful", Blocks.UP, Buttons.value(key, 0)),
        Blocks.button(":thumbsdown: Not helpful", Blocks.DOWN, Buttons.value(key, 0)));
  }

  /** As many statements to a section as fit; only one that is too long for any is parted. */
  private static List<Unit> paragraphs(List<Statement> statements) {
    List<Unit> units = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (Statement statement : statements) {
      List<String> pieces = Escape.pieces(marked(statement), Blocks.SECTION_LENGTH);
      if (!paragraph.isEmpty() && paragraph.length() + 1 + pieces.getFirst().length() > Blocks.SECTION_LENGTH) {
        units.add(unit(paragraph.toString()));
        paragraph.setLength(0);
      }
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(pieces.getFirst());
      for (String rest : pieces.subList(1, pieces.size())) {
        units.add(unit(paragraph.toString()));
        paragraph.setLength(0);
        paragraph.append(rest);
      }
    }
    units.add(unit(paragraph.toString()));
    return units;
  }

  private static Unit unit(String escaped) {
    return new Unit(List.of(Blocks.section(escaped)), escaped.length(), escaped);
  }

  private static Unit footnote(Note note) {
    List<String> quote = Escape.pieces("[" + note.number() + "] “" + note.quote() + "”", Blocks.SECTION_LENGTH);
    List<LayoutBlock> blocks = new ArrayList<>();
    quote.forEach(piece -> blocks.add(Blocks.section(piece)));
    String label = "[" + note.number() + "]";
    blocks.add(Blocks.origin(note, label));
    int length = quote.stream().mapToInt(String::length).sum() + note.origin().length()
        + Blocks.link(note.link(), label).length();
    return new Unit(blocks, length, "[" + note.number() + "] " + note.origin() + ".");
  }

  private static String marked(Statement statement) {
    return statement.text() + " " + statement.citations().stream().map(n -> "[" + n + "]").collect(Collectors.joining());
  }
}
