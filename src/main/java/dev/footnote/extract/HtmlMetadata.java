package dev.footnote.extract;

import dev.footnote.news.Published;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** What a page says of its article: JSON-LD first, then meta elements, then what stands on the page. */
final class HtmlMetadata {
  private static final List<String> DATES = List.of(
      "article:published_time", "og:published_time", "og:article:published_time", "article:published",
      "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "datepublished",
      "parsely-pub-date",
      "sailthru.date", "publish-date", "pubdate", "date");
  private static final List<String> TITLES = List.of("og:title", "dc.title", "dcterms.title", "twitter:title");
  private static final List<String> PUBLISHERS = List.of(
      "og:site_name", "dc.publisher", "dcterms.publisher", "article:publisher_name");
  private static final List<String> LANGUAGES = List.of(
      "content-language", "dc.language", "dcterms.language", "og:locale");
  private static final int LONGEST_BYLINE = 150;
  private static final int MOST_TIMES = 50;

  private final Document page;
  private final Elements metas;
  private final ArticleFinder finder;
  private final Element article;

  private HtmlMetadata(Document page, ArticleFinder finder, Element article) {
    this.page = page;
    this.metas = page.select("meta[content]");
    this.finder = finder;
    this.article = article;
  }

  static Metadata of(Document page, ArticleFinder finder, Element article) {
    HtmlMetadata html = new HtmlMetadata(page, finder, article);
    Optional<URI> canonical = html.attribute("link[rel~=(?i)\\bcanonical\\b]", "href", Fields::url);
    JsonLd json = JsonLd.of(page);
    Optional<URI> url = canonical.or(() -> html.meta(List.of("og:url"), Fields::url)).or(json::url);
    Optional<String> publisher = json.publisher().or(() -> html.meta(PUBLISHERS, Fields::name));
    return new Metadata(url.map(URI::toString), html.title(json, publisher), url, publisher, html.published(json),
        html.language(json), html.tags(json));
  }

  private String title(JsonLd json, Optional<String> publisher) {
    return json.headline()
        .or(() -> meta(TITLES, Fields::name))
        .or(() -> Optional.ofNullable(page.selectFirst("h1")).flatMap(h1 -> Fields.name(h1.text())))
        .or(() -> Fields.name(page.title()).map(title -> withoutPublisher(title, publisher)))
        .orElse("");
  }

  /** {@code Lock shut | The Gazette} is {@code Lock shut}, if the page is known to be The Gazette's. */
  private static String withoutPublisher(String title, Optional<String> publisher) {
    String end = publisher.orElse("");
    if (end.isEmpty() || !title.endsWith(end)) {
      return title;
    }
    String head = title.substring(0, title.length() - end.length()).strip();
    return head.matches(".+\\s[|\\-–—·:•]") ? head.substring(0, head.length() - 1).strip() : title;
  }

  /** The first date found; made an instant where a later place gives the time of the same day. */
  private Optional<Published> published(JsonLd json) {
    List<Published> all = Stream.of(
        json.published().stream(),
        DATES.stream().flatMap(name -> meta(List.of(name), Fields::published).stream()),
        attribute("[itemprop=datePublished]", "content", Fields::published).stream(),
        attribute("[itemprop=datePublished]", "datetime", Fields::published).stream(),
        byline().stream()).flatMap(Function.identity()).toList();
    return all.stream().findFirst().map(first -> all.stream()
        .filter(other -> other.date().equals(first.date()) && other.time().isPresent()).findFirst().orElse(first));
  }

  /** The first time in a short line of the article or of its header; one in running text may speak of anything. */
  private Optional<Published> byline() {
    Element around = article.closest("article, main");
    return (around == null ? article : around).select("time[datetime]").stream()
        .limit(MOST_TIMES).filter(time -> !isAside(time))
        .flatMap(time -> Fields.published(time.attr("datetime")).stream())
        .findFirst();
  }

  private boolean isAside(Element time) {
    for (Element e = time; e != null && !e.equals(page.body()); e = e.parent()) {
      if (!e.normalName().equals("header") && finder.isOut(e)) {
        return true;
      }
    }
    Element line = time.closest("p, li, div, header, section, td");
    return line != null && line.normalName().matches("p|li|td") && line.text().length() > LONGEST_BYLINE;
  }

  private String language(JsonLd json) {
    Element html = page.selectFirst("html[lang]");
    return Stream.of(
            Stream.of(html == null ? "" : html.attr("lang")),
            json.language().stream(),
            LANGUAGES.stream().flatMap(name -> meta(List.of(name), Fields::name).stream()))
        .flatMap(Function.identity()).map(Fields::language).filter(tag -> !tag.equals("und")).findFirst().orElse("und");
  }

  private List<String> tags(JsonLd json) {
    Stream<String> own = page.select("meta[property=article:tag], meta[name=article:tag]").stream()
        .map(e -> e.attr("content"));
    List<String> tags = Fields.tags(Stream.concat(own, json.keywords().stream()).toList());
    String keywords = meta(List.of("news_keywords", "keywords"), Optional::of).orElse("");
    return tags.isEmpty() ? Fields.tags(Arrays.asList(keywords.split(",", 200))) : tags;
  }

  private <T> Optional<T> attribute(String query, String attribute, Function<String, Optional<T>> reading) {
    return page.select(query).stream().limit(20).flatMap(e -> reading.apply(e.attr(attribute)).stream()).findFirst();
  }

  /** The first meta element of the first of these names that can be read. */
  private <T> Optional<T> meta(List<String> names, Function<String, Optional<T>> reading) {
    return names.stream().flatMap(name -> metas.stream()
        .filter(e -> Stream.of("property", "name", "http-equiv", "itemprop")
            .anyMatch(key -> e.attr(key).toLowerCase(Locale.ROOT).equals(name)))
        .flatMap(e -> reading.apply(e.attr("content")).stream())).findFirst();
  }
}
