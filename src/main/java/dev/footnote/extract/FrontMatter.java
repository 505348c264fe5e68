package dev.footnote.extract;

import dev.footnote.news.Published;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The YAML between two lines of three dashes at the top of a Markdown file.
 *
 * <p>Only YAML's nodes are read and no object is built from them: a title {@code 1984} stays a text, and a date keeps
 * its offset, which a constructed {@code java.util.Date} would lose.
 *
 * @param metadata from the keys id, title, url, publisher, published, language, tags; others are ignored
 * @param body what follows
 */
record FrontMatter(Metadata metadata, String body) {
  private static final int LONGEST = 65_536;
  private static final int DEEPEST = 20;
  private static final Pattern OPEN = Pattern.compile("---[ \\t]*\\n");
  private static final Pattern CLOSE = Pattern.compile("^(---|\\.\\.\\.)[ \\t]*$\\n?", Pattern.MULTILINE);

  /** @throws BadArticle with {@code bad_front_matter}, {@code bad_type} or {@code bad_date} */
  static FrontMatter of(String text) throws BadArticle {
    Matcher open = OPEN.matcher(text);
    if (!open.lookingAt()) {
      return new FrontMatter(Metadata.NONE, text);
    }
    String head = text.substring(open.end(), Math.min(text.length(), open.end() + LONGEST));
    Matcher close = CLOSE.matcher(head);
    if (!close.find()) {
      return new FrontMatter(Metadata.NONE, text);
    }
    String body = text.substring(open.end() + close.end());
    String yaml = head.substring(0, close.start());
    if (yaml.isBlank()) {
      return new FrontMatter(Metadata.NONE, body);
    }
    return compose(yaml) instanceof MappingNode map
        ? new FrontMatter(metadata(map), body)
        : new FrontMatter(Metadata.NONE, text); // text between two rules
  }

  private static @Nullable Node compose(String yaml) throws BadArticle {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(LONGEST);
    limits.setNestingDepthLimit(DEEPEST);
    limits.setMaxAliasesForCollections(DEEPEST);
    try {
      return new Yaml(new SafeConstructor(limits)).compose(new StringReader(yaml));
    } catch (YAMLException e) {
      throw new BadArticle("bad_front_matter", "the front matter is not YAML: "
          + Fields.line(String.valueOf(e.getMessage())) + "; mend it or take it away");
    }
  }

  private static Metadata metadata(MappingNode map) throws BadArticle {
    Optional<String> id = scalar(map, "id");
    Optional<String> published = scalar(map, "published");
    return new Metadata(id.map(String::strip), Fields.line(scalar(map, "title").orElse("")),
        scalar(map, "url").flatMap(Fields::url), scalar(map, "publisher").flatMap(Fields::name),
        published.isPresent() ? Optional.of(date(published.get())) : Optional.empty(),
        Fields.language(scalar(map, "language").orElse("")), Fields.tags(tags(map)));
  }

  static Published date(String raw) throws BadArticle {
    return Fields.published(raw).orElseThrow(() -> new BadArticle("bad_date", "published is " + Fields.excerpt(raw)
        + "; it must be an ISO 8601 day (2022-05-05) or time (2022-05-05T09:00:00+09:00), or be left out"));
  }

  private static Optional<String> scalar(MappingNode map, String key) throws BadArticle {
    Optional<Node> value = value(map, key);
    if (value.isPresent() && !(value.get() instanceof ScalarNode)) {
      throw new BadArticle("bad_type", key + " in the front matter must be one value, not a list or a map");
    }
    return value.map(node -> ((ScalarNode) node).getValue()).filter(text -> !text.isBlank());
  }

  private static List<String> tags(MappingNode map) throws BadArticle {
    Optional<Node> value = value(map, "tags");
    if (value.isPresent() && value.get() instanceof SequenceNode list) {
      List<String> tags = new ArrayList<>();
      for (Node item : list.getValue()) {
        if (!(item instanceof ScalarNode tag)) {
          throw new BadArticle("bad_type", "tags in the front matter must be a list of words");
        }
        tags.add(tag.getValue());
      }
      return tags;
    }
    return Arrays.asList(scalar(map, "tags").orElse("").split(","));
  }

  /** The value of a key, unless it is null. */
  private static Optional<Node> value(MappingNode map, String key) throws BadArticle {
    Optional<Node> found = Optional.empty();
    for (NodeTuple tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
        if (found.isPresent()) {
          throw new BadArticle("bad_front_matter", "key " + key + " stands twice in the front matter; keep one");
        }
        found = Optional.of(tuple.getValueNode());
      }
    }
    return found.filter(node -> !node.getTag().equals(Tag.NULL));
  }
}
