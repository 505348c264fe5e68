import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;

/** Asks one question by OpenAI's Java client, plain and streamed, and prints what it saw; run as a source file. */
public class Ask {
  public static void main(String[] arguments) {
    OpenAIClient client = OpenAIOkHttpClient.builder().apiKey("none").baseUrl(arguments[0]).maxRetries(0).build();
    client.models().list().data().forEach(model -> System.out.println("model " + model.id()));
    ChatCompletionCreateParams parameters = ChatCompletionCreateParams.builder().model("footnote")
        .addSystemMessage("Be brief.").addUserMessage(arguments[1]).build();
    ChatCompletion plain = client.chat().completions().create(parameters);
    ChatCompletionMessage message = plain.choices().get(0).message();
    System.out.println("plain " + message.content().orElseThrow().replace("\n", "|"));
    message.annotations().orElseThrow().forEach(a -> System.out.println("annotation " + a.urlCitation().url() + " "
        + a.urlCitation().startIndex() + " " + a.urlCitation().endIndex()));
    System.out.println("usage " + plain.usage().orElseThrow().totalTokens());
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> chunks = client.chat().completions().createStreaming(parameters.toBuilder()
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build()).build())) {
      chunks.stream().peek(all::accumulate).flatMap(chunk -> chunk.choices().stream())
          .map(choice -> choice.delta()._additionalProperties().get("annotations")).filter(java.util.Objects::nonNull)
          .forEach(seen -> System.out.println("streamed-annotations " + seen));
    }
    ChatCompletion streamed = all.chatCompletion();
    System.out.println("streamed " + streamed.choices().get(0).message().content().orElseThrow().replace("\n", "|"));
    System.out.println("finish " + streamed.choices().get(0).finishReason().asString());
    try {
      client.chat().completions().create(parameters.toBuilder().n(2).build());
    } catch (com.openai.errors.BadRequestException e) {
      System.out.println("refused " + e.getMessage());
    }
    System.exit(0);
  }
}
