package dev.distlab.demos.index;

import dev.distlab.experiment.Chapter;
import java.util.List;
import java.util.Map;

/** The chapter of B-tree and hash index. */
public final class IndexChapter {

  static final String TITLE = "B-tree and hash index";

  private IndexChapter() {}

  public static Chapter chapter() {
    return new Chapter(
        "index",
        TITLE,
        "When a B-tree, when a hash index, and what each costs in reads, writes and memory.",
        "index/point-read",
        Map.of(),
        List.of(
            new PointReadExperiment(),
            new RangeExperiment(),
            new KeyOrderExperiment(),
            new SecondaryExperiment(),
            new WriteTaxExperiment(),
            new DeletePolicyExperiment(),
            new HashGrowthExperiment(),
            new RumExperiment(),
            new CompareExperiment()),
        List.of(
            IndexStory.split(),
            IndexStory.delete(),
            IndexStory.doubling(),
            IndexStory.uuidKeys(),
            IndexStory.rangeOnHash()));
  }
}
