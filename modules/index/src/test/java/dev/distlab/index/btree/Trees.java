package dev.distlab.index.btree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.index.page.Pager;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.KeyText;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Small trees for the tests of this package. */
final class Trees {

  static final PagerOptions PAGES = new PagerOptions(512, 64, Replacement.CLOCK);

  private Trees() {}

  /** A tree in which no page has more than {@code limit} entries. */
  static BPlusTree ofEntries(int limit) {
    return on(pager(), limit, Trace.none());
  }

  static BPlusTree on(Pager pager, int limit, Trace trace) {
    BPlusTreeOptions options =
        BPlusTreeOptions.defaults().withSplit(SplitPolicy.MIDDLE).withMaxEntriesPerPage(limit);
    return BPlusTree.open(pager, 0, options, trace);
  }

  static Pager pager() {
    return Pager.open(new MemoryDisk(), "tree", PAGES);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A key whose order is that of its number. */
  static byte[] key(int number) {
    return bytes("k" + (100_000 + number));
  }

  static void put(BPlusTree tree, String... keys) {
    for (String key : keys) {
      tree.put(bytes(key), bytes("value of " + key));
      assertSound(tree);
    }
  }

  static void delete(BPlusTree tree, String... keys) {
    for (String key : keys) {
      assertThat(tree.delete(bytes(key))).as("delete %s", key).isTrue();
      assertSound(tree);
    }
  }

  static void assertSound(BPlusTree tree) {
    assertThat(tree.verify().problems()).isEmpty();
  }

  static List<String> keys(BPlusTree tree) {
    return keys(tree, KeyRange.all());
  }

  static List<String> keys(BPlusTree tree, KeyRange range) {
    List<String> keys = new ArrayList<>();
    for (Cursor cursor = tree.cursor(range); cursor.next(); ) {
      keys.add(KeyText.of(cursor.key()));
    }
    return keys;
  }

  /** The tree as text: a line for each level, the keys of a page in brackets. */
  static String picture(BPlusTree tree) {
    StringBuilder text = new StringBuilder();
    int level = tree.height() - 1;
    for (PageView page : tree.pages()) {
      if (page.level() != level) {
        level = page.level();
        text.append('\n');
      }
      text.append('[');
      page.keys().forEach(key -> text.append(KeyText.of(key)).append(' '));
      if (!page.keys().isEmpty()) {
        text.setLength(text.length() - 1);
      }
      text.append(']');
    }
    return text.toString();
  }

  /** Orders in which keys come and go. */
  enum Order {
    ASCENDING,
    DESCENDING,
    RANDOM,
    ORGAN_PIPE;

    List<Integer> of(int count) {
      List<Integer> numbers = new ArrayList<>(IntStream.range(0, count).boxed().toList());
      switch (this) {
        case DESCENDING -> Collections.reverse(numbers);
        case RANDOM -> new SeededRandom(11).shuffle(numbers);
        case ORGAN_PIPE -> numbers.sort((a, b) -> Integer.compare(pipe(a, count), pipe(b, count)));
        default -> {}
      }
      return numbers;
    }

    /** Even numbers going up, then odd ones coming down. */
    private static int pipe(int number, int count) {
      return number % 2 == 0 ? number : 2 * count - number;
    }
  }
}
