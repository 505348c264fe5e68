package dev.footnote.http;

class MemoryFeedbackTest extends FeedbackLogContract {
  private final MemoryFeedback log = new MemoryFeedback();

  @Override
  protected FeedbackLog log() {
    return log;
  }
}
