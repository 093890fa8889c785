package dev.distlab.index.btree;

import static dev.distlab.index.btree.Trees.assertSound;
import static dev.distlab.index.btree.Trees.bytes;
import static dev.distlab.index.btree.Trees.delete;
import static dev.distlab.index.btree.Trees.key;
import static dev.distlab.index.btree.Trees.keys;
import static dev.distlab.index.btree.Trees.ofEntries;
import static dev.distlab.index.btree.Trees.put;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sequences that have broken other B-trees, as their reports tell. */
class BPlusTreeSeenInTheWildTest {

  /** Deleting a leaf that has no sibling to ask: a crash elsewhere. */
  @Test
  void delete_ghabcdeAfterInsertingAToI_leavesFAndI() {
    for (int limit = 3; limit <= 5; limit++) {
      BPlusTree tree = ofEntries(limit);
      put(tree, "a", "b", "c", "d", "e", "f", "g", "h", "i");
      delete(tree, "g", "h", "a", "b", "c", "d", "e");
      assertThat(keys(tree)).containsExactly("f", "i");
    }
  }

  /** The index of the left sibling off by one when merging from the right end. */
  @Test
  void delete_backwards_mergesWithTheRightLeftSibling() {
    for (int limit = 3; limit <= 5; limit++) {
      BPlusTree tree = ofEntries(limit);
      for (int i = 0; i < 60; i++) {
        tree.put(key(i), bytes("v"));
      }
      for (int i = 59; i >= 0; i--) {
        assertThat(tree.delete(key(i))).isTrue();
        assertSound(tree);
        assertThat(tree.size()).isEqualTo(i);
      }
    }
  }

  /** A loop that copied the children of a merged inner page and did not advance. */
  @Test
  void delete_untilInnerPagesMerge_keepsEveryChild() {
    BPlusTree tree = ofEntries(3);
    for (int i = 0; i < 64; i++) {
      tree.put(key(i), bytes("v"));
    }
    int next = 0;
    while (tree.changes().get(TreeChange.INNER_MERGE_LEFT)
            + tree.changes().get(TreeChange.INNER_MERGE_RIGHT)
        < 5) {
      assertThat(tree.delete(key(next++))).isTrue();
      assertSound(tree);
      for (int i = next; i < 64; i++) {
        assertThat(tree.get(key(i))).as("key %d", i).isPresent();
      }
    }
  }

  /** The left half of a split inner page one child short. */
  @Test
  void put_untilInnerPagesSplit_everyInnerPageHasOneChildMoreThanSeparators() {
    BPlusTree tree = ofEntries(3);
    for (int i = 0; i < 200; i++) {
      tree.put(key(i), bytes("v"));
      assertThat(tree.pages())
          .filteredOn(page -> page.level() > 0)
          .allMatch(page -> page.children().size() == page.keys().size() + 1);
      assertThat(keys(tree)).hasSize(i + 1);
    }
    assertThat(tree.changes().get(TreeChange.INNER_SPLIT)).isGreaterThan(20);
  }

  /** A put that did not replace, a size that counted overwrites. */
  @Test
  void put_sameKeyAgain_replacesAndCountsOnce() {
    BPlusTree tree = ofEntries(3);
    tree.put(bytes("k"), bytes("v1"));
    tree.put(bytes("k"), bytes("v2"));
    assertThat(tree.get(bytes("k"))).hasValue(bytes("v2"));
    assertThat(tree.size()).isEqualTo(1);
  }
}
