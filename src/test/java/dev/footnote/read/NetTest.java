package dev.footnote.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetTest {
  /** Two features with means 1 and 2, spreads 2 and 4, direct weights 3 and 0; one hidden unit. */
  private static final Net NET = new Net(new float[] {1, 2, 3, 2, 4, 0}, new float[] {0.5f, -1, 0.25f, 2});

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NET.write(out);
    return out.toByteArray();
  }

  @Test
  void addsTheDirectPartAndTheHiddenUnits() {
    assertEquals(3 * 1 + 2 * Math.tanh(0.5 * 1 - 1 * 2 + 0.25), NET.of(new float[] {3, 10}), 1e-6);
  }

  @Test
  void cutsOffWhatLiesFarFromTheMean() {
    assertEquals(NET.of(new float[] {11, 22}), NET.of(new float[] {1_000, 1_000}));
    assertEquals(NET.of(new float[] {-9, -18}), NET.of(new float[] {-1_000, -1_000}));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    Net read = Net.read(new ByteArrayInputStream(written()), 2);
    assertEquals(NET.of(new float[] {0.3f, -1}), read.of(new float[] {0.3f, -1}));
  }

  @Test
  void refusesAFileThatWasCutOrIsForOtherFeatures() throws IOException {
    byte[] whole = written();
    assertThrows(IOException.class, () -> Net.read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 1)), 2));
    assertThrows(IOException.class, () -> Net.read(new ByteArrayInputStream(new byte[3]), 2));
    assertThrows(IOException.class, () -> Net.read(new ByteArrayInputStream(whole), 3));
  }

  /** Right is where just one of both features is high: no weighted sum tells that. */
  @Test
  void learnsWhatNoWeightedSumTells() {
    Random random = new Random(7);
    List<NetFit.Group> groups = new ArrayList<>();
    for (int g = 0; g < 400; g++) {
      List<float[]> rows = new ArrayList<>();
      List<Boolean> right = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean a = (g + i) % 4 == 0 || random.nextBoolean();
        boolean b = i == 0 ? !a : a;
        rows.add(new float[] {a ? 1 : 0, b ? 1 : 0});
        right.add(a != b);
      }
      groups.add(new NetFit.Group(rows, right, 1));
    }
    Net net = NetFit.fit(groups);
    double right = Math.min(net.of(new float[] {1, 0}), net.of(new float[] {0, 1}));
    double wrong = Math.max(net.of(new float[] {1, 1}), net.of(new float[] {0, 0}));
    assertTrue(right > wrong, right + " for right, " + wrong + " for wrong");
    assertEquals(net.of(new float[] {1, 0}), NetFit.fit(groups).of(new float[] {1, 0}), "the same for the same lessons");
  }
}
