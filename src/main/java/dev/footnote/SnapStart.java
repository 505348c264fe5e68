package dev.footnote;

import dev.footnote.answer.Mode;
import dev.footnote.answer.Question;
import dev.footnote.retrieve.Filter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** What happens around SnapStart's image of the process; nothing where there is no SnapStart. */
final class SnapStart implements Resource {
  private static final Logger LOG = System.getLogger("dev.footnote");

  private final ServedIndex index;
  private final Callers callers;

  SnapStart(ServedIndex index, Callers callers) {
    this.index = index;
    this.callers = callers;
  }

  static SnapStart register(ServedIndex index, Callers callers) {
    SnapStart snapStart = new SnapStart(index, callers);
    Core.getGlobalContext().register(snapStart);
    return snapStart;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    freeze();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    wake();
  }

  /** Loads the model and the reader by one question, so that the image holds them, and drops connections. */
  void freeze() {
    try {
      index.get().ifPresent(service ->
          service.asker().ask(new Question("Who said what, where and when?", LocalDate.now(ZoneOffset.UTC),
              Optional.empty(),
              Filter.NONE, Mode.EXTRACTIVE, Question.DEFAULT_CITATIONS, Question.DEFAULT_DEADLINE)));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the function could not be primed and will start slower", e);
    }
    callers.prime();
    index.disconnect();
    callers.disconnect();
  }

  /** Reads the manifest again: the image may be months old. */
  void wake() {
    index.refresh();
  }
}
