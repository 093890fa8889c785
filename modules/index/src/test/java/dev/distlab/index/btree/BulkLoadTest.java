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

import dev.distlab.index.page.Pager;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.OrderedStore.Entry;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
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
  void bulkLoad_keysThatDoNotAscend_isRefusedAndTheTreeIsEmptyAndOfUse() {
    BPlusTree tree = ofEntries(3);
    List<Entry> entries =
        List.of(new Entry(bytes("b"), bytes("1")), new Entry(bytes("a"), bytes("2")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> tree.bulkLoad(entries.iterator()))
        .withMessage("bulk load: key 1 \"a\" is not above \"b\"");

    assertSound(tree);
    assertThat(tree.size()).isZero();
    put(tree, "a", "b");
    assertThat(keys(tree)).containsExactly("a", "b");
  }

  /** After any number of entries, some of them on pages of their own, beside another tree. */
  @Test
  void bulkLoad_endedByItsInput_givesAllPagesBackAndHarmsNoOther() {
    for (int count : new int[] {0, 1, 3, 40, 500}) {
      for (Object bad : List.of("long key", "null value", "no entry", "own failure")) {
        Pager pager = Trees.pager();
        BPlusTree other = BPlusTree.open(pager, 1, BPlusTreeOptions.defaults(), Trace.none());
        BPlusTree tree = Trees.on(pager, 0, Trace.none());
        put(other, "x", "y");
        Cursor cursor = tree.cursor(KeyRange.all());
        int used = pager.pageCount() - pager.freePages();
        Iterator<Entry> entries =
            IntStream.rangeClosed(0, count)
                .mapToObj(i -> i == count ? bad(bad) : new Entry(key(i), new byte[7 * (i % 150)]))
                .iterator();

        assertThatThrownBy(() -> tree.bulkLoad(entries)).isInstanceOf(RuntimeException.class);

        assertThat(pager.pageCount() - pager.freePages()).as("%s %s", count, bad).isEqualTo(used);
        assertThat(pager.pinnedPages()).isZero();
        assertThat(cursor.next()).isFalse();
        assertSound(tree);
        assertThat(keys(other)).containsExactly("x", "y");
        tree.bulkLoad(List.of(new Entry(key(1), bytes("v"))).iterator());
        tree.sync();
        assertThat(cursor.previous()).isTrue();
        assertSound(tree);
      }
    }
  }

  private static Entry bad(Object how) {
    if (how.equals("own failure")) {
      throw new UnsupportedOperationException("of the input's own");
    }
    if (how.equals("no entry")) {
      return null;
    }
    return how.equals("long key")
        ? new Entry(new byte[400], bytes("v"))
        : new Entry(key(999), null);
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
