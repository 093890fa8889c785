package dev.distlab.demos.geo;

import dev.distlab.experiment.Settings;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.geohash.GeoHashCell;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.geo.geohash.NineCells;
import dev.distlab.geo.rtree.PackedRTree;
import dev.distlab.kernel.random.SeededRandom;
import java.util.List;
import java.util.TreeMap;

/**
 * A geohash cell at the equator with points spread evenly over it and three cells further to all
 * sides, which is as far as nine cells for any of these searches reach; searched in three ways: its
 * one cell, nine cells, and an R-tree that tells the truth.
 */
final class CellGround {

  /** Cells of points on each side of the one. */
  private static final int AROUND = 3;

  private static final int ACROSS = 2 * AROUND + 1;

  private final GeoBox box;
  private final double sideMetres;
  private final SpatialIndex oneCell;
  private final SpatialIndex nine;
  private final SpatialIndex truth;

  private CellGround(GeoHashCell cell, double[] latitudes, double[] longitudes) {
    box = cell.bounds();
    double height =
        Haversine.metres(
            new GeoPoint(box.south(), box.west()), new GeoPoint(box.north(), box.west()));
    double width =
        Haversine.metres(
            new GeoPoint(box.south(), box.west()), new GeoPoint(box.south(), box.east()));
    sideMetres = Math.min(width, height);
    GeoHashIndex one =
        new GeoHashIndex(new TreeMap<>(), area -> List.of(around(area.center(), cell.length())));
    GeoHashIndex allNine = new GeoHashIndex(new TreeMap<>(), NineCells.INSTANCE);
    for (int id = 0; id < latitudes.length; id++) {
      one.insert(id, latitudes[id], longitudes[id]);
      allNine.insert(id, latitudes[id], longitudes[id]);
    }
    oneCell = one;
    nine = allNine;
    truth = PackedRTree.ofPoints(latitudes, longitudes);
  }

  static CellGround of(Settings settings) {
    GeoHashCell cell = GeoHashCell.of(0.001, 0.001, 5 * settings.integer("chars"));
    GeoBox box = cell.bounds();
    SeededRandom random = settings.random("points");
    double[] latitudes = new double[settings.integer("count")];
    double[] longitudes = new double[latitudes.length];
    for (int i = 0; i < latitudes.length; i++) {
      latitudes[i] = box.south() + (random.nextDouble() * ACROSS - AROUND) * box.heightDegrees();
      longitudes[i] = box.west() + (random.nextDouble() * ACROSS - AROUND) * box.widthDegrees();
    }
    return new CellGround(cell, latitudes, longitudes);
  }

  private static GeoHashCell around(GeoPoint point, int bits) {
    return GeoHashCell.of(point.latitude(), point.longitude(), bits);
  }

  /** What one search found, and what the nine cells had to look at. */
  record Found(int truth, int oneCell, int nine, long cells, long candidates) {}

  /**
   * Searches in all three ways.
   *
   * @param x of the center, in cells from the western edge
   * @param y of the center, in cells from the southern edge
   * @param radius in sides of the cell
   */
  Found search(double x, double y, double radius) {
    GeoPoint center =
        new GeoPoint(box.south() + y * box.heightDegrees(), box.west() + x * box.widthDegrees());
    Circle circle = new Circle(center, radius * sideMetres);
    SpatialStats before = nine.stats();
    int foundByNine = count(nine, circle);
    SpatialStats touched = nine.stats().since(before);
    return new Found(
        count(truth, circle),
        count(oneCell, circle),
        foundByNine,
        touched.pagesVisited(),
        touched.candidates());
  }

  private static int count(SpatialIndex index, Circle circle) {
    int[] count = new int[1];
    index.search(circle, id -> ++count[0] > 0);
    return count[0];
  }
}
