package dev.footnote.http;

/** The address under which a caller reaches us. */
final class Origin {
  private Origin() {}

  /** Scheme and host as the caller has them, such as {@code http://localhost:8080}; goes back to that caller only. */
  static String of(HttpRequest request) {
    String host = request.header("host").filter(h -> h.matches("[A-Za-z0-9.:\\[\\]-]{1,255}")).orElse("localhost:8080");
    String scheme = request.header("x-forwarded-proto").filter("https"::equals).orElse("http");
    return scheme + "://" + host;
  }
}
