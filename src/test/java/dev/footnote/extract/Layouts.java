package dev.footnote.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * The same story on pages as sites build them, each with what surrounds stories there. What of a page is the article is known:
 * the paragraphs of {@link #STORY}, or others that a page names itself.
 */
final class Layouts {
  static final List<String> STORY = List.of(
      "The council of Alder Bay voted on Tuesday to rebuild the northern sea wall, which a storm broke in March.",
      "Work is to begin in September and will take about two years, the engineer in charge, Mara Lindqvist, told the meeting.",
      "The wall will cost 4.2 million euros. Half of it comes from the state, the rest from a loan that the town pays back by 2041.",
      "“We have looked at every cheaper way, and none of them holds the water back,” Lindqvist said.",
      "Two members voted against the plan. They wanted to move the road inland instead and to leave the shore to the sea.",
      "Until the wall stands, the shore road is closed at high tide. A list of the hours hangs at the harbour office.");

  private static final String NAV = "<ul><li><a href=/>Home</a><li><a href=/w>World</a><li><a href=/s>Sport</a><li><a href=/c>Culture</a></ul>";
  private static final String COOKIES = "<p>We and our 842 partners store cookies on your device to measure audiences and to show you"
      + " advertising that suits you. You can object at any time in the privacy settings.</p><button>Accept all</button>";
  private static final String RELATED = "<h3>Read next</h3><ul><li><a href=/1>Ferry line gets a second boat this summer</a><li><a href=/2>Old"
      + " mill becomes a museum of weaving</a><li><a href=/3>Why the herring came back</a></ul>";
  private static final String TEASERS = "<a href=/4><h4>Ferry line gets a second boat</h4><p>The company says that the crossing will be"
      + " quicker from June on.</p></a><a href=/5><h4>Mill becomes a museum</h4><p>Weavers of the valley gave their looms.</p></a>";
  private static final String COMMENTS = "<h3>3 comments</h3><div><b>seagull77</b><p>Typical, they only ever think of the tourists and"
      + " never of us who live here, and I have said so for thirty years.</p></div><div><b>Anna P.</b><p>Great news for the children,"
      + " I can hardly wait to walk along the shore again without a detour.</p></div><div><b>K.</b><p>Who pays for this? We do, of"
      + " course, and the loan will outlive the wall.</p></div>";
  private static final String NEWSLETTER = "<p>Get the best stories of the week in your inbox every Friday, free of charge.</p><input type=email>"
      + "<button>Sign up</button>";
  private static final String SHARE = "<a href=#>Facebook</a> <a href=#>X</a> <a href=#>Copy link</a>";
  private static final String FOOTER = "<p>© 2024 The Harbour Gazette. All rights reserved. Imprint, privacy, terms of use.</p>";

  /** @param story the paragraphs of the article, in order */
  record Layout(String name, String html, List<String> story) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Layouts() {}

  private static String story(String between) {
    return "<p>" + String.join("</p>" + between + "<p>", STORY) + "</p>";
  }

  private static String story() {
    return story("");
  }

  private static String page(String body) {
    return "<!doctype html><html lang=en><head><meta charset=utf-8><title>Alder Bay rebuilds its sea wall</title>"
        + "<style>p{margin:0}</style><script>var a='<p>not text</p>';</script></head><body>" + body + "</body></html>";
  }

  private static final String H1 = "<h1>Alder Bay rebuilds its sea wall</h1>";

  static List<Layout> all() {
    List<Layout> all = new ArrayList<>();
    add(all, "HTML5: header, nav, article, aside, footer", "<header>" + NAV + "</header><main><article><header>" + H1 + "</header>" + story()
        + "</article><aside>" + RELATED + "</aside></main><footer>" + FOOTER + "</footer>");
    add(all, "main without article", "<div class=top>" + NAV + "</div><main>" + H1 + "<div>" + story() + "</div></main><div class=footer>" + FOOTER
        + "</div>");
    add(all, "WordPress, classic theme", "<div id=page><div id=masthead>" + NAV + "</div><div id=content><div class='post hentry category-news"
        + " tag-social'><h2 class=entry-title>Alder Bay rebuilds its sea wall</h2><div class=entry-content>" + story() + "<div class='sharedaddy"
        + " sd-sharing'>" + SHARE + "</div></div></div><div id=comments class=comments-area>" + COMMENTS + "</div></div><div id=secondary"
        + " class=widget-area><section class='widget widget_recent_entries'>" + RELATED + "</section></div></div>");
    add(all, "WordPress, block theme with a loop of related posts", "<div class=wp-site-blocks><header class=wp-block-template-part><nav>" + NAV
        + "</nav></header><main class=wp-block-group>" + H1 + "<div class='entry-content wp-block-post-content'>" + story() + "</div><div"
        + " class='wp-block-query related-posts'><ul class=wp-block-post-template><li>" + TEASERS + "</li></ul></div></main></div>");
    add(all, "tables of 1999", "<table width=100%><tr><td colspan=3 bgcolor=navy>" + NAV.replaceAll("</?[ul]+[^>]*>", " ") + "</td></tr><tr><td"
        + " width=150>" + RELATED + "</td><td><font size=5>Alder Bay rebuilds its sea wall</font><br><br><font face=Arial>"
        + String.join("<br><br>", STORY) + "</font></td><td width=150><b>Weather</b><br>Rain, 12 degrees</td></tr></table><hr><center>"
        + "<font size=1>Copyright The Harbour Gazette</font></center>");
    add(all, "Blogger", "<div class=content-outer><div class=header-outer>" + NAV + "</div><div class='post hentry'><h3 class='post-title"
        + " entry-title'>Alder Bay rebuilds its sea wall</h3><div class='post-body entry-content' itemprop='description articleBody'>" + story()
        + "</div><div class=post-footer><span class=post-author>Posted by Ann</span> " + SHARE + "</div></div><div class=comments id=comments>"
        + COMMENTS + "</div><aside class=sidebar>" + RELATED + "</aside></div>");
    add(all, "AMP", "<amp-sidebar>" + NAV + "</amp-sidebar><header>" + NAV + "</header><article>" + H1 + "<amp-img src=a.jpg></amp-img>"
        + story("<amp-ad width=300></amp-ad>") + "</article><amp-consent id=consent>" + COOKIES + "</amp-consent>");
    add(all, "Drupal", "<div class=layout-container><div class=region-header>" + NAV + "</div><div class=region-content><div class='node"
        + " node--type-article'><div class=node__content><div class='field field--name-body field--type-text-with-summary'>" + story()
        + "</div><div class='field field--name-field-tags'><a href=/t>sea</a> <a href=/u>wall</a></div></div></div></div><div"
        + " class='region-sidebar-first sidebar'>" + RELATED + "</div></div>");
    add(all, "hashed class names", "<div id=__next><div class=css-1q2w3e>" + NAV + "</div><div class=css-zx81><div class=css-a1>" + H1
        + "<div class=css-b2>" + story() + "</div></div><div class=css-c3>" + RELATED + "</div></div><div class=css-d4>" + FOOTER + "</div></div>");
    add(all, "columns that split the text", "<nav>" + NAV + "</nav><main><article><header>" + H1 + "</header><section name=articleBody><div"
        + " class=StoryBodyCompanionColumn><div><p>" + STORY.get(0) + "</p><p>" + STORY.get(1) + "</p></div><aside>" + NEWSLETTER
        + "</aside></div><div class=ad-wrapper><p>Advertisement</p></div><div class=StoryBodyCompanionColumn><div><p>"
        + String.join("</p><p>", STORY.subList(2, 6)) + "</p></div></div></section></article></main>");
    add(all, "rich links and captions in the body", "<header>" + NAV + "</header><main><article>" + H1 + "<div class=article-body><p>" + STORY.get(0)
        + "</p><figure><img src=a><figcaption>The broken wall, seen from the harbour. Photograph: Jan Berg</figcaption></figure><p>"
        + STORY.get(1) + "</p><aside data-component=rich-link><a href=/6>The storm of March: what we know</a></aside><p>"
        + String.join("</p><p>", STORY.subList(2, 6)) + "</p></div><div class=submeta><a href=/t>Coast</a></div></article><section"
        + " class=onward>" + TEASERS + "</section></main>");
    add(all, "blocks by data attributes", "<div id=orb>" + NAV + "</div><main id=main-content><article><header>" + H1 + "<div"
        + " data-component=byline-block>By Ann Reed</div></header>" + story().replace("<p>", "<div data-component=text-block><p>")
            .replace("</p>", "</p></div>") + "<section data-component=links-block><h2>More on this story</h2>" + RELATED
        + "</section></article></main>");
    add(all, "long cookie banner first", "<div id=onetrust-consent-sdk class=cookie-banner>" + COOKIES.repeat(6) + "</div><div class=wrap><div class=text>"
        + H1 + story() + "</div></div>");
    add(all, "cookie banner as a dialog", "<div role=dialog aria-modal=true><h2>Your privacy</h2>" + COOKIES.repeat(3) + "</div><article>" + H1 + story()
        + "</article>");
    add(all, "comments longer than the article", "<article>" + H1 + story() + "</article><section id=comment-list class=comments>" + COMMENTS.repeat(8)
        + "</section>");
    add(all, "comments as articles within the article", "<article class=story>" + H1 + story() + "<section><article class=comment>"
        + COMMENTS + "</article><article class=comment>" + COMMENTS + "</article></section></article>");
    add(all, "newsletter box in the middle", "<article>" + H1 + "<p>" + STORY.get(0) + "</p><p>" + STORY.get(1)
        + "</p><div class='newsletter-signup'>" + NEWSLETTER + "</div><p>" + String.join("</p><p>", STORY.subList(2, 6)) + "</p></article>");
    add(all, "read-also lines between paragraphs", "<article>" + H1 + story("<p><strong><a href=/7>Read also: How the ferry survived the storm</a></strong></p>")
        + "</article>");
    add(all, "text in a pre element", "<div class=nav>" + NAV + "</div><pre>" + String.join("\n\n", STORY) + "</pre>");
    add(all, "ASP.NET form around the page", "<form id=aspnetForm method=post><div id=menu>" + NAV + "</div><div id=ctl00_Main>" + H1 + "<div"
        + " class=articleText>" + story() + "</div></div><div id=ctl00_Right class=sidebar>" + RELATED + "</div></form>");
    add(all, "print view", H1 + story() + "<p><a href=#>Print this page</a></p>");
    add(all, "teasers are articles too", "<main><article class=lead>" + H1 + story() + "</article><section class=latest><article><h3><a href=/8>Ferry"
        + " line gets a second boat</a></h3><p>The crossing will be quicker from June on.</p></article><article><h3><a href=/9>Mill becomes a"
        + " museum</a></h3><p>Weavers gave their looms.</p></article></section></main>");
    add(all, "microdata among divs", "<div><div><div>" + NAV + "</div><div itemscope itemtype=http://schema.org/NewsArticle><span itemprop=headline>Alder"
        + " Bay rebuilds its sea wall</span><div itemprop=articleBody>" + story() + "</div><div>" + RELATED + "</div></div></div></div>");
    add(all, "custom elements", "<site-header>" + NAV + "</site-header><news-article>" + H1 + "<story-text>" + story() + "</story-text></news-article>"
        + "<site-footer>" + FOOTER + "</site-footer>");
    add(all, "hidden text for robots and readers' aids", "<article>" + H1 + "<span class=sr-only>Skip to the end of the article</span>" + story()
        + "<div style='display:none'><p>Keywords: wall, sea, storm, council, loan</p></div><template><p>Not yet shown</p></template><noscript>"
        + "<p>Please turn on JavaScript to read the comments.</p></noscript></article>");
    add(all, "author's box and tags at the end", "<article>" + H1 + story() + "<div class='author-box related'><img src=a><p><a href=/ann>Ann Reed</a>"
        + " writes about the coast and has done so since 2009.</p></div><ul class=tags><li><a href=/a>Sea</a><li><a href=/b>Wall</a></ul></article>");
    add(all, "paragraphs as divs", "<div class=header>" + NAV + "</div><div class=body>" + story().replace("<p>", "<div>").replace("</p>", "</div>")
        + "</div><div class=footer>" + FOOTER + "</div>");
    List<String> listed = List.of("What is built", STORY.get(0), STORY.get(1), "What it costs", STORY.get(2), STORY.get(5));
    all.add(new Layout("list article with headings", page("<nav>" + NAV + "</nav><article>" + H1 + "<h2>What is built</h2><ol><li>" + STORY.get(0)
        + "</li><li>" + STORY.get(1) + "</li></ol><h2>What it costs</h2><ul><li>" + STORY.get(2) + "</li><li>" + STORY.get(5)
        + "</li></ul><h2>More</h2><ul><li><a href=/1>Ferry line gets a second boat</a><li><a href=/2>Mill becomes a museum</a></ul></article>"), listed));
    List<String> figures = List.of("Year\tCost", "2025\t1.9 million", "2026\t2.3 million");
    List<String> tabled = new ArrayList<>(STORY.subList(0, 3));
    tabled.addAll(figures);
    all.add(new Layout("a table of figures in the text", page("<article>" + H1 + "<p>" + String.join("</p><p>", STORY.subList(0, 3))
        + "</p><table><tr><th>Year<th>Cost<tr><td>2025<td>1.9 million<tr><td>2026<td>2.3 million</table></article>"), tabled));
    List<String> live = new ArrayList<>();
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < STORY.size(); i++) {
      entries.append("<div class=live-entry><time datetime=2024-05-06T1").append(i).append(":00>1").append(i).append(":00</time><p>")
          .append(STORY.get(i)).append("</p></div>");
      live.add(STORY.get(i));
    }
    all.add(new Layout("live blog", page("<header>" + NAV + "</header><main>" + H1 + entries + "</main><aside>" + RELATED + "</aside>"), live));
    return List.copyOf(all);
  }

  private static void add(List<Layout> all, String name, String body) {
    all.add(new Layout(name, page(body), STORY));
  }
}
