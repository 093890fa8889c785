package dev.distlab.index.btree;

import static dev.distlab.index.btree.Trees.bytes;
import static dev.distlab.index.btree.Trees.key;
import static dev.distlab.index.btree.Trees.keys;
import static dev.distlab.index.btree.Trees.ofEntries;
import static dev.distlab.index.btree.Trees.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.KeyText;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a cursor sees, also while the tree changes. */
class BPlusTreeCursorTest {

  private static BPlusTree letters() {
    BPlusTree tree = ofEntries(3);
    put(tree, "a", "c", "e", "g", "i", "k", "m", "o", "q", "s", "u", "w", "y");
    return tree;
  }

  @Test
  void cursor_everyKindOfRange_givesItsKeysBothWays() {
    BPlusTree tree = letters();
    List<String> all = keys(tree);
    for (String from : List.of("a", "b", "m", "n", "y", "z")) {
      for (String to : List.of("a", "b", "m", "n", "y", "z")) {
        for (int kind = 0; kind < 4; kind++) {
          boolean fromInclusive = kind % 2 == 0;
          boolean toInclusive = kind / 2 == 0;
          KeyRange range =
              KeyRange.all().from(bytes(from), fromInclusive).to(bytes(to), toInclusive);
          List<String> expected =
              all.stream()
                  .filter(k -> fromInclusive ? k.compareTo(from) >= 0 : k.compareTo(from) > 0)
                  .filter(k -> toInclusive ? k.compareTo(to) <= 0 : k.compareTo(to) < 0)
                  .toList();
          assertThat(keys(tree, range)).isEqualTo(expected);
          assertThat(backward(tree, range)).isEqualTo(expected);
        }
      }
    }
  }

  private static List<String> backward(BPlusTree tree, KeyRange range) {
    List<String> keys = new ArrayList<>();
    Cursor cursor = tree.cursor(range);
    cursor.seekToEnd();
    while (cursor.previous()) {
      keys.add(0, KeyText.of(cursor.key()));
    }
    return keys;
  }

  @Test
  void cursor_treeClosedMeanwhile_isRefused() {
    BPlusTree tree =
        BPlusTree.open(
            new MemoryDisk(), "tree", PagerOptions.defaults(), BPlusTreeOptions.defaults());
    put(tree, "a", "c", "e");
    Cursor cursor = tree.cursor(KeyRange.all());
    cursor.next();
    tree.close();
    assertThatIllegalStateException().isThrownBy(cursor::next);
    assertThatIllegalStateException().isThrownBy(cursor::previous);
    assertThatIllegalStateException().isThrownBy(cursor::value);
  }

  @Test
  void key_handedOut_isNotTheArrayOfTheNextKey() {
    Cursor cursor = letters().cursor(KeyRange.all());
    cursor.next();
    byte[] first = cursor.key();
    cursor.next();
    assertThat(first).isEqualTo(bytes("a"));
    assertThat(cursor.key()).isEqualTo(bytes("c"));
  }

  @Test
  void copy_intoAnArray_tellsTheLengthAndFillsWhatThereIs() {
    BPlusTree tree = ofEntries(3);
    byte[] inOverflowPages = new byte[3_000];
    Arrays.fill(inOverflowPages, (byte) 7);
    tree.put(bytes("key"), inOverflowPages);
    Cursor cursor = tree.cursor(KeyRange.all());
    byte[] target = new byte[2];
    assertThatIllegalStateException().isThrownBy(() -> cursor.key(target));
    assertThatIllegalStateException().isThrownBy(() -> cursor.value(target));
    cursor.next();
    assertThat(cursor.key(target)).isEqualTo(3);
    assertThat(target).isEqualTo(bytes("ke"));
    assertThat(cursor.value(target)).isEqualTo(3_000);
    assertThat(target).containsOnly(7);
  }

  @Test
  void cursor_halfBoundedAndPrefixRanges_giveTheirKeys() {
    BPlusTree tree = ofEntries(3);
    put(tree, "a", "ab", "abc", "b", "ba");
    tree.put(new byte[] {(byte) 0xff}, bytes("v"));
    tree.put(new byte[] {(byte) 0xff, (byte) 0xff, 1}, bytes("v"));
    assertThat(keys(tree, KeyRange.prefix(bytes("a")))).containsExactly("a", "ab", "abc");
    assertThat(keys(tree, KeyRange.prefix(bytes("ab")))).containsExactly("ab", "abc");
    assertThat(keys(tree, KeyRange.prefix(new byte[0]))).hasSize(7);
    assertThat(keys(tree, KeyRange.prefix(new byte[] {(byte) 0xff})))
        .containsExactly("0xff", "0xffff01");
    assertThat(keys(tree, KeyRange.all().to(bytes("b"), false))).containsExactly("a", "ab", "abc");
    assertThat(keys(tree, KeyRange.of(bytes("b"), bytes("a")))).isEmpty();
  }

