package dev.footnote;

import dev.footnote.answer.Asker;
import dev.footnote.answer.Pipeline;
import dev.footnote.answer.Writing;
import dev.footnote.aws.S3Snapshots;
import dev.footnote.cite.Gate;
import dev.footnote.http.Conversing;
import dev.footnote.http.Metered;
import dev.footnote.http.Service;
import dev.footnote.ingest.Checked;
import dev.footnote.langchain.BgeSmallEmbeddingModel;
import dev.footnote.langchain.E5SmallSpanModel;
import dev.footnote.langchain.LangChainEmbedder;
import dev.footnote.lucene.IndexCheck;
import dev.footnote.lucene.LuceneIndex;
import dev.footnote.lucene.LuceneWriter;
import dev.footnote.read.FeatureReader;
import dev.footnote.read.InTurn;
import dev.footnote.read.Reader;
import dev.footnote.retrieve.Copies;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.HybridRetriever;
import dev.footnote.retrieve.Retriever;
import dev.footnote.retrieve.SingleSource;
import dev.footnote.retrieve.Withdrawals;
import dev.footnote.retrieve.Withheld;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Which part is built of which: the one place where adapters meet the rest. Used by the command line and by Lambda. */
final class Wiring {
  /** Two of them fit into the 512 MB of disk that a function with SnapStart may have: the one in use and the next. */
  private static final long SNAPSHOT_BYTES = 240L * 1024 * 1024;

  /** None: on the development sets the one of the model card finds no more. */
  private static final String QUESTION_PREFIX = "";

  private final Embedder embedder;
  private final Reader reader;
  private final Optional<Writing> writing;
  private final Callers callers;

  /**
   * @param readerWindows how many places the reading model looks at; 0 to read without it
   * @param model who writes answers; empty for the reader alone
   * @param callers whose turns are remembered and whose tokens are counted
   */
  Wiring(Embedder embedder, int readerWindows, Optional<ModelSettings> model, Callers callers) {
    this.callers = callers;
    this.embedder = embedder;
    this.reader = new InTurn(readerWindows == 0 ? FeatureReader.plain()
        : FeatureReader.withModel(new E5SmallSpanModel(), readerWindows));
    this.writing = model.map(ModelSettings::writing);
  }

  /** The model that ships with Footnote; loaded at its first use. */
  static Embedder shippedEmbedder() {
    return new LangChainEmbedder(new BgeSmallEmbeddingModel(), QUESTION_PREFIX);
  }

  static S3Snapshots snapshots(String uri) {
    return snapshots(uri, Optional.empty());
  }

  /** @param endpoint a server that speaks S3; empty for AWS itself */
  static S3Snapshots snapshots(String uri, Optional<URI> endpoint) {
    return S3Snapshots.at(uri, LuceneIndex.FORMAT, SNAPSHOT_BYTES, endpoint);
  }

  LuceneIndex open(Path folder) {
    return LuceneIndex.open(folder, embedder.model(), embedder.dimension());
  }

  Checked check(Path folder, Withdrawals withdrawals) {
    return IndexCheck.run(folder, embedder.model(), embedder.dimension(), withdrawals);
  }

  LuceneWriter write(Path folder) {
    return LuceneWriter.open(folder, embedder.model(), embedder.dimension());
  }

  /**
   * @param neverAbstain whether to answer however unsure
   * @param withdrawals articles that are not answered from, asked for at every question
   */
  Service service(LuceneIndex index, boolean neverAbstain, Supplier<Withdrawals> withdrawals) {
    return service(new Remote.Index(index, index, index), neverAbstain, withdrawals);
  }

  /** As {@link #service(LuceneIndex, boolean, Supplier)}, over any store. */
  Service service(Remote.Index index, boolean neverAbstain, Supplier<Withdrawals> withdrawals) {
    Withheld held = new Withheld(index.search(), index.articles(), withdrawals);
    Retriever retriever = new SingleSource(new HybridRetriever(held, embedder, HybridRetriever.Weights.TUNED));
    Copies copies = article -> index.copies().copies(article).stream()
        .filter(copy -> withdrawals.get().of(copy.source().key()).isEmpty()).toList();
    Pipeline pipeline = new Pipeline(retriever, reader, index.articles()::snapshot, new AnswerIds(), System::nanoTime,
        neverAbstain, new Gate(embedder, copies), writing);
    Asker asker = new Conversing(new Metered(pipeline, callers.budgets()), callers.stores().conversations(),
        Clock.systemUTC());
    return new Service(asker, held, retriever);
  }
}
