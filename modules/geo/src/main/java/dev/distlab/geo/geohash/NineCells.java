package dev.distlab.geo.geohash;

import dev.distlab.geo.Area;
import dev.distlab.geo.BoxAround;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import java.util.List;

/**
 * Covers an area with the cell of its center and those of its eight neighbours that it reaches: the
 * way of Redis' GEO commands.
 *
 * <p>The size of the cells is estimated from the radius, one step coarser beyond 66 degrees of
 * latitude and two beyond 80, where meridians come together. The estimate can be too fine when the
 * center lies near an edge of its cell; then cells twice as wide and high are taken. Redis does
 * that once, which is why it keeps away from the poles; here it is done until the nine cells hold
 * the area, down to the whole globe as one cell. Around a pole that means very large cells: {@link
 * AdaptiveCover} does better there, but no cover does well, since cells of a row around the pole
 * become narrow long before they become flat.
 *
 * <p>Source: Redis, geohash_helper.c (geohashEstimateStepsByRadius,
 * geohashCalculateAreasByShapeWGS84).
 */
public final class NineCells implements CellCover {

  /** The one instance: it has no state. */
  public static final NineCells INSTANCE = new NineCells();

  /** The finest cells: 26 steps, two bits each. */
  public static final int MAX_STEPS = 26;

  /** Half the width of the world on a Mercator map, in metres: the radius that one step is for. */
  private static final double MERCATOR_MAX_METRES = 20_037_726.37;

  private NineCells() {}

  /**
   * How many steps (halvings of both axes) the cells for a radius should have at a latitude, 1 to
   * 26.
   */
  public static int estimateSteps(double radiusMetres, double latitude) {
    if (radiusMetres == 0) {
      return MAX_STEPS;
    }
    int steps = -1;
    for (double radius = radiusMetres; radius < MERCATOR_MAX_METRES; radius *= 2) {
      steps++;
    }
    if (Math.abs(latitude) > 66) {
      steps--;
    }
    if (Math.abs(latitude) > 80) {
      steps--;
    }
    return Math.max(1, Math.min(MAX_STEPS, steps));
  }

  @Override
  public List<GeoHashCell> cover(Area area) {
    GeoPoint center = area.center();
    int steps = estimateSteps(reachMetres(area), center.latitude());
    CellBlock block = CellBlock.of(area.bounds(), 2 * steps);
    while (steps > 0 && !block.isAround(cellAt(center, steps))) {
      steps--;
      block = CellBlock.of(area.bounds(), 2 * steps);
    }
    return block.cells();
  }

  private static GeoHashCell cellAt(GeoPoint center, int steps) {
    double filed = center.longitude() == 180 ? -180 : center.longitude();
    return GeoHashCell.of(center.latitude(), filed, 2 * steps);
  }

  /** The radius, or half the diagonal of a box. */
  private static double reachMetres(Area area) {
    if (area instanceof Circle circle) {
      return circle.radiusMetres();
    }
    if (area instanceof BoxAround box) {
      double width = box.widthMetres();
      double height = box.heightMetres();
      return Math.sqrt(width * width + height * height) / 2;
    }
    GeoPoint corner = new GeoPoint(area.bounds().north(), area.bounds().east());
    return Haversine.metres(area.center(), corner);
  }
}
