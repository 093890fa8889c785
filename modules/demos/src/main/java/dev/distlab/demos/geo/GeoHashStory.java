package dev.distlab.demos.geo;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.World;
import dev.distlab.geo.GeoPoint;
import java.util.List;

/** {@code geo/geohash}: a geohash, bit by bit. */
final class GeoHashStory implements Scenario {

  @Override
  public About about() {
    return About.of("geo/geohash", GeoChapter.TITLE, "How does a place become a short word?")
        .with(
            Parameter.real("latitude", "57.64911", -90, 90, "of the place").unit("degrees"),
            Parameter.real("longitude", "10.40744", -180, 180, "of the place").unit("degrees"),
            PlaceSet.POINTS,
            PlaceSet.BAD_LINES)
        .leavingOut("Cells of equal size: these become narrower towards the poles.")
        .andNext("step geo/radius")
        .andNext("run geo/nine-cells");
  }

  @Override
  public List<String> captions() {
    return List.of(
        "The globe is halved again and again, by longitude and latitude in turns.",
        "Each halving is a bit, five bits are a letter: a longer word is a smaller cell.",
        "A common prefix means near. The neighbours show that the reverse does not hold.");
  }

  @Override
  public List<String> story(Settings settings) {
    return List.of(
        "bit",
        "bit",
        "bit",
        "bit",
        "bit",
        "neighbours",
        "letter",
        "letter",
        "neighbours",
        "back",
        "letter",
        "letter",
        "letter",
        "neighbours");
  }

  @Override
  public World begin(Settings settings) {
    GeoPoint place = new GeoPoint(settings.real("latitude"), settings.real("longitude"));
    return new GeoHashWorld(place, PlaceSet.background(settings));
  }
}
