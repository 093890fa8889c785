package dev.distlab.demos.index;

import dev.distlab.index.btree.PageView;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree as lines of text, level by level: {@code [10 20]} is a page, {@code *} in front of it says
 * that the last command passed through.
 */
final class TreePicture {

  /** Without the name of the level. */
  private static final int WIDTH = 88;

  /** For the number of pages that are left out on a side. */
  private static final int MORE = 12;

  private TreePicture() {}

  static List<String> lines(List<PageView> pages, List<Integer> path) {
    List<String> lines = new ArrayList<>();
    for (int level = pages.get(0).level(); level >= 0; level--) {
      lines.add((level == 0 ? "leaves  " : "inner   ") + row(pages, level, path));
    }
    return lines;
  }

  /** The pages of a level; if there are too many, those around the way of the last command. */
  private static String row(List<PageView> pages, int level, List<Integer> path) {
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
    if (String.join("", boxes).length() <= WIDTH) {
      return String.join("", boxes);
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
    return left + String.join("", boxes.subList(from, to)) + right;
  }
}
