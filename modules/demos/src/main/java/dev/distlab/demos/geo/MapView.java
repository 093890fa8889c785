package dev.distlab.demos.geo;

import dev.distlab.experiment.Json;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Rectangle;
import java.util.List;

/** The part of the world that a map shows: at most all of it, and never over the antimeridian. */
record MapView(double south, double west, double north, double east) {

  static final MapView WORLD = new MapView(-90, -180, 90, 180);
  static final MapView EUROPE = new MapView(36, -11, 61, 32);

  /** About a middle, so many degrees wide, twice as wide as high, pushed back onto the map. */
  static MapView around(double latitude, double longitude, double width) {
    double wide = Math.min(360, Math.max(0.01, width));
    double high = wide / 2;
    double south = Math.max(-90, Math.min(90 - high, latitude - high / 2));
    double west = Math.max(-180, Math.min(180 - wide, longitude - wide / 2));
    return new MapView(south, west, south + high, west + wide);
  }

  /** Around all these places, with a margin. */
  static MapView around(List<GeoPoint> places) {
    double south = 90;
    double west = 180;
    double north = -90;
    double east = -180;
    for (GeoPoint place : places) {
      south = Math.min(south, place.latitude());
      west = Math.min(west, place.longitude());
      north = Math.max(north, place.latitude());
      east = Math.max(east, place.longitude());
    }
    double width = 1.2 * Math.max(0.01, Math.max(east - west, 2 * (north - south)));
    return around((south + north) / 2, (west + east) / 2, width);
  }

  boolean contains(GeoPoint place) {
    return contains(place.latitude(), place.longitude());
  }

  MapView zoomed(double factor) {
    return around((south + north) / 2, (west + east) / 2, (east - west) * factor);
  }

  boolean contains(double latitude, double longitude) {
    return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
  }

  boolean meets(Rectangle rectangle) {
    return rectangle.meets(south, west, north, east);
  }

  Json toJson() {
    return Json.array().add(south).add(west).add(north).add(east);
  }
}
