package dev.footnote.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.LocalServer;
import dev.footnote.Peers;
import dev.footnote.http.FakeService;
import dev.footnote.http.Requests;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clients that people use, against the server over a socket. */
class OpenAiClientsTest {
  private static final String QUESTION = "When did the NIS apply?";
  private static LocalServer server;
  private static JsonNode citation;

  @BeforeAll
  static void start() throws Exception {
    server = LocalServer.start(new FakeService().api(), 0, Set.of());
    try (HttpClient client = HttpClient.newHttpClient()) {
      citation = Requests.json(client.send(HttpRequest.newBuilder(URI.create(server.uri() + "v1/ask"))
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString("{\"question\":\"" + QUESTION + "\"}")).build(), BodyHandlers.ofString()).body())
          .at("/citations/0");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void openAisClientForJavaScriptSeesTheAnnotationsPlainAndStreamed() throws Exception {
    Node.Ran ran = Node.client("openai-node").run(Map.of(), List.of("node", "ask.mjs", base(), QUESTION));
    assertEquals(0, ran.status(), ran.toString());
    JsonNode seen = Requests.json(ran.out());
    assertEquals("footnote", seen.at("/models/0").textValue());
    JsonNode plain = seen.at("/plain/choices/0/message");
    JsonNode streamed = seen.at("/streamed/choices/0/message");
    sees(plain);
    sees(streamed);
    assertEquals(plain.path("content"), streamed.path("content"));
    assertEquals(plain.path("content"), seen.path("pieces"));
    assertEquals(0, seen.at("/streamed/usage/total_tokens").intValue());
    assertEquals(400, seen.at("/refused/status").intValue());
    assertTrue(seen.at("/refused/message").textValue().contains("n is 2"), seen.toString());
  }

  private static void sees(JsonNode message) {
    JsonNode annotation = message.at("/annotations/0/url_citation");
    assertEquals(citation.path("link"), annotation.path("url"));
    assertEquals("[1]", message.path("content").textValue()
        .substring(annotation.path("start_index").intValue(), annotation.path("end_index").intValue()));
  }

  @Test
  void openAisClientForJavaSeesTheAnnotationsPlainAndStreamed() throws Exception {
    String classPath = Peers.classPath("openai-java").stream().map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", classPath, "src/test/peers/openai-java/Ask.java", base(), QUESTION).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0, out);
    List<String> lines = out.lines().toList();
    assertTrue(lines.contains("model footnote-extractive"), out);
    String link = citation.path("link").textValue();
    assertTrue(lines.contains("annotation " + link + " 53 56"), out);
    assertTrue(lines.stream().anyMatch(l -> l.startsWith("streamed-annotations ") && l.contains(link)), out);
    assertTrue(lines.contains("finish stop"), out);
    assertTrue(lines.stream().anyMatch(l -> l.startsWith("refused ") && l.contains("n is 2")), out);
    assertEquals(after(lines, "plain "), after(lines, "streamed "));
  }

  private static String after(List<String> lines, String start) {
    return lines.stream().filter(l -> l.startsWith(start)).findFirst().orElseThrow().substring(start.length());
  }

  @Test
  void langChain4jsClientReadsTheSameTextPlainAndStreamed() throws Exception {
    ChatResponse plain = OpenAiChatModel.builder().baseUrl(base()).apiKey("none").modelName("footnote").maxRetries(0)
        .build().chat(UserMessage.from(QUESTION));
    CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
    StringBuilder pieces = new StringBuilder();
    OpenAiStreamingChatModel.builder().baseUrl(base()).apiKey("none").modelName("footnote").build()
        .chat(QUESTION, new StreamingChatResponseHandler() {
          @Override
          public void onPartialResponse(String piece) {
            pieces.append(piece);
          }

          @Override
          public void onCompleteResponse(ChatResponse response) {
            whole.complete(response);
          }

          @Override
          public void onError(Throwable error) {
            whole.completeExceptionally(error);
          }
        });
    String streamed = whole.get(60, TimeUnit.SECONDS).aiMessage().text();
    assertEquals(plain.aiMessage().text(), streamed);
    assertEquals(streamed, pieces.toString());
    assertTrue(streamed.contains("[1]") && streamed.contains(citation.path("quote").textValue()), streamed);
  }

  private static String base() {
    return "http://127.0.0.1:" + server.port() + "/v1";
  }
}
