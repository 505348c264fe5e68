package dev.footnote.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreesTest {
  private static final Trees.Node LOW = new Trees.Node(-1, 0, 0, 0, -1.5f);
  private static final Trees.Node HIGH = new Trees.Node(-1, 0, 0, 0, 2.25f);
  private static final Trees TREES = Trees.of(0.5, List.of(List.of(HIGH),
      List.of(new Trees.Node(1, 3f, 1, 2, 0), LOW, new Trees.Node(0, -1f, 3, 4, 0), HIGH, LOW)));

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TREES.write(out);
    return out.toByteArray();
  }

  @Test
  void addsUpTheLeavesThatFeaturesLeadTo() {
    assertEquals(0.5 + 2.25 - 1.5, TREES.score(new float[] {0, 3}), "left where the feature is the threshold");
    assertEquals(0.5 + 2.25 + 2.25, TREES.score(new float[] {-1, 3.5f}));
    assertEquals(0.5 + 2.25 - 1.5, TREES.score(new float[] {0, 3.5f}));
  }

  @Test
  void areReadAsTheyWereWritten() throws IOException {
    Trees read = Trees.read(new ByteArrayInputStream(written()));
    for (float[] features : List.of(new float[] {0, 3}, new float[] {-1, 4}, new float[] {9, 9})) {
      assertEquals(TREES.score(features), read.score(features));
    }
  }

  @Test
  void refuseAFileThatWasCutOrIsNone() throws IOException {
    byte[] whole = written();
    assertThrows(IOException.class, () -> Trees.read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 1))));
    assertThrows(IOException.class, () -> Trees.read(new ByteArrayInputStream(new byte[5])));
  }

  @Test
  void refuseMoreNodesThanTheTableHolds() {
    assertThrows(IllegalArgumentException.class, () -> Trees.of(0, List.of(Collections.nCopies(Short.MAX_VALUE + 1, LOW))));
  }
}
