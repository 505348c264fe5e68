package dev.footnote.fetch;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web address that may be looked up: http or https on port 80 or 443, without user info, its host spelt in the one way
 * that all programs read alike.
 *
 * @param secure whether by TLS
 * @param host name in lower case and ASCII, or the address as it was written, IPv6 without brackets
 * @param port 80 or 443
 * @param target path and query, percent-encoded
 * @param literal the address, if the host is one; it is never looked up
 */
record WebAddress(boolean secure, String host, int port, String target, Optional<InetAddress> literal) {
  private static final int LONGEST = 8_000;
  private static final Pattern URL = Pattern.compile("(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(?:#.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_ALLOWED = Pattern.compile("[\\x00-\\x1F\\x7F\\\\]");
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@%]+)(?::(\\d{0,5}))?");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");
  private static final Pattern QUAD = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  /** Names that lead into the own machine or network (RFC 6761, RFC 6762, RFC 8375, ICANN, Kubernetes, cloud metadata). */
  private static final Set<String> INNER = Set.of("localhost", "localdomain", "local", "internal", "intranet", "lan", "home",
      "corp", "private", "arpa", "svc", "cluster", "consul", "onion", "test", "invalid");

  /** @throws FetchException with {@code bad_url}, or {@code blocked_address} for a name of the inner network */
  static WebAddress of(String raw) throws FetchException {
    String text = raw.strip();
    Matcher url = URL.matcher(text);
    if (text.length() > LONGEST || NOT_ALLOWED.matcher(text).find() || !url.matches()) {
      throw bad(raw, "it must be http:// or https://, a host and a path, with no backslash or control character");
    }
    Matcher authority = AUTHORITY.matcher(url.group(2));
    if (!authority.matches()) {
      throw bad(raw, "its host must be a name or an address, with no user name, password or percent sign");
    }
    boolean secure = url.group(1).equalsIgnoreCase("https");
    String digits = authority.group(2) == null ? "" : authority.group(2);
    int port = digits.isEmpty() ? secure ? 443 : 80 : Integer.parseInt(digits);
    if (port != 80 && port != 443) {
      throw new FetchException("blocked_address", shown(raw) + " names port " + port + "; only 80 and 443 are asked");
    }
    String host = authority.group(1);
    String target = encoded(url.group(3).isEmpty() ? "/" : url.group(3)) + encoded(url.group(4) == null ? "" : url.group(4));
    if (host.startsWith("[")) {
      return new WebAddress(secure, host.substring(1, host.length() - 1), port, target, Optional.of(sixth(raw, host)));
    }
    String name = name(raw, host);
    Optional<InetAddress> literal = fourth(raw, name);
    if (literal.isEmpty()) {
      checkName(raw, name);
    }
    return new WebAddress(secure, name, port, target, literal);
  }

  /** @throws FetchException as {@link #of} does, for the address that a redirect names */
  WebAddress redirected(String location) throws FetchException {
    String text = location.strip();
    if (text.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
      return of(text);
    }
    try {
      return of(uri().resolve(encoded(text)).toString());
    } catch (IllegalArgumentException e) {
      throw new FetchException("bad_url", shown(location) + " is what " + uri() + " redirects to, and it is no address", e);
    }
  }

  /** Without a port where it is the scheme's own. */
  URI uri() {
    return URI.create((secure ? "https://" : "http://") + authority() + target);
  }

  /** Host and port as in the {@code Host} header. */
  String authority() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == (secure ? 443 : 80) ? name : name + ":" + port;
  }

  private static InetAddress sixth(String raw, String host) throws FetchException {
    try {
      return Inet6Address.ofLiteral(host.substring(1, host.length() - 1));
    } catch (IllegalArgumentException e) {
      throw bad(raw, "what stands in brackets must be an IPv6 address");
    }
  }

  private static String name(String raw, String host) throws FetchException {
    try {
      String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      String whole = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
      return whole.codePoints().allMatch(c -> c < 0x80) ? whole : "";
    } catch (IllegalArgumentException e) {
      throw bad(raw, "its host is no name: a part has 1 to 63 characters");
    }
  }

  private static Optional<InetAddress> fourth(String raw, String name) throws FetchException {
    if (!NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()) {
      return Optional.empty();
    }
    if (!QUAD.matcher(name).matches()) {
      throw bad(raw, "its host looks like an IPv4 address; that must be four decimal numbers without leading zeros");
    }
    return Optional.of(Inet4Address.ofLiteral(name));
  }

  private static void checkName(String raw, String name) throws FetchException {
    String[] labels = name.split("\\.", -1);
    boolean sound = name.length() <= 253;
    for (String label : labels) {
      sound &= LABEL.matcher(label).matches();
    }
    if (!sound) {
      throw bad(raw, "its host must be a name of letters, digits and hyphens, at most 253 long, 63 a part");
    }
    if (labels.length < 2 || INNER.contains(labels[labels.length - 1])) {
      throw new FetchException("blocked_address", shown(raw) + " names a host of the own network; only public names are asked");
    }
  }

  /** Spaces, quotes and what is not ASCII, percent-encoded as UTF-8; what is encoded already stays. */
  private static String encoded(String part) {
    StringBuilder out = new StringBuilder(part.length());
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xFF;
      boolean keep = c > 0x20 && c < 0x7F && "\"<>^`{|}".indexOf(c) < 0;
      out.append(keep ? String.valueOf((char) c) : String.format("%%%02X", c));
    }
    return out.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
  }

  private static FetchException bad(String raw, String rule) {
    return new FetchException("bad_url", shown(raw) + " is no web address that can be asked: " + rule);
  }

  private static String shown(String raw) {
    String line = raw.strip().replaceAll("\\p{C}", "?");
    return "\"" + (line.length() > 120 ? line.substring(0, line.offsetByCodePoints(0, 100)) + "…" : line) + "\"";
  }
}
