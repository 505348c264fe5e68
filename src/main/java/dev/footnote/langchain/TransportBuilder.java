package dev.footnote.langchain;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** Builds {@link Transport}s for LangChain4j's models. */
final class TransportBuilder implements HttpClientBuilder {
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration readTimeout = Duration.ofMinutes(2);

  @Override
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** LangChain4j gives the timeout of the whole call here; connecting must not take so long. */
  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    connectTimeout = timeout.compareTo(connectTimeout) < 0 ? timeout : connectTimeout;
    return this;
  }

  @Override
  public Duration readTimeout() {
    return readTimeout;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    readTimeout = timeout;
    return this;
  }

  @Override
  public HttpClient build() {
    return new Transport(connectTimeout, readTimeout);
  }
}
