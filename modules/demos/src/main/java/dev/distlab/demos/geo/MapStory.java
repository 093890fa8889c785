package dev.distlab.demos.geo;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Words;
import dev.distlab.experiment.World;
import dev.distlab.geo.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The stories on the map: one world, told in different ways.
 *
 * @param about what it says of itself
 * @param captions what guides the reader
 * @param ending what it claims
 * @param view what the map shows first
 * @param rival the structure that it begins with
 * @param isFilled whether the places are there from the beginning; else the story adds them
 * @param commands the story; its argument are the commands that add the places
 */
record MapStory(
    About about,
    List<String> captions,
    MapEnding ending,
    MapView view,
    MapRival rival,
    boolean isFilled,
    Function<List<String>, List<String>> commands)
    implements Scenario {

  /** How far an invented suburb lies from its city, at most. */
  private static final double SUBURB_DEGREES = 0.3;

  /** Most places that a story adds one by one: each is a step with a state of its own. */
  private static final int MOST_ADDED = 60;

  /** Most places that are there from the beginning. */
  private static final int MOST_FILLED = 100_000;

  private static About about(String id, String question, int count, int capacity) {
    return About.of(id, GeoChapter.TITLE, question)
        .with(
            PlaceSet.POINTS,
            PlaceSet.BAD_LINES,
            PlaceSet.count(count, count <= MOST_ADDED ? MOST_ADDED : MOST_FILLED),
            Parameter.integer("capacity", capacity, 1, 256, "entries in a bucket or page"))
        .leavingOut("The ellipsoid: distances are those of a sphere, up to 0.59 % off.");
  }

  static MapStory radius() {
    return new MapStory(
        about("geo/radius", "What does a radius search on geohashes look at?", 20_000, 16)
            .andNext("step geo/one-cell")
            .andNext("run geo/nine-cells"),
        List.of(
            "A circle seldom lies in one cell: its center's cell and up to eight around it are read.",
            "Cells are chosen by the radius, coarser towards the poles, where they become narrow.",
            "What lies in the cells are candidates; measuring the distance makes hits of them."),
        MapEnding.FINDS_ALL,
        MapView.EUROPE,
        MapRival.of(Structure.NINE),
        true,
        added ->
            List.of(
                "zoom 48.2 16.37 14",
                "near 48.2 16.37 100",
                "zoom 51.5 0 14",
                "near 51.5 0 100",
                "zoom 65 20 60",
                "near 69.65 18.96 200",
                "zoom -17 170 60",
                "near -17.5 179.5 400",
                "zoom 80 15 90",
                "near 78.22 15.65 1500",
                "structure geohash"));
  }

  static MapStory quadTree() {
    return new MapStory(
        about("geo/quadtree", "How does a quadtree follow the crowd?", 16, 3)
            .andNext("step geo/rtree")
            .andNext("step geo/all-equal"),
        List.of(
            "A quadrant that holds more than its bucket takes is cut into four equal quarters.",
            "The seams lie where they always lie; only how deep they go depends on the places.",
            "A search goes into the quadrants that its area touches, and into no others."),
        MapEnding.FINDS_ALL,
        MapView.EUROPE,
        MapRival.of(Structure.QUADTREE),
        false,
        added -> {
          List<String> story = new ArrayList<>(added);
          story.add("near 51 11 500");
          story.add("nearest 47 10 3");
          story.addAll(removals(added, 0, 6, 7, 10));
          return story;
        });
  }

  static MapStory rTree() {
    return new MapStory(
        about("geo/rtree", "How does an R-tree choose, split and shrink?", 14, 4)
            .andNext("step geo/quadtree")
            .andNext("run geo/skew"),
        List.of(
            "Pages hold places, with the smallest rectangle around them; rectangles may overlap.",
            "A new place goes where a rectangle grows least; a full page splits, an emptied one goes.",
            "R* gives the outermost entries a second chance before it splits."),
        MapEnding.FINDS_ALL,
        MapView.EUROPE,
        MapRival.of(Structure.QUADRATIC),
        false,
        added -> {
          List<String> story = new ArrayList<>(added);
          story.add("near 51 11 500");
          story.add("nearest 47 10 3");
          story.addAll(removals(added, 2, 3));
          story.add("structure rstar");
          return story;
        });
  }

  static MapStory map() {
    About about =
        about("geo/map", "What does the same search touch in each structure?", 20_000, 16);
    List<Parameter> parameters = new ArrayList<>(about.parameters());
    parameters.add(
        Parameter.integer("suburbs", 0, 0, 9, "invented places around each; 4 make 100,000"));
    return new MapStory(
        about
            .with(parameters.toArray(new Parameter[0]))
            .andNext("run geo/skew")
            .andNext("run geo/moving"),
        List.of(
            "Twenty thousand cities, one question, seven structures.",
            "Shaded pages were visited. All structures find the same; they differ in what they touch.",
            "Click to search or to add, choose the structure, zoom."),
        MapEnding.FINDS_ALL,
        MapView.WORLD,
        MapRival.of(Structure.SCAN),
        true,
        added ->
            List.of(
                "near 48.2 16.37 300",
                "zoom 48.2 16.37 30",
                "structure grid",
                "structure geohash9",
                "structure geohash",
                "structure quadtree",
                "structure rtree",
                "structure rstar",
                "nearest 48.2 16.37 10",
                "zoom world",
                "nearest -48.9 -123.4 10"));
  }

  static MapStory oneCell() {
    return new MapStory(
        about("geo/one-cell", "Why one geohash prefix is not enough", 20_000, 16)
            .andNext("step geo/radius")
            .andNext("run geo/nine-cells"),
        List.of(
            "\"All keys with my prefix\" reads one cell: simple, fast, and wrong at its edges.",
            "Next to an edge the nearest places lie in another cell, under another prefix.",
            "At Greenwich and the equator not even the first letter agrees."),
        MapEnding.ONE_CELL,
        MapView.EUROPE,
        MapRival.of("geohash, one cell of 3 letters", BrokenCovers.oneCell(3)),
        true,
        added ->
            List.of(
                "zoom 48.2 16.37 12",
                "near 48.2 16.37 100",
                "zoom 51.5 0 6",
                "near 51.5 0 50",
                "zoom 45 0 12",
                "near 45 0 100",
                "structure geohash9"));
  }

  static MapStory antimeridian() {
    return new MapStory(
        about("geo/antimeridian", "Why a map has no edge at 180 degrees", 20_000, 16)
            .andNext("step geo/radius"),
        List.of(
            "West is longitude minus something, east is longitude plus something. Until 180.",
            "Fiji lies on both sides: a box that ends at 180 loses half of it.",
            "The way out: cut the area in two at the antimeridian, search both."),
        MapEnding.FLAT_EARTH,
        MapView.around(-17, 180, 60),
        MapRival.of("geohash, no wrap at 180", BrokenCovers.flatEarth()),
        true,
        added ->
            List.of(
                "near -18.14 178.44 100",
                "near -17.5 179.5 500",
                "near -17.5 -179.5 500",
                "structure geohash"));
  }

  static MapStory allEqual() {
    return new MapStory(
        about("geo/all-equal", "What if all places are one place?", 1, 4)
            .andNext("step geo/quadtree"),
        List.of(
            "A default coordinate, a building with a thousand tenants: many entries, one place.",
            "A quadtree quarters in vain until its depth limit; without one it would never end.",
            "An R-tree splits pages by count, not by space, and does not mind."),
        MapEnding.ALL_EQUAL,
        MapView.EUROPE,
        MapRival.of(Structure.QUADTREE),
        false,
        added -> {
          List<String> story = new ArrayList<>();
          for (int i = 1; i <= 6; i++) {
            story.add("add 48.2 16.37 tenant " + i);
          }
          story.add("near 48.2 16.37 1");
          story.add("structure rstar");
          return story;
        });
  }

  /** The commands that take some of the added places away again, as far as there are so many. */
  private static List<String> removals(List<String> added, int... numbers) {
    List<String> removals = new ArrayList<>();
    for (int number : numbers) {
      if (number < added.size()) {
        List<String> words = Words.of(added.get(number));
        removals.add("remove " + String.join(" ", words.subList(3, words.size())));
      }
    }
    return removals;
  }

  @Override
  public boolean isBadPreset() {
    return ending.isBad();
  }

  @Override
  public List<String> story(Settings settings) {
    List<String> added = new ArrayList<>();
    if (!isFilled) {
      PlaceSet set = PlaceSet.read(settings, view);
      for (int i = 0; i < set.size(); i++) {
        GeoPoint place = set.place(i);
        String latitude = Numbers.fixed(place.latitude(), 4);
        String longitude = Numbers.fixed(place.longitude(), 4);
        added.add("add " + latitude + " " + longitude + " " + set.name(i));
      }
    }
    return commands.apply(added);
  }

  @Override
  public World begin(Settings settings) {
    PlaceSet set = PlaceSet.read(settings, isFilled ? MapView.WORLD : view);
    MapView first = PlaceSet.isBuiltIn(settings) ? view : MapView.around(set.places());
    MapWorld world = new MapWorld(rival, settings.integer("capacity"), first, ending);
    if (!isFilled) {
      world.drawBehind(PlaceSet.background(settings));
    } else {
      int suburbs = settings.values().containsKey("suburbs") ? settings.integer("suburbs") : 0;
      world.place(set.withSuburbs(suburbs, SUBURB_DEGREES, settings.random("suburbs")));
    }
    return world;
  }
}
