package dev.distlab.demos.geo;

import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.geohash.AdaptiveCover;
import dev.distlab.geo.geohash.CellCover;
import dev.distlab.geo.geohash.GeoHashCell;
import java.util.List;

/** Covers that leave something out, as they are often written: for the bad presets only. */
final class BrokenCovers {

  private BrokenCovers() {}

  /** The cell of the center and no other: "search for keys with my prefix". */
  static CellCover oneCell(int chars) {
    return area ->
        List.of(GeoHashCell.of(area.center().latitude(), area.center().longitude(), 5 * chars));
  }

  /** Longitude minus and plus a number, as if the map had no other edge. */
  static CellCover flatEarth() {
    return area -> {
      GeoPoint center = area.center();
      for (Rectangle piece : area.filter().pieces()) {
        if (piece.contains(center.latitude(), center.longitude())) {
          return new AdaptiveCover(16, 40)
              .cover(new GeoBox(piece.south(), piece.west(), piece.north(), piece.east()));
        }
      }
      return List.of();
    };
  }
}
