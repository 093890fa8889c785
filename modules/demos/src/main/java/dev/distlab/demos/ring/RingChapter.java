package dev.distlab.demos.ring;

import dev.distlab.experiment.Chapter;
import java.util.List;
import java.util.Map;

/** The chapter of consistent hashing. */
public final class RingChapter {

  static final String TITLE = "Consistent hashing";

  private RingChapter() {}

  public static Chapter chapter() {
    return new Chapter(
        "ring",
        TITLE,
        "Which node holds a key, and how many keys move when nodes come and go.",
        "ring/grow",
        Map.of(),
        List.of(
            new GrowExperiment(),
            new BalanceExperiment(),
            new DisruptionExperiment(),
            new BoundedLoadsExperiment(),
            new HotKeyExperiment(),
            new StampedeExperiment(),
            new FailureSpreadExperiment(),
            new ReplicaLossExperiment(),
            new TokensExperiment(),
            new TwoChoicesExperiment(),
            new ShardingExperiment(),
            new MigrationExperiment()),
        List.of(
            RingStory.join(), RingStory.leave(), RingStory.oneVirtualNode(), RingStory.modulo()));
  }
}
