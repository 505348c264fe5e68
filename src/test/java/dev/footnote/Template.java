package dev.footnote;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Looks into template.yaml. */
final class Template {
  private static final Map<?, ?> TEMPLATE = read();

  private Template() {}

  static List<Map<?, ?>> functions() {
    List<Map<?, ?>> functions = new ArrayList<>();
    for (Object resource : ((Map<?, ?>) at("Resources")).values()) {
      if (at(resource, "Type").equals("AWS::Serverless::Function")) {
        functions.add((Map<?, ?>) resource);
      }
    }
    assertFalse(functions.isEmpty());
    return functions;
  }

  /** Every statement with Effect Allow, wherever it stands. */
  static List<Map<?, ?>> allowed() {
    return allowed(TEMPLATE);
  }

  /** As above, of a part. */
  static List<Map<?, ?>> allowed(Object part) {
    List<Map<?, ?>> found = new ArrayList<>();
    collect(part, found);
    return found;
  }

  private static void collect(Object node, List<Map<?, ?>> found) {
    if (node instanceof Map<?, ?> map) {
      if ("Allow".equals(map.get("Effect"))) {
        found.add(map);
      }
      map.values().forEach(value -> collect(value, found));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> collect(value, found));
    }
  }

  /** What stands at a path of the template. */
  static Object at(String... path) {
    return at((Object) TEMPLATE, path);
  }

  /** What stands at a path from a node. */
  static Object at(Object node, String... path) {
    for (String key : path) {
      Object next = node instanceof Map<?, ?> map ? map.get(key) : null;
      assertTrue(next != null, key + " is missing in " + node);
      node = next;
    }
    return node;
  }

  /** A list as it is, and anything else as a list of it. */
  static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static Map<?, ?> read() {
    try {
      return new Yaml(new Tags(new LoaderOptions())).load(Files.readString(Path.of("template.yaml")));
    } catch (IOException e) {
      throw new IllegalStateException("template.yaml cannot be read", e);
    }
  }

  /** Reads {@code !Ref X} as {@code {Ref: X}}, and so for every tag. */
  private static final class Tags extends SafeConstructor {
    Tags(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new AbstractConstruct() {
        @Override
        public Object construct(Node node) {
          return Map.of(node.getTag().getValue().substring(1), value(node));
        }
      });
    }

    private Object value(Node node) {
      return switch (node) {
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new IllegalStateException(node.toString());
      };
    }
  }
}
