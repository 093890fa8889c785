package dev.distlab.demos.limiter;

import dev.distlab.experiment.Chapter;
import java.util.List;
import java.util.Map;

/** The chapter of rate limiting. */
public final class LimiterChapter {

  static final String TITLE = LimiterStory.TITLE;

  private LimiterChapter() {}

  public static Chapter chapter() {
    return new Chapter(
        "limiter",
        TITLE,
        "How many requests pass in how much time, and what a limiter has to remember for it.",
        "limiter/edge",
        Map.of(),
        List.of(
            new EdgeExperiment(),
            new ShowdownExperiment(),
            new AccuracyExperiment(),
            new DistributedExperiment(),
            new FairnessExperiment(),
            new ReplayExperiment()),
        List.of(
            LimiterStory.bucket(),
            LimiterStory.arrivalTime(),
            LimiterStory.slidingWindow(),
            LimiterStory.windowEdge()));
  }
}
