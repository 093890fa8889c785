package dev.distlab.experiment;

import java.util.List;

/**
 * A story told in steps: a world, and the commands that happen in it.
 *
 * <p>Recorded first and played then, so that stepping back costs nothing. The sandbox of a page is
 * the same world with the reader's own commands. A <em>bad preset</em> is a scenario whose claims
 * are {@linkplain Report.ClaimBuilder#declaredToFail() declared to fail}. Deterministic, as an
 * {@link Experiment} is.
 */
public interface Scenario {

  /** What it says of itself; the question is the sentence that the story shows. */
  About about();

  /** Two or three sentences that guide a reader before the first step. */
  List<String> captions();

  /** Whether it shows how something goes wrong. */
  default boolean isBadPreset() {
    return false;
  }

  /** The commands of the story, in order. */
  List<String> story(Settings settings);

  /** The world before the first command. */
  World begin(Settings settings);
}
