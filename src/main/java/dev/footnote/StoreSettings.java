package dev.footnote;

import dev.footnote.langchain.VectorStore;
import dev.footnote.opensearch.Login;
import dev.footnote.opensearch.OpenSearchStore;
import dev.footnote.retrieve.Embedder;
import dev.footnote.retrieve.SearchException;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Where the index is: in files, or on another machine. */
sealed interface StoreSettings {
  String STORE = "FOOTNOTE_STORE";
  String URL = "FOOTNOTE_OPENSEARCH_URL";
  String INDEX = "FOOTNOTE_OPENSEARCH_INDEX";
  String AUTH = "FOOTNOTE_OPENSEARCH_AUTH";
  String REGION = "FOOTNOTE_OPENSEARCH_REGION";
  String USER = "FOOTNOTE_OPENSEARCH_USER";
  String PASSWORD = "FOOTNOTE_OPENSEARCH_PASSWORD";

  String PGVECTOR_URL = "FOOTNOTE_PGVECTOR_URL";
  String PGVECTOR_TABLE = "FOOTNOTE_PGVECTOR_TABLE";
  String PGVECTOR_USER = "FOOTNOTE_PGVECTOR_USER";
  String PGVECTOR_PASSWORD = "FOOTNOTE_PGVECTOR_PASSWORD";

  /** All names, in the order of README. */
  List<String> NAMES = List.of(STORE, URL, INDEX, AUTH, REGION, USER, PASSWORD, PGVECTOR_URL, PGVECTOR_TABLE, PGVECTOR_USER,
      PGVECTOR_PASSWORD);

  String DEFAULT_INDEX = "footnote";

  /** The host of a domain of Amazon OpenSearch Service or a collection of OpenSearch Serverless: region, then service. */
  Pattern AWS_HOST = Pattern.compile("\\.([a-z]{2}(?:-[a-z]+)+-\\d)\\.(es|aoss)\\.amazonaws\\.com(?:\\.cn)?$");

  /** The index, if it is on another machine. */
  Optional<Remote> remote(Embedder embedder);

  /** An index in files: a folder or a published snapshot. */
  record Files() implements StoreSettings {
    @Override
    public Optional<Remote> remote(Embedder embedder) {
      return Optional.empty();
    }
  }

  /**
   * An index in OpenSearch.
   *
   * @param auth {@code es}, {@code aoss}, {@code basic} or {@code none}
   * @param region to sign for; empty for the process's
   */
  record OpenSearch(URI url, String index, String auth, Optional<String> region, String user, String password)
      implements StoreSettings {

    /** @throws Config.Invalid if requests are to be signed for a region that nobody names */
    @Override
    public Optional<Remote> remote(Embedder embedder) {
      return Optional.of(Remote.of(new OpenSearchStore(url, index, switch (auth) {
        case "basic" -> new Login.Basic(user, password);
        case "none" -> new Login.Open();
        default -> new Login.Aws(auth, region.orElseGet(OpenSearch::ofTheProcess),
            DefaultCredentialsProvider.builder().build());
      }), embedder));
    }

    private static String ofTheProcess() {
      try {
        return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
      } catch (SdkException e) {
        throw new Config.Invalid(List.of(REGION + " is not set, and no AWS region either. Set it to the region of the"
            + " domain, such as eu-central-1."));
      }
    }

    /** All but the password. */
    @Override
    public String toString() {
      return "OpenSearch[" + url + ", index=" + index + ", auth=" + auth + ", region=" + region + ", user=" + user + "]";
    }
  }

  /**
   * Vectors in PostgreSQL, through LangChain4j's store.
   *
   * @param url of the driver, such as {@code jdbc:postgresql://localhost/news?sslmode=verify-full}
   */
  record PgVector(String url, String table, String user, String password) implements StoreSettings {
    @Override
    public Optional<Remote> remote(Embedder embedder) {
      return Optional.of(Remote.of("the table " + table + " at " + shown(), () -> connect(embedder)));
    }

    /** Makes the table where it is missing. */
    private VectorStore connect(Embedder embedder) {
      try {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        Optional.of(user).filter(name -> !name.isEmpty()).ifPresent(source::setUser);
        Optional.of(password).filter(secret -> !secret.isEmpty()).ifPresent(source::setPassword);
        return new VectorStore(PgVectorEmbeddingStore.datasourceBuilder().datasource(source).table(table)
            .dimension(embedder.dimension()).createTable(true).build(), "the table " + table + " at " + shown(),
            embedder.model(), embedder.dimension());
      } catch (RuntimeException e) {
        throw new SearchException("PostgreSQL at " + shown() + " cannot be used: " + e.getMessage() + ". Check " + PGVECTOR_URL
            + ", " + PGVECTOR_USER + " and " + PGVECTOR_PASSWORD + ", and that the extension vector can be made there.", e);
      }
    }

