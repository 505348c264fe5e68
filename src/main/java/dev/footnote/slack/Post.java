package dev.footnote.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * One message as it is posted.
 *
 * @param blocks what is seen
 * @param text the same for notifications and screen readers, escaped; not empty
 */
record Post(List<LayoutBlock> blocks, String text) {
  Post {
    blocks = List.copyOf(blocks);
  }
}
