package dev.distlab.bench.geo;

import com.google.common.geometry.S1Angle;
import com.google.common.geometry.S2Cap;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2LatLngRect;
import com.google.common.geometry.S2RegionCoverer;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.Haversine;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The areas as S2 has them. */
@State(Scope.Thread)
public class S2Areas {

  final S2RegionCoverer coverer =
      S2RegionCoverer.builder().setMaxCells(CoverAreas.MOST).build();
  final S2LatLngRect[] boxes = new S2LatLngRect[CoverAreas.AREAS];
  final S2Cap[] caps = new S2Cap[CoverAreas.AREAS];

  /** Makes them from ours. */
  @Setup
  public void make(CoverAreas areas) {
    for (int i = 0; i < CoverAreas.AREAS; i++) {
      GeoBox box = areas.boxes[i];
      boxes[i] =
          new S2LatLngRect(
              S2LatLng.fromDegrees(box.south(), box.west()),
              S2LatLng.fromDegrees(box.north(), box.east()));
      Circle circle = areas.circles[i];
      caps[i] =
          S2Cap.fromAxisAngle(
              S2LatLng.fromDegrees(circle.center().latitude(), circle.center().longitude())
                  .toPoint(),
              S1Angle.radians(
                  Math.PI * circle.radiusMetres() / Haversine.HALF_CIRCUMFERENCE_METRES));
    }
  }
}
