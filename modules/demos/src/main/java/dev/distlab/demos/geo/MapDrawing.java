package dev.distlab.demos.geo;

import dev.distlab.experiment.Json;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a moment of a {@link MapWorld} looks.
 *
 * <p>The state: {@code view} as south, west, north, east; {@code dots}, latitude and longitude of
 * each place in turns, in ten thousandths of a degree, null for removed ones, only where they
 * differ from the step before; {@code pages} as depth, south, west, north, east and entries, the
 * largest first, at most {@value #MAX_PAGES}, with {@code pageTotal} of them; {@code visited} in
 * the same form; {@code search} with kind, center, metres, box, hits and lost as numbers of dots,
 * missed; {@code background} in the first state of a story that begins empty, as dots are told;
 * {@code labels} as place and name; {@code touched}, the number of the dot that has just come.
 */
final class MapDrawing {

  static final int MAX_PAGES = 3_000;

  private static final int COLUMNS = 76;
  private static final int ROWS = 18;
  private static final int MAX_LABELS = 14;
  private static final int MAX_OUTLINE = 10;
  private static final int MAX_SHADED = 400;
  private static final int MAX_OUTLINED = 120;

  private final MapView view;
  private final List<String> names;
  private final List<GeoPoint> places;
  private final SpatialIndex index;
  private final MapSearch search;
  private final int touched;

  MapDrawing(
      MapView view,
      List<String> names,
      List<GeoPoint> places,
      SpatialIndex index,
      MapSearch search,
      int touched) {
    this.view = view;
    this.names = names;
    this.places = places;
    this.index = index;
    this.search = search;
    this.touched = touched;
  }

  /** A page as a structure shows it. */
  private record Page(int depth, Rectangle bounds, int count) {

    private Json toJson() {
      return Json.array()
          .add(depth)
          .add(bounds.south())
          .add(bounds.west())
          .add(bounds.north())
          .add(bounds.east())
          .add(count);
    }
  }

  Json.Obj state(boolean withDots) {
    Json.Obj state = Json.object().put("kind", "map").put("view", view.toJson());
    if (withDots) {
      state.put("dots", dots(places));
    }
    List<Page> pages = pages();
    Json.Arr shown = Json.array();
    for (Page page : pages.subList(0, Math.min(MAX_PAGES, pages.size()))) {
      shown.add(page.toJson());
    }
    state.put("pages", shown).put("pageTotal", pages.size()).put("touched", touched);
    if (search != null) {
      Json.Arr visited = Json.array();
      for (MapSearch.Visited one :
          search.visited().subList(0, Math.min(MAX_PAGES, search.visited().size()))) {
        visited.add(new Page(one.depth(), one.bounds(), 0).toJson());
      }
      state.put("visited", visited).put("search", search.toJson(places));
    }
    return state.put("labels", labels());
  }

  /** Places as the state tells them. */
  static Json dots(List<GeoPoint> places) {
    Json.Arr dots = Json.array();
    for (GeoPoint place : places) {
      if (place == null) {
        dots.add(Double.NaN).add(Double.NaN);
      } else {
        dots.add(tenThousandths(place.latitude())).add(tenThousandths(place.longitude()));
      }
    }
    return dots;
  }

  private static long tenThousandths(double degrees) {
    return (long) Math.floor(degrees * 10_000 + 0.5);
  }

  /** All pages, those of least depth first. */
  private List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    index.forEachPage((depth, bounds, count) -> pages.add(new Page(depth, bounds, count)));
    pages.sort((a, b) -> Integer.compare(a.depth, b.depth));
    return pages;
  }

  /** The names worth writing: what came, what was found, or all if they are few. */
  private List<Integer> labelled() {
    List<Integer> ids = new ArrayList<>();
    if (touched >= 0) {
      ids.add(touched);
    }
    if (search != null) {
      search.hits().stream().limit(MAX_LABELS).forEach(ids::add);
    } else if (places.size() <= 2 * MAX_LABELS) {
      for (int id = 0; id < places.size(); id++) {
        if (places.get(id) != null && id != touched) {
          ids.add(id);
        }
      }
    }
    return ids;
  }

  private Json labels() {
    Json.Arr labels = Json.array();
    for (int id : labelled()) {
      labels.add(Json.array().add(id).add(names.get(id)));
    }
    return labels;
  }

  /** The map in characters, and below it what the structure consists of. */
  List<String> picture(String title) {
    char[][] map = new char[ROWS][COLUMNS];
    for (char[] row : map) {
      Arrays.fill(row, ' ');
    }
    List<Page> pages = new ArrayList<>();
    index.forEachPage((depth, bounds, count) -> pages.add(new Page(depth, bounds, count)));
    shadeVisited(map);
    outlineLeaves(map, pages);
    for (GeoPoint place : places) {
      put(map, place, '.');
    }
    if (search != null) {
      for (int id : search.hits()) {
        put(map, places.get(id), '*');
      }
      put(map, search.question().from(), 'X');
    }
    if (touched >= 0) {
      put(map, places.get(touched), '@');
    }
    List<String> lines = new ArrayList<>();
    lines.add(title + ", " + edge());
    for (char[] row : map) {
      lines.add("|" + new String(row) + "|");
    }
    lines.add(legend());
    lines.addAll(outline(pages));
    return lines;
  }

  /** The edges of the pages that have no pages below, as far as they are few. */
  private void outlineLeaves(char[][] map, List<Page> pages) {
    for (int i = 0; i < pages.size() && pages.size() <= MAX_OUTLINED; i++) {
      boolean isLeaf = i + 1 == pages.size() || pages.get(i + 1).depth <= pages.get(i).depth;
      Rectangle bounds = pages.get(i).bounds;
      if (isLeaf && pages.size() > 1 && view.meets(bounds)) {
        drawEdges(map, bounds);
      }
    }
  }

  /** Edges beyond the view are not drawn: the page goes on there. */
  private void drawEdges(char[][] map, Rectangle bounds) {
    int top = row(Math.min(bounds.north(), view.north()));
    int bottom = row(Math.max(bounds.south(), view.south()));
    int left = column(Math.max(bounds.west(), view.west()));
    int right = column(Math.min(bounds.east(), view.east()));
    for (int column = left; column <= right; column++) {
      edge(map, top, column, '-', bounds.north() <= view.north());
      edge(map, bottom, column, '-', bounds.south() >= view.south());
    }
    for (int row = top; row <= bottom; row++) {
      edge(map, row, left, '|', bounds.west() >= view.west());
      edge(map, row, right, '|', bounds.east() <= view.east());
    }
  }

  private static void edge(char[][] map, int row, int column, char mark, boolean isInView) {
    if (isInView) {
      boolean crosses = map[row][column] != mark && "-|+".indexOf(map[row][column]) >= 0;
      map[row][column] = crosses ? '+' : mark;
    }
  }

  private String edge() {
    return "map from "
        + Rectangle.degrees(view.south())
        + ","
        + Rectangle.degrees(view.west())
        + " to "
        + Rectangle.degrees(view.north())
        + ","
        + Rectangle.degrees(view.east());
  }

  /** Only the deepest pages that were visited: those above are around them. */
  private void shadeVisited(char[][] map) {
    if (search == null) {
      return;
    }
    int deepest = 0;
    for (MapSearch.Visited page : search.visited()) {
      deepest = Math.max(deepest, page.depth());
    }
    boolean isFew = search.visited().size() <= MAX_SHADED;
    for (MapSearch.Visited page : search.visited()) {
      boolean isLeaf = page.depth() == deepest || isFew && isLeafPage(page);
      if (isLeaf && view.meets(page.bounds())) {
        shade(map, page.bounds());
      }
    }
  }

  private boolean isLeafPage(MapSearch.Visited page) {
    for (MapSearch.Visited other : search.visited()) {
      Rectangle inner = other.bounds();
      if (other.depth() > page.depth()
          && page.bounds().encloses(inner.south(), inner.west(), inner.north(), inner.east())) {
        return false;
      }
    }
    return true;
  }

  private void shade(char[][] map, Rectangle bounds) {
    int top = row(Math.min(bounds.north(), view.north()));
    int bottom = row(Math.max(bounds.south(), view.south()));
    int left = column(Math.max(bounds.west(), view.west()));
    int right = column(Math.min(bounds.east(), view.east()));
    for (int row = top; row <= bottom; row++) {
      Arrays.fill(map[row], left, right + 1, ':');
    }
  }

  private void put(char[][] map, GeoPoint place, char mark) {
    if (place != null && view.contains(place.latitude(), place.longitude())) {
      map[row(place.latitude())][column(place.longitude())] = mark;
    }
  }

  private int row(double latitude) {
    double share = (view.north() - latitude) / (view.north() - view.south());
    return (int) Math.max(0, Math.min(ROWS - 1, share * ROWS));
  }

  private int column(double longitude) {
    double share = (longitude - view.west()) / (view.east() - view.west());
    return (int) Math.max(0, Math.min(COLUMNS - 1, share * COLUMNS));
  }

  private String legend() {
    String found = search == null ? "" : "  * hit  X center  : page visited";
    return ". place" + found + (touched >= 0 ? "  @ just added" : "");
  }

  /** The pages of a small structure, indented by depth. */
  private static List<String> outline(List<Page> pages) {
    List<String> lines = new ArrayList<>();
    for (Page page : pages) {
      boolean isEmpty = page.count == 0;
      if (isEmpty || lines.size() >= MAX_OUTLINE) {
        continue;
      }
      lines.add("  ".repeat(Math.min(8, page.depth)) + page.bounds.describe() + "  " + page.count);
    }
    int more = (int) pages.stream().filter(page -> page.count > 0).count() - lines.size();
    if (more > 0) {
      lines.add("and " + more + " more pages");
    }
    return lines;
  }
}
