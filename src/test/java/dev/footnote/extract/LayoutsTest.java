package dev.footnote.extract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutsTest {
  @Test
  void keepsTheArticleAndDropsWhatSurroundsIt() {
    List<LayoutFigures.Row> rows = LayoutFigures.rows();
    assertTrue(rows.size() >= 20, "layouts " + rows.size());
    assertTrue(LayoutFigures.mean(rows, LayoutFigures.Row::f1) >= 0.98, rows.toString());
    rows.forEach(row -> assertTrue(row.precision() >= 0.9 && row.recall() >= 0.9, row.toString()));
  }
}
