package dev.footnote.langchain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  @TempDir Path folder;

  @Test
  void takesTheLongestPieceAtABeginningAndWithin() throws IOException {
    Vocabulary vocabulary = of("{\"model\":{\"vocab\":{\"a\":0,\"ab\":1,\"##b\":2,\"##bc\":3,\"b\":4,\"#\":5}}}");
    assertEquals(6, vocabulary.size());
    assertEquals(1, vocabulary.longest("abc", 0));
    assertEquals(3, vocabulary.longest("abc", 1));
    assertEquals(-1, vocabulary.longest("abc", 2), "c goes on nowhere");
    assertEquals(5, vocabulary.longest("#", 0));
    assertEquals(2, vocabulary.length(3, true));
    assertEquals(2, vocabulary.length(1, false));
  }

  @Test
  void isTheSameFromItsOwnFile() throws IOException {
    Vocabulary json = shipped();
    Path file = folder.resolve("vocabulary");
    json.write(file);
    Vocabulary read = Vocabulary.read(file);
    assertEquals(30_522, read.size());
    for (String text : Files.readAllLines(Path.of("README.md"))) {
      assertArrayEquals(new WordPiece(json, 512).ids(text), new WordPiece(read, 512).ids(text), text);
    }
  }

  @Test
  void refusesAFileThatIsCutOff() throws IOException {
    Path file = folder.resolve("vocabulary");
    shipped().write(file);
    for (int length : new int[] {0, 7, 12, 100_000}) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(Files.readAllBytes(file), length));
      IOException e = assertThrows(IOException.class, () -> Vocabulary.read(cut));
      assertTrue(String.valueOf(e.getMessage()).contains("is no vocabulary of this build"), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"model\":{}} | tokenizer.json has no model.vocab",
      "{\"model\":{\"vocab\":{\"a\":0,\"b\":2}}} | tokenizer.json has no piece number 1"})
  void refusesJsonWithoutAWholeVocabulary(String json, String why) {
    assertEquals(why, assertThrows(IOException.class, () -> of(json)).getMessage());
  }

  private static Vocabulary of(String json) throws IOException {
    return Vocabulary.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Vocabulary shipped() throws IOException {
    try (InputStream in = Objects.requireNonNull(VocabularyTest.class.getResourceAsStream("/" + OnnxModel.VOCABULARY))) {
      return Vocabulary.parse(in);
    }
  }
}
