package dev.footnote.extract;

import dev.footnote.extract.Weights.Weight;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Finds the part of a page that is the article.
 *
 * <ol>
 *   <li>What is hidden, or is boilerplate by its tag, counts for nothing; nor does what is boilerplate by its name,
 *       unless it holds what the page marks as its article, or most of the page.
 *   <li>The page's own word is taken: the one {@code itemprop=articleBody}, the longest {@code article}, {@code main};
 *       unless hardly anything stands there.
 *   <li>Else the element with the most running text directly below it.
 * </ol>
 */
final class ArticleFinder {
  private static final String MARKED = "article, main, [role=main], [itemprop=articleBody]";
  /** Characters that make a marked part an article without looking at the rest of the page. */
  private static final int ENOUGH = 140;

  private final Element body;
  private final Set<Element> holdsMarked = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean isMarked;
  private final Weights all;
  private final Weights weights;

  ArticleFinder(Document page) {
    body = page.body();
    List<Element> marked = page.select(MARKED).stream().filter(e -> !Boilerplate.isSoNamed(e)).toList();
    isMarked = !marked.isEmpty();
    marked.forEach(this::protect);
    page.select("h1").forEach(this::protect);
    all = Weights.of(body, this::isHidden);
    weights = Weights.of(body, this::isOut);
  }

  /** Whether an element, with all that is in it, is not part of the article. */
  boolean isOut(Element element) {
    return isHidden(element) || (Boilerplate.isSoNamed(element) && !holdsMarked.contains(element)
        && (isMarked || Boilerplate.asksForConsent(element) || 2L * all.of(element).prose() < all.of(body).prose()));
  }

  Weight weight(Element element) {
    return weights.of(element);
  }

  /** The element that holds the article; the body if no part of it stands out. */
  Element find() {
    List<Element> bodies = body.select("[itemprop=articleBody]");
    if (bodies.size() == 1 && isEnough(bodies.getFirst())) {
      return bodies.getFirst();
    }
    List<Element> articles = heaviest(body.select("article"));
    List<Element> mains = heaviest(body.select("main, [role=main]"));
    if (!articles.isEmpty() && isEnough(articles.getFirst()) && (mains.isEmpty() || standsOut(articles))) {
      return articles.getFirst();
    }
    return !mains.isEmpty() && isEnough(mains.getFirst()) ? mains.getFirst() : densest();
  }

  /** Whether the heaviest is twice as heavy as the next one beside it. */
  private boolean standsOut(List<Element> heaviestFirst) {
    Element first = heaviestFirst.getFirst();
    return heaviestFirst.stream().skip(1).filter(other -> !other.parents().contains(first)).findFirst()
        .map(other -> 2L * weight(other).prose() <= weight(first).prose()).orElse(true);
  }

  /** A form around most of the page is how some systems write pages, not a form to fill in. */
  private boolean isHidden(Element element) {
    if (element.normalName().equals("form") && holdsMarked.contains(element)) {
      return false;
    }
    return Boilerplate.hides(element);
  }

  private void protect(Element marked) {
    for (Element e = marked; e != null && holdsMarked.add(e); e = e.parent()) {
      // all the way up, or up to where another marked element has been before
    }
  }

  private List<Element> heaviest(Elements elements) {
    return elements.stream().sorted(Comparator.comparingInt((Element e) -> -weight(e).prose())).toList();
  }

  private boolean isEnough(Element element) {
    int prose = weight(element).prose();
    return prose >= ENOUGH || (prose > 0 && 3L * prose >= weight(body).prose());
  }

  private Element densest() {
    Element best = body;
    for (Element element : body.select("div, section, td, article, main, blockquote")) {
      if (weight(element).score > weight(best).score) {
        best = element;
      }
    }
    return best;
  }
}
