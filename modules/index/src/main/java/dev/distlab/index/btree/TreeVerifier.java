package dev.distlab.index.btree;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.PageAudit;
import dev.distlab.index.page.PageBytes;
import dev.distlab.index.page.Pager;
import dev.distlab.index.store.KeyText;
import dev.distlab.kernel.disk.DiskException;
import java.util.Arrays;

/**
 * Reads all of a tree and notes every law that does not hold, with its number (see the package) and
 * the page. A damaged page is noted and the rest is still looked at.
 */
final class TreeVerifier {

  private final TreeFile file;
  private final PageAudit audit;

  private long entries;
  private int leafPages;

  /** The leaf that the walk has seen last. */
  private int lastLeaf = Pager.NO_PAGE;

  /** What the leaf seen last says is behind it. */
  private int expectedLeaf = -1;

  TreeVerifier(TreeFile file, PageAudit audit) {
    this.file = file;
    this.audit = audit;
  }

  /** The number of entries seen. */
  long verify() {
    verifyPage(file.root(), file.rootLevel(), new byte[0], null);
    check(expectedLeaf <= Pager.NO_PAGE, "I4: the last leaf points to page " + expectedLeaf);
    check(entries == file.size(), "I6: " + entries + " entries, the tree says " + file.size());
    check(
        leafPages == file.leafPages(),
        "I6: " + leafPages + " leaves, the tree says " + file.leafPages());
    return entries;
  }

  private void verifyPage(int id, int level, byte[] low, byte[] high) {
    leafPages += level == 0 ? 1 : 0;
    if (!audit.claim(id, "the tree")) {
      return;
    }
    byte[] bytes;
    try {
      Page page = file.pin(id, level);
      // A copy: the pool may need the frame while the children are looked at.
      bytes = page.bytes().clone();
      file.unpin(page);
    } catch (DiskException damaged) {
      audit.problem("I1: " + damaged.getMessage());
      lastLeaf = level == 0 ? id : lastLeaf;
      expectedLeaf = -1;
      return;
    }
    verifyFences(id, bytes, low, high);
    verifyOrder(id, bytes);
    verifyFill(id, level, bytes);
    if (level == 0) {
      verifyLeaf(id, bytes);
    } else {
      verifyInner(level, bytes);
    }
  }

  private void verifyFences(int id, byte[] page, byte[] low, byte[] high) {
    check(
        Arrays.equals(TreePage.low(page), low) && Arrays.equals(TreePage.high(page), high),
        "I3: the fences of page " + id + " are not the separators above it");
    check(
        TreePage.freeBytes(page) >= 0 && TreePage.usedBytes(page) >= 0,
        "I2: page " + id + " uses " + TreePage.usedBytes(page) + " bytes");
  }

  private void verifyOrder(int id, byte[] page) {
    byte[] low = TreePage.low(page);
    byte[] high = TreePage.high(page);
    byte[] before = null;
    for (int slot = 0; slot < TreePage.count(page); slot++) {
      byte[] key = TreePage.key(page, slot);
      if (before != null && PageBytes.compare(before, key) >= 0) {
        audit.problem("I2: page " + id + ": " + text(before) + " stands before " + text(key));
      }
      if (PageBytes.compare(key, low) < 0 || high != null && PageBytes.compare(key, high) >= 0) {
        audit.problem("I3: page " + id + ": " + text(key) + " lies outside the fences");
      }
      before = key;
    }
  }

  /**
   * The law of {@link RebalancePolicy}: the root has what it has, the last page of a level some.
   */
  private void verifyFill(int id, int level, byte[] page) {
    boolean mayBeLean = TreePage.isLast(page) && TreePage.count(page) > 0;
    check(
        level == file.rootLevel() || mayBeLean || !file.isStarved(page),
        "I5: page "
            + id
            + " has only "
            + TreePage.count(page)
            + " entries, "
            + TreePage.plainBytes(page)
            + " bytes with whole keys");
  }

  private void verifyLeaf(int id, byte[] page) {
    entries += TreePage.count(page);
    check(
        expectedLeaf < 0 || expectedLeaf == id,
        "I4: leaf " + lastLeaf + " points to page " + expectedLeaf + ", behind it is " + id);
    check(
        expectedLeaf < 0 && lastLeaf != Pager.NO_PAGE || TreePage.left(page) == lastLeaf,
        "I4: leaf " + id + " points back to page " + TreePage.left(page) + ", not " + lastLeaf);
    lastLeaf = id;
    expectedLeaf = TreePage.right(page);
    for (int slot = 0; slot < TreePage.count(page); slot++) {
      verifyValue(id, page, slot);
    }
  }

  private void verifyValue(int id, byte[] page, int slot) {
    try {
      String owner = "a value of leaf " + id;
      file.values()
          .forEachPage(
              page, TreePage.payloadOffset(page, slot), overflow -> audit.claim(overflow, owner));
    } catch (DiskException damaged) {
      audit.problem("I1: " + damaged.getMessage());
    }
  }

  private void verifyInner(int level, byte[] page) {
    int count = TreePage.count(page);
    for (int i = 0; i <= count; i++) {
      byte[] low = i == 0 ? TreePage.low(page) : TreePage.key(page, i - 1);
      byte[] high = i == count ? TreePage.high(page) : TreePage.key(page, i);
      verifyPage(TreePage.child(page, i), level - 1, low, high);
    }
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      audit.problem(problem);
    }
  }

  private static String text(byte[] key) {
    return "\"" + KeyText.of(key) + "\"";
  }
}
