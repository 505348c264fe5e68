package dev.footnote.retrieve;

class HashEmbedderTest extends EmbedderContract {
  @Override
  protected Embedder embedder() {
    return new HashEmbedder();
  }
}
