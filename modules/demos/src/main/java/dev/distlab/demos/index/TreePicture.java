package dev.distlab.demos.index;

import dev.distlab.index.btree.PageView;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree as lines of text, level by level: {@code [10 20]} is a page, {@code *} in front of it says
 * that the last command passed through.
 */
final class TreePicture {

  /** Without the name of the level: a terminal of 80 columns shows it. */
  private static final int WIDTH = 70;

  /** A level may take so many lines. */
  private static final int MOST_LINES = 2;

  /** For the number of pages that are left out on a side. */
  private static final int MORE = 12;

  private TreePicture() {}

  static List<String> lines(List<PageView> pages, List<Integer> path) {
    List<String> lines = new ArrayList<>();
    for (int level = pages.get(0).level(); level >= 0; level--) {
      String name = level == 0 ? "leaves  " : "inner   ";
      for (String row : rows(pages, level, path)) {
        lines.add(name + row);
        name = " ".repeat(name.length());
      }
    }
    return lines;
  }

  /** The pages of a level; if there are too many, those around the way of the last command. */
  private static List<String> rows(List<PageView> pages, int level, List<Integer> path) {
    List<String> boxes = new ArrayList<>();
    int onPath = -1;
    for (PageView page : pages) {
      if (page.level() == level) {
        boolean isOnPath = path.contains(page.id());
        onPath = isOnPath && onPath < 0 ? boxes.size() : onPath;
        boxes.add(
            (isOnPath ? "*" : " ") + "[" + String.join(" ", TreeWorld.texts(page.keys())) + "]");
      }
    }
    List<String> all = broken(boxes);
    if (all.size() <= MOST_LINES) {
      return all;
    }
    int from = Math.max(0, onPath - 1);
    int to = from;
    int room = WIDTH - 2 * MORE;
    while (to < boxes.size() && room >= boxes.get(to).length()) {
      room -= boxes.get(to++).length();
    }
    while (from > 0 && room >= boxes.get(from - 1).length()) {
      room -= boxes.get(--from).length();
    }
    String left = from == 0 ? "" : " " + from + " more ..";
    String right = to == boxes.size() ? "" : " .. " + (boxes.size() - to) + " more";
    return List.of(left + String.join("", boxes.subList(from, to)) + right);
  }

  /** As many boxes in each line as fit. */
  private static List<String> broken(List<String> boxes) {
    List<String> lines = new ArrayList<>(List.of(""));
    for (String box : boxes) {
      int last = lines.size() - 1;
      if (lines.get(last).isEmpty() || lines.get(last).length() + box.length() <= WIDTH) {
        lines.set(last, lines.get(last) + box);
      } else {
        lines.add(box);
      }
    }
    return lines;
  }
}
