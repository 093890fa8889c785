package dev.distlab.demos.geo;

import dev.distlab.experiment.Command;
import dev.distlab.experiment.CommandSpec;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Nearest;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.StepReport;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.World;
import dev.distlab.geo.Area;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.SpatialStats;
import dev.distlab.geo.UpdatableIndex;
import dev.distlab.geo.baseline.LinearScan;
import dev.distlab.kernel.Trace;
import java.util.ArrayList;
import java.util.List;

/** Places on a map in one of the structures, and searches on them. */
final class MapWorld implements World {

  private static final int MAX_PLACES = 100_000;
  private static final int MAX_K = 1_000;

  /** What a click on the map does. */
  private static final List<String> TOOLS = List.of("add", "near", "nearest");

  private final MapEnding ending;
  private final Trace.Recording trace = Trace.recording();
  private final List<String> names = new ArrayList<>();
  private final List<GeoPoint> places = new ArrayList<>();
  private List<GeoPoint> background = List.of();

  // What stands now; replaced by commands.
  private MapRival rival;
  private int capacity;
  private MapView view;
  private String tool = "near";
  private UpdatableIndex index;
  private LinearScan scan = new LinearScan();

  // What the last command did.
  private MapSearch search;
  private int touched = -1;
  private boolean placesChanged = true;
  private boolean isFirst = true;

  // For the claims.
  private final MapEnding.Seen seen = new MapEnding.Seen();

  MapWorld(MapRival rival, int capacity, MapView view, MapEnding ending) {
    this.rival = rival;
    this.capacity = capacity;
    this.view = view;
    this.ending = ending;
    rebuild();
  }

  /** Puts the first places in, unseen. */
  void place(PlaceSet set) {
    for (int i = 0; i < set.size(); i++) {
      names.add(set.name(i));
      places.add(set.place(i));
    }
    rebuild();
  }

  /** Shows where the continents are. */
  void drawBehind(List<GeoPoint> cities) {
    background = cities;
  }

  private void rebuild() {
    index = rival.empty(capacity, places.size(), trace);
    scan = new LinearScan();
    for (int id = 0; id < places.size(); id++) {
      GeoPoint place = places.get(id);
      if (place != null) {
        index.insert(id, place.latitude(), place.longitude());
        scan.insert(id, place.latitude(), place.longitude());
      }
    }
    trace.drain();
    seen.shape(index);
  }

  @Override
  public List<CommandSpec> commands() {
    List<CommandSpec> commands = new ArrayList<>();
    List<String> present = present();
    if (!present.isEmpty()) {
      String last = present.get(present.size() - 1);
      commands.add(new CommandSpec("remove", List.of("NAME..."), "a place goes", "remove " + last));
    }
    commands.addAll(always());
    return commands;
  }

  private static List<CommandSpec> always() {
    return List.of(
        new CommandSpec(
            "near", List.of("LAT", "LON", "KM"), "what lies within a radius", "near 48.2 16.4 300"),
        new CommandSpec(
            "nearest", List.of("LAT", "LON", "K"), "the nearest k places", "nearest 48.2 16.4 10"),
        new CommandSpec(
            "box",
            List.of("SOUTH", "WEST", "NORTH", "EAST"),
            "what lies in a box of degrees; west may be greater than east",
            "box 45 5 50 16"),
        new CommandSpec(
            "add", List.of("LAT", "LON", "NAME...?"), "a place comes", "add 47.5 19.0 Budapest"),
        new CommandSpec(
            "structure",
            List.of("NAME"),
            "put all places into another structure and ask again: " + String.join(", ", words()),
            "structure quadtree"),
        new CommandSpec(
            "capacity", List.of("COUNT"), "entries in a bucket, page or cell", "capacity 8"),
        new CommandSpec(
            "zoom",
            List.of("HOW", "LON?", "DEGREES?"),
            "in, out, world, or LAT LON DEGREES",
            "zoom in"),
        new CommandSpec(
            "tool", List.of("NAME"), "what a click does: " + String.join(", ", TOOLS), "tool add"));
  }

  private static List<String> words() {
    return Structure.words(true);
  }

  @Override
  public void apply(Command command, StepReport step) {
    switch (command.name()) {
      case "near" -> near(command, step);
      case "nearest" -> nearest(command, step);
      case "box" -> box(command, step);
      case "add" -> add(command, step);
      case "remove" -> remove(command, step);
      case "structure" -> structure(command, step);
      case "capacity" -> capacity(command, step);
      case "zoom" -> zoom(command, step);
      case "tool" -> tool(command, step);
      default -> throw new IllegalStateException(command.name());
    }
  }

  private static GeoPoint point(Command command) {
    return new GeoPoint(command.real(0, 0, -90, 90), command.real(1, 0, -180, 180));
  }

  private void near(Command command, StepReport step) {
    double kilometres = command.real(2, 0, 0, 100_000);
    Area circle = new Circle(point(command), kilometres * 1_000);
    String words = "what lies within " + Numbers.json(kilometres) + " km";
    ask(MapSearch.Question.within(circle, words), step);
  }

  private void nearest(Command command, StepReport step) {
    int k = (int) command.integer(2, 1, 1, MAX_K);
    ask(MapSearch.Question.nearest(point(command), k), step);
  }

  private void box(Command command, StepReport step) {
    double south = command.real(0, 0, -90, 90);
    double west = command.real(1, 0, -180, 180);
    double north = command.real(2, 0, -90, 90);
    double east = command.real(3, 0, -180, 180);
    if (south > north) {
      throw new UsageException(
          "box: south "
              + Numbers.json(south)
              + " is north of north "
              + Numbers.json(north)
              + ". Write box "
              + Numbers.json(north)
              + " "
              + Numbers.json(west)
              + " "
              + Numbers.json(south)
              + " "
              + Numbers.json(east));
    }
    ask(
        MapSearch.Question.within(new GeoBox(south, west, north, east), "what lies in the box"),
        step);
  }

