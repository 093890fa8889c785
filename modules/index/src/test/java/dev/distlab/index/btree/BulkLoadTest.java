package dev.distlab.index.btree;

import static dev.distlab.index.btree.Trees.assertSound;
import static dev.distlab.index.btree.Trees.bytes;
import static dev.distlab.index.btree.Trees.key;
import static dev.distlab.index.btree.Trees.keys;
import static dev.distlab.index.btree.Trees.ofEntries;
import static dev.distlab.index.btree.Trees.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.store.OrderedStore.Entry;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkLoadTest {

  @Test
  void bulkLoad_sortedEntries_equalsPuttingThem() {
    for (int count : new int[] {0, 1, 2, 5, 100, 3_000}) {
      for (int limit : new int[] {0, 3, 4}) {
        BPlusTree tree = ofEntries(limit);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          entries.add(new Entry(key(2 * i), new byte[i % 150]));
        }
        assertThat(tree.bulkLoad(entries.iterator())).isEqualTo(count);
        assertSound(tree);
        assertThat(tree.size()).isEqualTo(count);
        assertThat(keys(tree)).hasSize(count);
        for (int i = 0; i < count; i++) {
          tree.put(key(2 * i + 1), bytes("v"));
        }
        for (int i = 0; i < count; i++) {
          assertThat(tree.delete(key(2 * i))).isTrue();
        }
        assertSound(tree);
        assertThat(tree.size()).isEqualTo(count);
      }
    }
  }

  /** What a page saves by its common prefix may be less than the fence that it gets at the end. */
  @Test
  void bulkLoad_keysThatDifferInTheirLastByte_fitTheirPages() {
    for (long seed = 1; seed <= 1_000; seed++) {
      SeededRandom random = new SeededRandom(seed);
      BPlusTree tree =
          BPlusTree.open(
              new MemoryDisk(), "t", Trees.PAGES, BPlusTreeOptions.defaults().withFillFactor(1));
      int length = tree.maxKeyBytes() - random.nextInt(20);
      int count = 20 + random.nextInt(237);
      List<Entry> ascending = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] key = new byte[length];
        key[length - 1] = (byte) i;
        ascending.add(new Entry(key, new byte[random.nextInt(4)]));
      }
      tree.bulkLoad(ascending.iterator());
      assertSound(tree);
      assertThat(keys(tree)).hasSize(count);
    }
  }

  @Test
  void bulkLoad_fillFactor_isKept() {
    for (double fillFactor : new double[] {0.5, 0.7, 1}) {
      BPlusTree tree =
          BPlusTree.open(
              new MemoryDisk(),
              "t",
              Trees.PAGES,
              BPlusTreeOptions.defaults().withFillFactor(fillFactor));
      tree.bulkLoad(
          IntStream.range(0, 5_000).mapToObj(i -> new Entry(key(i), bytes("0123"))).iterator());
      assertThat(tree.shape().leafFill()).isBetween(fillFactor - 0.08, fillFactor);
      assertSound(tree);
    }
  }

  @Test
  void bulkLoad_keysThatDoNotAscend_isRefusedAndTheFileKeepsItsLastSync() {
    Disk disk = new MemoryDisk();
    try (BPlusTree tree = BPlusTree.open(disk, "t", Trees.PAGES, BPlusTreeOptions.defaults())) {
      tree.sync();
      List<Entry> entries =
          List.of(new Entry(bytes("b"), bytes("1")), new Entry(bytes("a"), bytes("2")));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tree.bulkLoad(entries.iterator()))
          .withMessage("bulk load: key 1 \"a\" is not above \"b\"");
    }
    try (BPlusTree tree = BPlusTree.open(disk, "t", Trees.PAGES, BPlusTreeOptions.defaults())) {
      assertThat(tree.size()).isZero();
    }
  }

  @Test
  void bulkLoad_intoATreeWithEntries_isRefused() {
    BPlusTree tree = ofEntries(3);
    put(tree, "a");
    assertThatThrownBy(() -> tree.bulkLoad(Collections.emptyIterator()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 entries");
    assertThat(keys(tree)).containsExactly("a");
  }
}
