package dev.footnote.langchain;

import dev.footnote.answer.Generator;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** Chat models by provider, each without retries of its own: who asks decides about asking again. */
public final class ChatModels {
  /** No call takes longer, whatever the caller waits for. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

  private ChatModels() {}

  /**
   * Amazon Bedrock's Converse and ConverseStream, with the credentials of the process.
   *
   * @param model id of a model or of an inference profile
   * @param region where it is asked; empty for the region of the process
   * @param endpoint of another address than AWS's
   */
  public static Generator bedrock(String model, Optional<String> region, Optional<URI> endpoint) {
    ClientOverrideConfiguration once = ClientOverrideConfiguration.builder()
        .retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(LONGEST_CALL).build();
    return new LangChainGenerator("bedrock:" + model, () -> {
      var client = BedrockRuntimeClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(5)).socketTimeout(LONGEST_CALL))
          .overrideConfiguration(once.toBuilder().addExecutionInterceptor(new BoundedBody()).build());
      region.map(Region::of).ifPresent(client::region);
      endpoint.ifPresent(client::endpointOverride);
      return BedrockChatModel.builder().client(client.build()).modelId(model).maxRetries(0).build();
    }, () -> {
      var client = BedrockRuntimeAsyncClient.builder().overrideConfiguration(once).httpClientBuilder(
          NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).connectionTimeout(Duration.ofSeconds(5))
              .readTimeout(LONGEST_CALL));
      region.map(Region::of).ifPresent(client::region);
      endpoint.ifPresent(client::endpointOverride);
      return BedrockStreamingChatModel.builder().client(client.build()).modelId(model).build();
    }, false);
  }

  /**
   * OpenAI, or whatever speaks its chat API: vLLM, Ollama, LM Studio and others.
   *
   * @param key secret; those that need none ignore it
   * @param url what stands before {@code /chat/completions}
   */
  public static Generator openAi(String model, String key, URI url) {
    return new LangChainGenerator("openai:" + model,
        () -> OpenAiChatModel.builder().httpClientBuilder(new TransportBuilder()).baseUrl(url.toString()).apiKey(key)
            .modelName(model).timeout(LONGEST_CALL).maxRetries(0).strictJsonSchema(true)
            .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA).build(),
        () -> OpenAiStreamingChatModel.builder().httpClientBuilder(new TransportBuilder()).baseUrl(url.toString())
            .apiKey(key).modelName(model).timeout(LONGEST_CALL).strictJsonSchema(true).build(),
        true);
  }

  /**
   * Anthropic's Messages API.
   *
   * @param key secret
   * @param url what stands before {@code /messages}
   */
  public static Generator anthropic(String model, String key, URI url) {
    return new LangChainGenerator("anthropic:" + model,
        () -> AnthropicChatModel.builder().httpClientBuilder(new TransportBuilder()).baseUrl(url.toString()).apiKey(key)
            .modelName(model).timeout(LONGEST_CALL).maxRetries(0).build(),
        () -> AnthropicStreamingChatModel.builder().httpClientBuilder(new TransportBuilder()).baseUrl(url.toString())
            .apiKey(key).modelName(model).timeout(LONGEST_CALL).build(),
        false);
  }
}
