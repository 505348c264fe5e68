package dev.footnote.read;

import java.util.List;

/**
 * Whether what a model has read so far settles the answer, so that it need not look at the other places: the answer is sure, or
 * there is as good as none, and what is left is less promising and could not contradict.
 *
 * @param confidence of the best sentence so far
 * @param sure from this confidence on an answer stands
 * @param ahead by how many log-odds the best place left must then stand behind the best one read
 * @param hopeless up to this confidence no answer is to be expected
 * @param behind by how many log-odds the best place left must then stand behind
 */
record Enough(Confidence confidence, double sure, double ahead, double hopeless, double behind) {
  /**
   * @param judged sentences read so far, best first, at least one
   * @param best log-odds by plain features of the most promising sentence read
   * @param rest places not read, the most promising first
   */
  boolean reached(Asked asked, List<Judged> judged, double best, List<Place> rest) {
    if (rest.isEmpty()) {
      return true;
    }
    double gap = best - rest.getFirst().promise();
    double now = confidence.of(ConfidenceFeatures.of(asked, judged));
    if (now <= hopeless) {
      return gap >= behind;
    }
    String article = judged.getFirst().read().indexed().article().id();
    return now >= sure && gap >= ahead && rest.stream().noneMatch(place -> place.couldContradict(article));
  }

  /**
   * A window and what plain features say of it.
   *
   * @param promise the highest log-odds of its sentences
   * @param cover the largest share of the question's words that one of them has
   */
  record Place(Window window, double promise, double cover) {
    private boolean couldContradict(String article) {
      return cover >= Conflict.LEAST_COVER_LOOKED && !window.indexed().article().id().equals(article);
    }
  }
}
