package dev.footnote;

import dev.footnote.opensearch.Login;
import dev.footnote.opensearch.OpenSearchStore;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** All names, in the order of README. */
  List<String> NAMES = List.of(STORE, URL, INDEX, AUTH, REGION, USER, PASSWORD);

  String DEFAULT_INDEX = "footnote";

  /** The host of a domain of Amazon OpenSearch Service or a collection of OpenSearch Serverless: region, then service. */
  Pattern AWS_HOST = Pattern.compile("\\.([a-z]{2}(?:-[a-z]+)+-\\d)\\.(es|aoss)\\.amazonaws\\.com(?:\\.cn)?$");

  /** An index in files: a folder or a published snapshot. */
  record Files() implements StoreSettings {}

  /**
   * An index in OpenSearch.
   *
   * @param auth {@code es}, {@code aoss}, {@code basic} or {@code none}
   * @param region to sign for; empty for the process's
   */
  record OpenSearch(URI url, String index, String auth, Optional<String> region, String user, String password)
      implements StoreSettings {

    /** @throws Config.Invalid if requests are to be signed for a region that nobody names */
    OpenSearchStore store() {
      return new OpenSearchStore(url, index, switch (auth) {
        case "basic" -> new Login.Basic(user, password);
        case "none" -> new Login.Open();
        default -> new Login.Aws(auth, region.orElseGet(OpenSearch::ofTheProcess),
            DefaultCredentialsProvider.builder().build());
      });
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

  /** Reads the settings of the store. */
  static StoreSettings read(Settings settings) {
    String store = settings.value(STORE).orElse("lucene");
    return switch (store) {
      case "lucene" -> new Files();
      case "opensearch" -> openSearch(settings);
      default -> {
        settings.problem(STORE + " is \"" + store + "\", which is no store. Write lucene or opensearch.");
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
}
