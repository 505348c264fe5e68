package dev.footnote.slack;

import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers at the {@code response_url} that a command or a click brings, seen by the person alone. */
final class Responses {
  /** Slack takes so many at one address. */
  static final int MOST = 5;

  private static final Logger LOG = System.getLogger("dev.footnote.slack");
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String prefix;

  /** @param base of a stub, whose addresses are taken instead of Slack's */
  Responses(Optional<String> base) {
    this.prefix = base.orElse("https://hooks.slack.com/");
  }

  /**
   * Sends at most {@value #MOST} messages; a fault is logged, since nobody can be told of it.
   *
   * @param url signed by Slack with the rest of the request; any other host is refused
   */
  void send(String url, List<Post> posts) {
    if (!url.startsWith(prefix)) {
      LOG.log(Level.WARNING, "a response_url that is not Slack''s is not used");
      return;
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      for (Post post : posts.subList(0, Math.min(posts.size(), MOST))) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("response_type", "ephemeral");
        body.put("replace_original", false);
        body.put("text", post.text());
        body.put("blocks", post.blocks());
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(GsonFactory.createSnakeCase().toJson(body))).build(),
            HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
          LOG.log(Level.WARNING, "a response_url answered with status {0}", response.statusCode());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "a response_url could not be used: {0}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.log(Level.WARNING, "a response was interrupted");
    }
  }
}
