package dev.distlab.demos;

import dev.distlab.demos.geo.GeoChapter;
import dev.distlab.demos.index.IndexChapter;
import dev.distlab.demos.limiter.LimiterChapter;
import dev.distlab.demos.ring.RingChapter;
import dev.distlab.experiment.Catalog;
import java.util.List;

/** The registry: one line a chapter, in reading order. */
public final class Chapters {

  private Chapters() {}

  /** All chapters. */
  public static Catalog catalog() {
    return new Catalog(
        List.of(
            RingChapter.chapter(),
            IndexChapter.chapter(),
            GeoChapter.chapter(),
            LimiterChapter.chapter()));
  }
}
