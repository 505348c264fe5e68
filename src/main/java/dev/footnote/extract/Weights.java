package dev.footnote.extract;

import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** How much visible text each element of a page holds, how much of it in links; found in one walk without recursion. */
final class Weights {
  static final Weight NOTHING = new Weight();

  private static final Set<String> GRID = Set.of("tr", "td", "th", "tbody", "thead", "tfoot");
  private static final Set<String> PARAGRAPHS = Set.of("p", "li", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5",
      "h6");

  private final IdentityHashMap<Element, Weight> weights = new IdentityHashMap<>();

  /** Characters other than white space, and elements, below one element. */
  static final class Weight {
    int text;
    int linked;
    int links;
    /** Blocks other than rows and cells. */
    int blocks;
    /** Text that stands directly in it, not in a block within. */
    int own;
    /** Running text of its own paragraphs, and half that of its children's (after Mozilla's Readability). */
    int score;

    int prose() {
      return text - linked;
    }
  }

  private static final int SHORTEST_PARAGRAPH = 25;

  private Weights() {}

  static Weights of(Element page, Skip skip) {
    Weights all = new Weights();
    page.filter(new Walk(all.weights, skip));
    return all;
  }

  /** What an element weighs; {@link #NOTHING} if it was skipped. */
  Weight of(Element element) {
    return weights.getOrDefault(element, NOTHING);
  }

  /** Says which elements do not count, with all that is in them. */
  interface Skip {
    boolean test(Element element);
  }

  private static final class Walk implements NodeFilter {
    private final IdentityHashMap<Element, Weight> weights;
    private final Skip skip;
    private int links;

    Walk(IdentityHashMap<Element, Weight> weights, Skip skip) {
      this.weights = weights;
      this.skip = skip;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof Element element) {
        if (skip.test(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        weights.put(element, new Weight());
        links += element.normalName().equals("a") ? 1 : 0;
      } else if (node instanceof TextNode text && node.parent() instanceof Element parent) {
        Weight weight = weight(parent);
        int length = visible(text.getWholeText());
        weight.text += length;
        weight.own += links > 0 ? 0 : length;
        weight.linked += links > 0 ? length : 0;
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        boolean link = element.normalName().equals("a");
        links -= link ? 1 : 0;
        Element parent = element.parent();
        if (parent != null && weights.containsKey(parent)) {
          add(element, weight(element), parent, weight(parent));
        }
      }
      return FilterResult.CONTINUE;
    }

    private void add(Element element, Weight weight, Element parent, Weight above) {
      boolean block = element.isBlock() && !element.normalName().equals("br");
      boolean grid = GRID.contains(element.normalName());
      above.text += weight.text;
      above.linked += weight.linked;
      above.links += weight.links + (element.normalName().equals("a") ? 1 : 0);
      above.blocks += weight.blocks + (block && !grid ? 1 : 0);
      if (!block) {
        above.own += weight.own;
      } else if (weight.own >= SHORTEST_PARAGRAPH) {
        boolean leaf = PARAGRAPHS.contains(element.normalName());
        Element holder = leaf ? parent : element;
        weight(holder).score += weight.own;
        Element around = holder.parent();
        if (around != null && weights.containsKey(around)) {
          weight(around).score += weight.own / 2;
        }
      }
    }

    private Weight weight(Element element) {
      return weights.computeIfAbsent(element, e -> new Weight());
    }

    private static int visible(String text) {
      int count = 0;
      for (int i = 0; i < text.length(); i++) {
        count += Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\u00A0' ? 0 : 1;
      }
      return count;
    }
  }
}