    /** Without what may be secret. */
    private String shown() {
      return Settings.shown(url.replaceFirst("\\?.*", ""));
    }

    @Override
    public String toString() {
      return "PgVector[" + shown() + ", table=" + table + ", user=" + user + "]";
    }
  }

  /** Reads the settings of the store. */
  static StoreSettings read(Settings settings) {
    String store = settings.value(STORE).orElse("lucene");
    return switch (store) {
      case "lucene" -> new Files();
      case "opensearch" -> openSearch(settings);
      case "pgvector" -> pgVector(settings);
      default -> {
        settings.problem(STORE + " is \"" + store + "\", which is no store. Write lucene, opensearch or pgvector.");
        yield new Files();
      }
    };
  }

  private static StoreSettings openSearch(Settings settings) {
    String remedy = "Give the address of the domain or server, such as https://search-mine.eu-central-1.es.amazonaws.com.";
    if (settings.value(URL).isEmpty()) {
      settings.problem(URL + " is not set, but " + STORE + " is opensearch. " + remedy);
    }
    Optional<URI> url = settings.web(URL, remedy);
    String index = settings.value(INDEX).orElse(DEFAULT_INDEX);
    if (!index.matches("[a-z0-9][a-z0-9_.-]{0,199}")) {
      settings.problem(INDEX + " is \"" + index + "\", which is no name of an index. Write 1 to 200 of a-z 0-9 _ . -, and begin"
          + " with a letter or a digit.");
    }
    Optional<String> user = settings.value(USER);
    Optional<String> password = settings.value(PASSWORD);
    Matcher host = AWS_HOST.matcher(url.map(URI::getHost).orElse(""));
    boolean aws = host.find();
    String auth = settings.value(AUTH).orElse(user.isPresent() ? "basic" : aws ? host.group(2) : "none");
    if (!auth.matches("es|aoss|basic|none")) {
      settings.problem(AUTH + " is \"" + auth + "\", which is no way to log in. Write es, aoss, basic or none.");
    }
    if (auth.equals("basic") && (user.isEmpty() || password.isEmpty())) {
      settings.problem(AUTH + " is basic, which needs both " + USER + " and " + PASSWORD + ". Set them.");
    }
    Optional<String> region = settings.value(REGION).or(() -> aws ? Optional.of(host.group(1)) : Optional.empty());
    region.filter(name -> !name.matches("[a-z]{2}(-[a-z]+)+-\\d")).ifPresent(name -> settings.problem(REGION + " is \"" + name
        + "\", which is no AWS region. Write one such as eu-central-1."));
    return url.<StoreSettings>map(uri -> new OpenSearch(uri, index, auth, region, user.orElse(""), password.orElse("")))
        .orElseGet(Files::new);
  }

  private static StoreSettings pgVector(Settings settings) {
    String remedy = "Write jdbc:postgresql://HOST[:PORT]/DATABASE, with the driver's options behind a question mark if need be.";
    Optional<String> url = settings.value(PGVECTOR_URL);
    if (url.isEmpty()) {
      settings.problem(PGVECTOR_URL + " is not set, but " + STORE + " is pgvector. " + remedy);
    }
    url.filter(text -> !text.matches("jdbc:postgresql://[^\\s?]+(\\?\\S*)?")).ifPresent(text -> settings.problem(PGVECTOR_URL
        + " is \"" + Settings.shown(text.replaceFirst("\\?.*", "")) + "\", which is no address of PostgreSQL. " + remedy));
    String table = settings.value(PGVECTOR_TABLE).orElse(DEFAULT_INDEX);
    if (!table.matches("[a-z_][a-z0-9_]{0,62}")) {
      settings.problem(PGVECTOR_TABLE + " is \"" + table + "\", which is no name of a table. Write 1 to 63 of a-z 0-9 _, and"
          + " begin with a letter.");
    }
    return new PgVector(url.orElse(""), table, settings.value(PGVECTOR_USER).orElse(""),
        settings.value(PGVECTOR_PASSWORD).orElse(""));
  }
}
