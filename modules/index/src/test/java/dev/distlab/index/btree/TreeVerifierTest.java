package dev.distlab.index.btree;

import static dev.distlab.index.btree.Trees.bytes;
import static dev.distlab.index.btree.Trees.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.PageType;
import dev.distlab.index.page.Pager;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks each law of the tree behind its back: {@code verify} has to name it. */
class TreeVerifierTest {

  private final MemoryDisk disk = new MemoryDisk();
  private final Pager pager = Pager.open(disk, "tree", Trees.PAGES);
  private final BPlusTree tree = Trees.on(pager, 3, Trace.none());

  private void fill() {
    for (int i = 0; i < 40; i++) {
      tree.put(key(i), bytes("v"));
    }
    assertThat(tree.verify().problems()).isEmpty();
  }

  private void onLeaf(int index, Consumer<byte[]> damage) {
    onLeaf(pager, tree, index, damage);
  }

  private static void onLeaf(Pager pager, BPlusTree tree, int index, Consumer<byte[]> damage) {
    List<PageView> leaves = tree.pages().stream().filter(page -> page.level() == 0).toList();
    Page page = pager.pin(leaves.get(index).id());
    damage.accept(page.bytes());
    page.markDirty();
    pager.unpin(page);
  }

  @Test
  void verify_flippedBitOnTheDisk_isI1AndReadsAreRefused() {
    fill();
    pager.dropCache();
    int leaf = tree.pathTo(key(20)).get(tree.height() - 1);
    pager.dropCache();
    try (DiskFile file = disk.open("tree")) {
      byte[] one = new byte[1];
      file.readFully(leaf * 512L + 500, one, 0, 1);
      one[0] ^= 4;
      file.write(leaf * 512L + 500, one, 0, 1);
    }
    assertThat(tree.verify().problems())
        .anyMatch(problem -> problem.startsWith("I1: tree: corrupt at offset " + leaf * 512L));
    assertThatThrownBy(() -> tree.get(key(20)))
        .isInstanceOfSatisfying(
            CorruptFileException.class,
            failure -> {
              assertThat(failure.file()).isEqualTo("tree");
              assertThat(failure.offset()).isEqualTo(leaf * 512L);
            });
    assertThat(tree.get(key(0))).isPresent();
  }

  @Test
  void verify_slotsOutOfOrder_isI2() {
    fill();
    onLeaf(
        3,
        page -> {
          byte[] first = TreePage.cell(page, 0).key();
          TreePage.remove(page, 0);
          TreePage.insert(page, TreePage.count(page), first, new byte[2]);
        });
    expect("I2: page");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9})
  void verify_keyInTheWrongLeaf_isI3(int number) {
    fill();
    onLeaf(
        3,
        page -> {
          TreePage.remove(page, 0);
          TreePage.insert(page, 0, key(number), new byte[2]);
        });
    expect("k10000" + number + "\" lies outside the fences");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void verify_fenceThatIsNotTheSeparator_isI3(boolean isLow) {
    fill();
    onLeaf(
        3,
        page -> {
          byte[] low = isLow ? key(0) : TreePage.low(page);
          byte[] high = isLow ? TreePage.high(page) : key(39);
          TreePage.fill(page, new PagePlan(0, low, high, TreePage.cells(page)));
        });
    expect("I3: the fences of page");
  }

  @Test
  void verify_siblingLinkThatSkipsALeaf_isI4() {
    fill();
    onLeaf(3, page -> TreePage.setRight(page, TreePage.left(page)));
    expect("I4: leaf");
    onLeaf(4, page -> TreePage.setLeft(page, 0));
    expect("points back to page 0");
  }

  @Test
  void verify_lastLeafThatPointsOn_isI4() {
    fill();
    int leaves = (int) tree.pages().stream().filter(page -> page.level() == 0).count();
    onLeaf(leaves - 1, page -> TreePage.setRight(page, 1));
    expect("I4: the last leaf points to page 1");
  }

  @Test
  void verify_leafWithTooFewEntries_isI5() {
    fill();
    onLeaf(
        3,
        page -> {
          while (TreePage.count(page) > 1) {
            TreePage.remove(page, 0);
          }
        });
    expect("I5: page");
  }

  /** Without a limit on entries, bytes count. */
  @Test
  void verify_leafWithTooFewBytes_isI5() {
    Pager plainPager = Pager.open(new MemoryDisk(), "plain", Trees.PAGES);
    BPlusTree plain = Trees.on(plainPager, 0, Trace.none());
    for (int i = 0; i < 200; i++) {
      plain.put(key(i), bytes("value"));
    }
    assertThat(plain.verify().problems()).isEmpty();
    onLeaf(
        plainPager,
        plain,
        2,
        page -> {
          while (TreePage.count(page) > 1) {
            TreePage.remove(page, 0);
          }
        });
    assertThat(plain.verify().problems())
        .anyMatch(problem -> problem.startsWith("I5: page") && problem.contains("only 1 entries"));
  }

  @Test
  void verify_entryThatNobodyCounted_isI6() {
    fill();
    onLeaf(3, page -> TreePage.remove(page, 0));
    expect("I6: 39 entries, the tree says 40");
  }

  @Test
  void verify_leavesMiscounted_isI6() {
    fill();
    pager.state(0).setField(5, 99);
    expect("leaves, the tree says 99");
  }

  @Test
  void verify_pageThatBelongsToNobody_isAProblem() {
    MemoryDisk other = new MemoryDisk();
    BPlusTree alone = BPlusTree.open(other, "alone", Trees.PAGES, BPlusTreeOptions.defaults());
    alone.close();
    try (Pager shared = Pager.open(other, "alone", Trees.PAGES)) {
      shared.unpin(shared.allocate(PageType.LEAF));
    }
    BPlusTree again = BPlusTree.open(other, "alone", Trees.PAGES, BPlusTreeOptions.defaults());
    assertThat(again.verify().problems()).containsExactly("I5: page 2 is neither used nor free");
  }

  @Test
  void verify_childThatIsUsedTwice_isAProblem() {
    fill();
    int shared = tree.pages().get(tree.pages().size() - 1).id();
    PageView inner =
        tree.pages().stream().filter(page -> page.level() == 1).findFirst().orElseThrow();
    Page page = pager.pin(inner.id());
    TreePage.setLeft(page.bytes(), shared);
    pager.unpin(page);
    expect("uses page " + shared + ", which is used already");
  }

  private void expect(String problem) {
    assertThat(tree.verify().problems()).anyMatch(text -> text.contains(problem));
  }
}
