package dev.distlab.index.btree;

import dev.distlab.index.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A page of a tree as a picture shows it.
 *
 * @param id its number in the file
 * @param level 0 for leaves
 * @param keys the keys of a leaf, the separators of an inner page
 * @param children the numbers of the children of an inner page, one more than separators; empty for
 *     a leaf
 * @param usedBytes the bytes in use behind the header
 * @param capacityBytes the bytes that there are
 */
public record PageView(
    int id,
    int level,
    List<byte[]> keys,
    List<Integer> children,
    int usedBytes,
    int capacityBytes) {

  /** The share of the page that is in use, 0 to 1. */
  public double fill() {
    return (double) usedBytes / capacityBytes;
  }

  static List<PageView> all(TreeFile file) {
    List<PageView> pages = new ArrayList<>();
    walk(file, page -> pages.add(of(page)));
    return pages;
  }

  /** Shows every page of the tree, level by level from the root, each from left to right. */
  static void walk(TreeFile file, Consumer<Page> action) {
    List<Integer> ids = List.of(file.root());
    for (int level = file.rootLevel(); level >= 0; level--) {
      List<Integer> below = new ArrayList<>();
      for (int id : ids) {
        Page page = file.pin(id, level);
        action.accept(page);
        for (int i = 0; level > 0 && i <= TreePage.count(page.bytes()); i++) {
          below.add(TreePage.child(page.bytes(), i));
        }
        file.unpin(page);
      }
      ids = below;
    }
  }

  private static PageView of(Page page) {
    byte[] bytes = page.bytes();
    int count = TreePage.count(bytes);
    List<byte[]> keys = new ArrayList<>(count);
    List<Integer> children = new ArrayList<>();
    for (int slot = 0; slot < count; slot++) {
      keys.add(TreePage.key(bytes, slot));
    }
    for (int i = 0; !TreePage.isLeaf(bytes) && i <= count; i++) {
      children.add(TreePage.child(bytes, i));
    }
    return new PageView(
        page.id(),
        TreePage.level(bytes),
        keys,
        children,
        TreePage.usedBytes(bytes),
        bytes.length - TreePage.HEADER_BYTES);
  }
}
