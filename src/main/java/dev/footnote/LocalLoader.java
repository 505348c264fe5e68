package dev.footnote;

import dev.footnote.ingest.TombstoneFile;
import dev.footnote.lucene.LuceneIndex;
import java.nio.file.Path;
import java.util.Optional;

/** The index in a folder of this machine, as it is when it is first asked for. */
final class LocalLoader implements IndexLoader {
  private final Wiring wiring;
  private final Path folder;

  LocalLoader(Wiring wiring, Path folder) {
    this.wiring = wiring;
    this.folder = folder;
  }

  @Override
  public Optional<Loaded> newer(Optional<String> name) {
    if (name.isPresent()) {
      return Optional.empty();
    }
    LuceneIndex index = wiring.open(folder);
    return Optional.of(new Loaded(index.snapshot(), wiring.service(index, false, new TombstoneFile(folder)), index::close));
  }

  @Override
  public void freshen() {
    // the service looks at the folder at every question
  }

  @Override
  public void close() {
    // holds nothing between calls
  }
}
