package dev.distlab.demos.geo;

import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.geohash.GeoHashCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A geohash in characters: its bits by axis and by letter, and the cell in the one around it. */
final class GeoHashPicture {

  private static final int COLUMNS = 64;
  private static final int ROWS = 14;

  private final GeoPoint place;
  private final GeoHashCell cell;
  private final List<GeoHashCell> neighbours;
  private final List<GeoPoint> background;

  GeoHashPicture(
      GeoPoint place, GeoHashCell cell, List<GeoHashCell> neighbours, List<GeoPoint> background) {
    this.place = place;
    this.cell = cell;
    this.neighbours = neighbours;
    this.background = background;
  }

  List<String> lines(String word) {
    List<String> lines = new ArrayList<>(bits(cell, word));
    MapView view = view(cell);
    char[][] map = new char[ROWS][COLUMNS];
    for (char[] row : map) {
      Arrays.fill(row, ' ');
    }
    for (GeoHashCell next : neighbours) {
      fill(map, view, next.bounds(), '~');
    }
    fill(map, view, cell.bounds(), ':');
    drawCities(map, view);
    map[row(view, place.latitude())][column(view, place.longitude())] = '+';
    for (char[] row : map) {
      lines.add("|" + new String(row) + "|");
    }
    lines.add("+ place  : its cell  . city" + (neighbours.isEmpty() ? "" : "  ~ cells next door"));
    lines.add(
        "map from "
            + Rectangle.degrees(view.south())
            + ","
            + Rectangle.degrees(view.west())
            + " to "
            + Rectangle.degrees(view.north())
            + ","
            + Rectangle.degrees(view.east()));
    for (GeoHashCell next : neighbours) {
      GeoBox box = next.bounds();
      lines.add(
          "  "
              + next
              + "  "
              + new Rectangle(box.south(), box.west(), box.north(), box.east()).describe());
    }
    return lines;
  }

  /** Where there are cities there is land. */
  private void drawCities(char[][] map, MapView view) {
    for (GeoPoint city : background) {
      if (view.contains(city)) {
        int row = row(view, city.latitude());
        int column = column(view, city.longitude());
        map[row][column] = map[row][column] == ' ' ? '.' : map[row][column];
      }
    }
  }

  private static List<String> bits(GeoHashCell cell, String word) {
    StringBuilder longitudes = new StringBuilder("longitude ");
    StringBuilder latitudes = new StringBuilder("latitude  ");
    StringBuilder letters = new StringBuilder("letters   ");
    for (int i = 0; i < cell.length(); i++) {
      char bit = (cell.bits() >>> cell.length() - 1 - i & 1) == 1 ? '1' : '0';
      longitudes.append(i % 2 == 0 ? bit : ' ');
      latitudes.append(i % 2 == 1 ? bit : ' ');
      boolean endsLetter = i % 5 == 4;
      letters.append(endsLetter ? word.charAt(i / 5) : ' ');
      if (endsLetter) {
        longitudes.append('|');
        latitudes.append('|');
        letters.append('|');
      }
    }
    return List.of(
        longitudes.toString().stripTrailing(),
        latitudes.toString().stripTrailing(),
        letters.toString().stripTrailing());
  }

  /** The cell and about as much again on all sides. */
  private static MapView view(GeoHashCell cell) {
    GeoBox box = cell.bounds();
    GeoPoint middle = box.center();
    double width = Math.max(3 * box.widthDegrees(), 6 * box.heightDegrees());
    return cell.length() < 3
        ? MapView.WORLD
        : MapView.around(middle.latitude(), middle.longitude(), width);
  }

  private static void fill(char[][] map, MapView view, GeoBox box, char mark) {
    int top = row(view, box.north());
    int bottom = row(view, Math.nextUp(box.south()));
    int left = column(view, box.west());
    int right = column(view, Math.nextDown(box.east()));
    boolean isOutside =
        box.east() <= view.west()
            || box.west() >= view.east()
            || box.north() <= view.south()
            || box.south() >= view.north();
    for (int row = top; row <= bottom && !isOutside; row++) {
      Arrays.fill(map[row], left, right + 1, mark);
    }
  }

  private static int row(MapView view, double latitude) {
    double share = (view.north() - latitude) / (view.north() - view.south());
    return (int) Math.max(0, Math.min(ROWS - 1, share * ROWS));
  }

  private static int column(MapView view, double longitude) {
    double share = (longitude - view.west()) / (view.east() - view.west());
    return (int) Math.max(0, Math.min(COLUMNS - 1, share * COLUMNS));
  }
}
