package dev.distlab.demos.geo;

import dev.distlab.experiment.Chapter;
import java.util.List;
import java.util.Map;

/** The chapter of geospatial indexes. */
public final class GeoChapter {

  static final String TITLE = "Geospatial indexes";

  private GeoChapter() {}

  public static Chapter chapter() {
    return new Chapter(
        "geo",
        TITLE,
        "Finding what is near on a globe: geohash, quadtree, R-tree, and what each has to touch.",
        "geo/skew",
        Map.of("count", "5000"),
        SkewExperiment.OF_THE_RUN,
        List.of(
            new NineCellsExperiment(),
            new PrecisionExperiment(),
            new SkewExperiment(),
            new MovingExperiment(),
            new DistanceErrorExperiment(),
            new CurveExperiment()),
        List.of(
            new GeoHashStory(),
            MapStory.radius(),
            MapStory.quadTree(),
            MapStory.rTree(),
            MapStory.map(),
            MapStory.oneCell(),
            MapStory.antimeridian(),
            MapStory.allEqual()));
  }
}
