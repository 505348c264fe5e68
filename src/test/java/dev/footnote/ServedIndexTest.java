package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.footnote.http.IndexUnavailableException;
import dev.footnote.http.Service;
import dev.footnote.retrieve.Articles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class ServedIndexTest {
  private final Store store = new Store();
  private long now;
  private final List<Runnable> beside = new ArrayList<>();

  private ServedIndex served() {
    return new ServedIndex(Optional.of(store), () -> now, beside::add);
  }

  private void later(Duration by) {
    now += by.toNanos();
  }

  private void finishFetching() {
    List.copyOf(beside).forEach(Runnable::run);
    beside.clear();
  }

  @Test
  void aNewerIndexIsFetchedBesideAndServesFromTheNextRequest() {
    ServedIndex served = served();
    Service first = served.get().orElseThrow();
    store.publish();
    later(Duration.ofSeconds(29));
    assertSame(first, served.get().orElseThrow());
    assertEquals(0, beside.size(), "asked at most every 30 s");
    later(Duration.ofSeconds(1));
    assertSame(first, served.get().orElseThrow(), "the request that looks is not held up");
    finishFetching();
    assertEquals(List.of(), store.closed);
    assertEquals("2", name(served));
    assertEquals(List.of("1"), store.closed);
  }

  @Test
  void aFaultOfTheStoreDropsNoRequest() {
    ServedIndex served = served();
    store.fails = true;
    for (int i = 0; i < 3; i++) {
      later(Duration.ofSeconds(31));
      assertEquals("1", name(served));
      finishFetching();
    }
  }

  @Test
  void whatIsWithdrawnIsLearntByTheRequestItself() {
    ServedIndex served = served();
    served.get();
    assertEquals(1, store.freshened);
    later(Duration.ofSeconds(29));
    served.get();
    assertEquals(1, store.freshened);
    later(Duration.ofHours(2));
    served.get();
    assertEquals(2, store.freshened, "though the newer index is still being fetched");
    later(Duration.ofSeconds(30));
    served.get();
    assertEquals(3, store.freshened);
  }

  @Test
  void nothingIsAnsweredWhileItIsUnknownWhatIsWithdrawn() {
    ServedIndex served = served();
    store.unknown = true;
    served.refresh();
    assertThrows(IndexUnavailableException.class, served::get);
    store.unknown = false;
    assertEquals("1", name(served));
  }

  private static String name(ServedIndex served) {
    return served.get().orElseThrow().articles().snapshot();
  }

  private static final class Store implements IndexLoader {
    final List<String> closed = new ArrayList<>();
    int version = 1;
    int freshened;
    boolean fails;
    boolean unknown;

    void publish() {
      version++;
    }

    @Override
    public Optional<Loaded> newer(Optional<String> name) {
      if (fails) {
        throw new IllegalStateException("the store fails");
      }
      String current = Integer.toString(version);
      if (name.equals(Optional.of(current))) {
        return Optional.empty();
      }
      Articles articles = Mockito.mock(Articles.class);
      Mockito.when(articles.snapshot()).thenReturn(current);
      return Optional.of(new Loaded(current, new Service(_ -> {
        throw new AssertionError("not asked");
      }, articles, _ -> List.of()), () -> closed.add(current)));
    }

    @Override
    public void freshen() {
      freshened++;
      if (unknown) {
        throw new IllegalStateException("unknown");
      }
    }

    @Override
    public void close() {}
  }
}
