package dev.distlab.demos.index;

import dev.distlab.index.btree.PageView;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree as lines of text, level by level: {@code [10 20]} is a page, {@code *} in front of it says
 * that the last command passed through.
 */
final class TreePicture {

  private static final int WIDTH = 96;

  private TreePicture() {}

  static List<String> lines(List<PageView> pages, List<Integer> path) {
    List<String> lines = new ArrayList<>();
    int level = pages.get(0).level();
    while (level >= 0) {
      String name = level == 0 ? "leaves" : "inner";
      StringBuilder line = new StringBuilder(name).append(" ".repeat(8 - name.length()));
      int leftOut = 0;
      for (PageView page : pages) {
        if (page.level() != level) {
          continue;
        }
        String mark = path.contains(page.id()) ? "*" : " ";
        String box = mark + "[" + String.join(" ", TreeWorld.texts(page.keys())) + "]";
        if (leftOut > 0 || line.length() + box.length() > WIDTH - 12) {
          leftOut++;
        } else {
          line.append(box);
        }
      }
      lines.add(leftOut == 0 ? line.toString() : line + " +" + leftOut + " more");
      level--;
    }
    return lines;
  }
}
