import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;

/** One node of OpenSearch with k-NN on 127.0.0.1. Prints its port; ends when its standard input does. */
final class Embedded extends Node {
  private Embedded(Settings settings, List<PluginInfo> plugins) {
    super(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "test"), plugins, true);
  }

  /** @param arguments an empty folder for its data */
  public static void main(String[] arguments) throws Exception {
    Path home = Files.createDirectories(Path.of(arguments[0]));
    Settings settings = Settings.builder().put("path.home", home.toString()).put("path.data", home.resolve("data").toString())
        .put("cluster.name", "footnote-test").put("discovery.type", "single-node").put("network.host", "127.0.0.1")
        .put("http.port", "0").put("transport.port", "0").put("http.type", "netty4").put("transport.type", "netty4")
        .put("node.processors", 2).put("cluster.routing.allocation.disk.threshold_enabled", false)
        .put("action.auto_create_index", false).build();
    Embedded node = new Embedded(settings, List.of(
        plugin("org.opensearch.transport.Netty4ModulePlugin", List.of()),
        plugin("org.opensearch.analysis.common.CommonAnalysisModulePlugin", List.of()),
        plugin("org.opensearch.painless.PainlessModulePlugin", List.of()),
        plugin("org.opensearch.knn.plugin.KNNPlugin", List.of("org.opensearch.painless.PainlessModulePlugin"))));
    node.start();
    System.out.println("port " + node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().getPort());
    System.out.flush();
    while (System.in.read() >= 0) {
      // until whoever started it is gone
    }
    node.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static PluginInfo plugin(String name, List<String> extended) throws ClassNotFoundException {
    Class<? extends Plugin> type = Class.forName(name).asSubclass(Plugin.class);
    return new PluginInfo(type.getName(), "on the class path", "NA", Version.CURRENT, "21", type.getName(), null, extended,
        false);
  }
}