  @Test
  void nextAndPrevious_inTurn_standOnTheSameTwoEntries() {
    Cursor cursor = letters().cursor(KeyRange.all());
    cursor.seek(bytes("f"));
    for (int i = 0; i < 3; i++) {
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.key()).isEqualTo(bytes("g"));
      assertThat(cursor.previous()).isTrue();
      assertThat(cursor.key()).isEqualTo(bytes("e"));
    }
  }

  @Test
  void previous_afterTheEnd_givesTheLastAndNextBeforeTheStartTheFirst() {
    Cursor cursor = letters().cursor(KeyRange.all());
    while (cursor.next()) {
      assertThat(cursor.key()).isNotNull();
    }
    assertThat(cursor.next()).isFalse();
    assertThat(cursor.previous()).isTrue();
    assertThat(cursor.key()).isEqualTo(bytes("y"));
    while (cursor.previous()) {
      assertThat(cursor.value()).isNotNull();
    }
    assertThat(cursor.previous()).isFalse();
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.key()).isEqualTo(bytes("a"));
  }

  @Test
  void seek_outsideTheRange_staysInIt() {
    Cursor cursor = letters().cursor(KeyRange.of(bytes("e"), bytes("m")));
    cursor.seek(bytes("a"));
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.key()).isEqualTo(bytes("e"));
    cursor.seek(bytes("z"));
    assertThat(cursor.next()).isFalse();
    assertThat(cursor.previous()).isTrue();
    assertThat(cursor.key()).isEqualTo(bytes("k"));
  }

  @Test
  void key_notOnAnEntry_isRefused() {
    BPlusTree tree = letters();
    Cursor cursor = tree.cursor(KeyRange.all());
    assertThatIllegalStateException().isThrownBy(cursor::key);
    assertThatIllegalStateException().isThrownBy(cursor::value);
    cursor.next();
    tree.delete(bytes("a"));
    assertThat(cursor.key()).isEqualTo(bytes("a"));
    assertThatIllegalStateException().isThrownBy(cursor::value);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.key()).isEqualTo(bytes("c"));
  }

  @Test
  void next_whileEveryEntryIsDeletedBehindIt_seesAll() {
    BPlusTree tree = letters();
    List<String> seen = new ArrayList<>();
    for (Cursor cursor = tree.cursor(KeyRange.all()); cursor.next(); ) {
      seen.add(KeyText.of(cursor.key()));
      tree.delete(cursor.key());
    }
    assertThat(String.join("", seen)).isEqualTo("acegikmoqsuwy");
    assertThat(tree.size()).isZero();
  }

  @Test
  void next_whilePagesSplitAndMergeUnderIt_repeatsAndLosesNothing() {
    for (int seed = 1; seed <= 100; seed++) {
      SeededRandom random = new SeededRandom(seed);
      BPlusTree tree = ofEntries(3 + seed % 3);
      TreeSet<String> always = new TreeSet<>();
      for (int i = 0; i < 200; i += 2) {
        tree.put(key(i), bytes("v"));
        always.add(KeyText.of(key(i)));
      }
      boolean forward = seed % 2 == 0;
      Cursor cursor = tree.cursor(KeyRange.all());
      if (!forward) {
        cursor.seekToEnd();
      }
      List<String> seen = new ArrayList<>();
      while (forward ? cursor.next() : cursor.previous()) {
        seen.add(KeyText.of(cursor.key()));
        for (int i = random.nextInt(6); i > 0; i--) {
          byte[] odd = key(2 * random.nextInt(100) + 1);
          if (random.nextBoolean()) {
            tree.put(odd, bytes("w"));
          } else {
            tree.delete(odd);
          }
        }
      }
      assertThat(seen).doesNotHaveDuplicates().containsAll(always);
      assertThat(seen)
          .isSortedAccordingTo(forward ? (a, b) -> a.compareTo(b) : (a, b) -> b.compareTo(a));
    }
  }

  @Test
  void next_overPagesThatLeaveThePool_readsEachLeafOnce() {
    PagerOptions pages = new PagerOptions(512, 16, Replacement.LRU);
    BPlusTree tree = BPlusTree.open(new MemoryDisk(), "t", pages, BPlusTreeOptions.defaults());
    for (int i = 0; i < 3_000; i++) {
      tree.put(key(i), bytes("0123456789"));
    }
    TreeShape shape = tree.shape();
    assertThat(shape.leafPages()).isGreaterThan(100);
    long before = tree.stats().pins();
    assertThat(keys(tree)).hasSize(3_000);
    assertThat(tree.stats().pins() - before).isEqualTo(shape.leafPages() + shape.height() - 1);
  }

  @Test
  void twoCursors_inATinyPool_doNotDisturbEachOther() {
    PagerOptions pages = new PagerOptions(256, 16, Replacement.CLOCK);
    BPlusTree tree = BPlusTree.open(new MemoryDisk(), "t", pages, BPlusTreeOptions.defaults());
    for (int i = 0; i < 500; i++) {
      tree.put(key(i), bytes("0123456789"));
    }
    Cursor forward = tree.cursor(KeyRange.all());
    Cursor backward = tree.cursor(KeyRange.all());
    backward.seekToEnd();
    for (int i = 0; i < 500; i++) {
      assertThat(forward.next() && backward.previous()).isTrue();
      assertThat(forward.key()).isEqualTo(key(i));
      assertThat(backward.key()).isEqualTo(key(499 - i));
    }
    assertThat(forward.next() || backward.previous()).isFalse();
  }
}
