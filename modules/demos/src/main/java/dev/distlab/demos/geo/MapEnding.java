package dev.distlab.demos.geo;

import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Report;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;

/** What a story on the map claims in the end. */
enum MapEnding {
  /** Every search finds everything. */
  FINDS_ALL,
  /** The bad preset with one cell. */
  ONE_CELL,
  /** The bad preset without the other side of the antimeridian. */
  FLAT_EARTH,
  /** The bad preset with all places in one. */
  ALL_EQUAL;

  /** What happened, over all steps. */
  static final class Seen {
    private int searches;
    private int missed;
    private long lookedAt;
    private long lookedAtByScan;
    private int greatestHeight;

    void search(MapSearch search, UpdatableIndex index) {
      searches++;
      missed += Math.max(0, search.missed());
      lookedAt += search.candidates();
      lookedAtByScan += index.size();
      shape(index);
    }

    void shape(UpdatableIndex index) {
      SpatialStats stats = index.stats();
      greatestHeight = Math.max(greatestHeight, stats.height());
    }
  }

  /** A word on a search that missed something. */
  String remark(MapSearch search) {
    if (search.missed() == 0) {
      return "";
    }
    return switch (this) {
      case ONE_CELL -> " They lie in the cells next door, whose keys begin differently.";
      case FLAT_EARTH -> " They lie beyond 180 degrees, where longitudes begin again at -180.";
      default -> "";
    };
  }

  boolean isBad() {
    return this != FINDS_ALL;
  }

  void claim(Report report, Seen seen) {
    var finds =
        report
            .claim("finds-all", "every search found all that a scan of everything finds")
            .expect(Expected.exactly(0));
    if (this == ONE_CELL || this == FLAT_EARTH) {
      finds.declaredToFail();
    }
    finds.saw(seen.missed, "places missed");
    if (this == ALL_EQUAL) {
      report
          .claim("shallow", "no structure was more than 10 pages high")
          .expect(Expected.atMost(10))
          .declaredToFail()
          .saw(seen.greatestHeight, "pages");
    }
    if (this == FINDS_ALL && seen.searches > 0) {
      report
          .claim("looks-at-few", "the searches looked at no more places than scans would have")
          .expect(Expected.atMost(1))
          .saw(
              seen.lookedAtByScan == 0 ? 0 : (double) seen.lookedAt / seen.lookedAtByScan,
              "of a scan",
              3);
    }
  }
}