  private void ask(MapSearch.Question question, StepReport step) {
    settle(-1);
    search = MapSearch.of(question, index, scan);
    seen.search(search, index);
    step.caption(search.caption(rival, scan.size()) + ending.remark(search));
  }

  private void add(Command command, StepReport step) {
    GeoPoint place = point(command);
    String name = command.argument(2, "p" + (places.size() + 1));
    if (scan.size() >= MAX_PLACES) {
      throw new UsageException("more than " + MAX_PLACES + " places are not drawn: remove one");
    }
    if (idOf(name) >= 0) {
      throw new UsageException("\"" + name + "\" is there already: remove it first");
    }
    int id = places.size();
    names.add(name);
    places.add(place);
    index.insert(id, place.latitude(), place.longitude());
    scan.insert(id, place.latitude(), place.longitude());
    settle(id);
    placesChanged = true;
    search = null;
    seen.shape(index);
    step.caption(MapTelling.added(name, trace.drain(), rival.structure(), index));
  }

  private void remove(Command command, StepReport step) {
    String name = command.argument(0, "");
    int id = idOf(name);
    if (id < 0) {
      throw new UsageException("no place \"" + name + "\" here." + Nearest.hint(name, present()));
    }
    GeoPoint place = places.get(id);
    index.remove(id, place.latitude(), place.longitude());
    scan.remove(id, place.latitude(), place.longitude());
    places.set(id, null);
    settle(-1);
    placesChanged = true;
    search = null;
    seen.shape(index);
    step.caption(MapTelling.removed(name, trace.drain()));
  }

  private int idOf(String name) {
    for (int id = names.size() - 1; id >= 0; id--) {
      if (names.get(id).equals(name) && places.get(id) != null) {
        return id;
      }
    }
    return -1;
  }

  private List<String> present() {
    List<String> present = new ArrayList<>();
    for (int id = 0; id < Math.min(500, names.size()); id++) {
      if (places.get(id) != null) {
        present.add(names.get(id));
      }
    }
    return present;
  }

  private void structure(Command command, StepReport step) {
    String word = command.argument(0, "");
    if (!words().contains(word)) {
      throw UsageException.unknown("no structure \"" + word + "\"", word, words());
    }
    rival = MapRival.of(Structure.of(word));
    rebuildAndAskAgain("All places are in the " + rival.title() + " now.", step);
  }

  private void capacity(Command command, StepReport step) {
    capacity = (int) command.integer(0, capacity, 1, 256);
    String entries = capacity == 1 ? "1 entry" : capacity + " entries";
    String least =
        capacity < Structure.LEAST_PAGE
            ? ", a page of an R-tree " + Structure.LEAST_PAGE + ", which is its least."
            : ".";
    rebuildAndAskAgain("A bucket, page or cell takes " + entries + " now" + least, step);
  }

  private void rebuildAndAskAgain(String done, StepReport step) {
    rebuild();
    settle(-1);
    if (search == null) {
      step.caption(done);
      return;
    }
    search = MapSearch.of(search.question(), index, scan);
    seen.search(search, index);
    step.caption(done + " The same question again. " + search.caption(rival, scan.size()));
  }

  private void zoom(Command command, StepReport step) {
    switch (command.argument(0, "")) {
      case "in" -> view = view.zoomed(0.5);
      case "out" -> view = view.zoomed(2);
      case "world" -> view = MapView.WORLD;
      default ->
          view =
              MapView.around(
                  command.real(0, 0, -90, 90),
                  command.real(1, 0, -180, 180),
                  command.real(2, 40, 0.01, 360));
    }
    settle(-1);
    step.caption("The map shows another part of the world. Nothing else has changed.");
  }

  private void tool(Command command, StepReport step) {
    String name = command.argument(0, "");
    if (!TOOLS.contains(name)) {
      throw new UsageException("no tool \"" + name + "\": " + String.join(", ", TOOLS));
    }
    tool = name;
    settle(-1);
    step.caption("A click on the map means \"" + tool + "\" now.");
  }

  private void settle(int nowTouched) {
    touched = nowTouched;
    placesChanged = false;
    isFirst = false;
  }

  @Override
  public List<Counter> counters() {
    SpatialStats stats = index.stats();
    List<Counter> counters = new ArrayList<>();
    counters.add(Counter.count("places", scan.size()));
    counters.add(Counter.count(rival.structure().keptIn() + "s", stats.pageCount()));
    counters.add(Counter.count("height", stats.height()));
    counters.add(
        Counter.count(
            rival.structure().visited() + "s visited", search == null ? 0 : search.pages()));
    counters.add(Counter.count("candidates", search == null ? 0 : search.candidates()));
    counters.add(Counter.count("hits", search == null ? 0 : search.hits().size()));
    counters.add(Counter.count("missed", search == null ? 0 : search.missed()));
    return counters;
  }

  private MapDrawing drawing() {
    return new MapDrawing(view, names, places, index, search, touched);
  }

  @Override
  public Json.Obj state() {
    Json.Obj state = drawing().state(placesChanged);
    if (isFirst && !background.isEmpty()) {
      state.put("background", MapDrawing.dots(background));
    }
    return state.put("structure", rival.word()).put("capacity", capacity).put("tool", tool);
  }

  @Override
  public List<String> picture() {
    return drawing().picture(rival.title());
  }

  @Override
  public void conclude(Report report) {
    index.checkInvariants();
    ending.claim(report, seen);
  }
}
