package dev.footnote.news;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionNotesTest {
  @ParameterizedTest
  @ValueSource(strings = {
      "Correction: The mayor is 52, not 25.",
      "CORRECTION (5 May 2024): The mayor is 52.",
      "Corrections and clarifications: the mayor is 52.",
      "Editor's note: the mayor is 52.",
      "Editors’ note, 5 May — the mayor is 52.",
      "[Clarification: the mayor is 52.]",
      "This article was amended on 5 May 2024 to say that the mayor is 52.",
      "This story has been corrected. The mayor is 52.",
      "An earlier version of this article gave a wrong age."})
  void findsTheParagraphThatSaysSo(String note) {
    String text = "The mayor spoke.\n\n" + note + "\n\nThe end.";
    assertEquals(List.of(note), CorrectionNotes.of(text).stream().map(span -> span.of(text)).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Correction officers went on strike on Monday.",
      "The paper printed a correction: the mayor is 52.",
      "This article describes a bridge.",
      "Corrections cost money. The minister said: no.",
      "An earlier version of Windows was slow."})
  void aStoryIsNoNote(String text) {
    assertEquals(List.of(), CorrectionNotes.of(text));
  }

  @Test
  void aLongParagraphIsAStory() {
    assertEquals(List.of(), CorrectionNotes.of("Correction: " + "word ".repeat(400)));
  }
}
