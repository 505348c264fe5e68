package dev.footnote.slack;

import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
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

  private static final String METHOD = "response_url";
  private static final Duration LATER = Duration.ofSeconds(3);

  private final String prefix;
  private final Duration timeout;

  /**
   * @param base of a stub, whose addresses are taken instead of Slack's
   * @param timeout of one message
   */
  Responses(Optional<String> base, Duration timeout) {
    this.prefix = base.orElse("https://hooks.slack.com/");
    this.timeout = timeout;
  }

  /**
   * Sends at most {@value #MOST} messages. Whoever is told to come again sends them all once more: a message seen twice by
   * one person is better than an answer seen by nobody.
   *
   * @param url signed by Slack with the rest of the request; any other host is refused
   * @throws LaterException for a passing fault
   * @throws SlackException if the address is not Slack's, or is not taken any more
   */
  void send(String url, List<Post> posts) {
    if (!url.startsWith(prefix)) {
      throw new SlackException(METHOD, "an address that is not Slack's");
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Post post : posts.subList(0, Math.min(posts.size(), MOST))) {
        int status = client.send(request(url, post), HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == 429 || status >= 500) {
          throw new LaterException("a response_url answered with status " + status, LATER);
        }
        if (status != 200) {
          throw new SlackException(METHOD, "status " + status);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new SlackException(METHOD, "no address");
    } catch (IOException e) {
      throw new LaterException("a response_url could not be used: " + e.getMessage(), LATER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaterException("a response was interrupted", LATER);
    }
  }

  private HttpRequest request(String url, Post post) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("response_type", "ephemeral");
    body.put("replace_original", false);
    body.put("text", post.text());
    body.put("blocks", post.blocks());
    return HttpRequest.newBuilder(URI.create(url)).timeout(timeout)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofString(GsonFactory.createSnakeCase().toJson(body))).build();
  }
}
