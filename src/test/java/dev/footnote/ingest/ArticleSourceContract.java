package dev.footnote.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ArticleSource} must do, shown on a good article "a", a bad one and a good one "c". */
public abstract class ArticleSourceContract {
  protected abstract ArticleSource source() throws Exception;

  private List<Received> read() throws Exception {
    List<Received> received = new ArrayList<>();
    source().read(received::add);
    return received;
  }

  @Test
  void aBadArticleDoesNotEndTheRun() throws Exception {
    List<Received> received = read();
    assertEquals(3, received.size(), received.toString());
    assertEquals("a", assertInstanceOf(Received.Accepted.class, received.get(0)).article().id());
    assertInstanceOf(Received.Rejected.class, received.get(1));
    assertEquals("c", assertInstanceOf(Received.Accepted.class, received.get(2)).article().id());
  }

  @Test
  void readsTheSameInTheSameOrderEveryTime() throws Exception {
    assertEquals(read(), read());
  }

  @Test
  void everythingNamesItsOrigin() throws Exception {
    read().forEach(received -> assertFalse(received.origin().isBlank(), received.toString()));
  }

  @Test
  void aRejectionHasAStableCodeAndAMessageForAPerson() throws Exception {
    Received.Rejected rejected = assertInstanceOf(Received.Rejected.class, read().get(1));
    assertTrue(rejected.code().matches("[a-z_]+"), rejected.code());
    assertTrue(rejected.message().length() > 20, rejected.message());
  }

  @Test
  void textsAreStorable() throws Exception {
    for (Received received : read()) {
      if (received instanceof Received.Accepted accepted) {
        assertFalse(accepted.article().text().contains("\r"));
      }
    }
  }
}
