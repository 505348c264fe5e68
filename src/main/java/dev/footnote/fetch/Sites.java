package dev.footnote.fetch;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Which addresses are of one owner. */
public final class Sites {
  private Sites() {}

  /** Whether both are below one registered name ({@code news.g.co.uk} and {@code www.g.co.uk}); publicsuffix.org knows. */
  public static boolean same(URI a, URI b) {
    return site(a).isPresent() && site(a).equals(site(b));
  }

  private static Optional<String> site(URI url) {
    return Optional.ofNullable(url.getHost()).map(host -> host.toLowerCase(Locale.ROOT)).map(host ->
        Optional.ofNullable(EffectiveTldFinder.getAssignedDomain(host, true, false)).filter(d -> !d.isEmpty())
            .orElse(host.replaceFirst("^www\\.", "")));
  }
}
