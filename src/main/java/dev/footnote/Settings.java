package dev.footnote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads settings out of the environment and gathers what is wrong: each problem with its value, the rule and the remedy. */
final class Settings {
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What a setting is set to; one that is set to nothing counts as not set. */
  Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  void problem(String words) {
    problems.add(words);
  }

  /** What is wrong with what was read so far. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * A whole number.
   *
   * @param lowest and
   * @param highest that it may be, at most twelve digits
   * @param otherwise what it is where it is not set, or wrong
   */
  long number(String name, long lowest, long highest, long otherwise) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    long number = text.get().matches("\\d{1,12}") ? Long.parseLong(text.get()) : -1;
    if (number < lowest || number > highest) {
      problem(name + " is \"" + text.get() + "\", which is no whole number in [" + lowest + ".." + highest
          + "]. Unset it for " + otherwise + ".");
      return otherwise;
    }
    return number;
  }

  /**
   * An address that something is appended to, or that stands for itself: http or https, without a query.
   *
   * @param remedy a sentence that tells what to write
   */
  Optional<URI> web(String name, String remedy) {
    Optional<String> text = value(name);
    Optional<URI> uri = text.flatMap(Settings::address).filter(u -> u.getRawQuery() == null && u.getRawFragment() == null);
    if (text.isPresent() && uri.isEmpty()) {
      problem(name + " is \"" + shown(text.get()) + "\", which is no web address; it must be http:// or https:// with a"
          + " host, without user, query and fragment. " + remedy);
    }
    return uri;
  }

  /** The address in {@code text} if it is one of http or https, with a host and without a user. */
  static Optional<URI> address(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getPort() <= 65_535
          ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** A text that was to be an address, without the password that may stand in it. */
  static String shown(String text) {
    return text.replaceAll("//[^/]*@", "//…@");
  }
}
