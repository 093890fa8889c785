package dev.distlab.index.btree;

import static dev.distlab.index.btree.Trees.bytes;
import static dev.distlab.index.btree.Trees.key;
import static dev.distlab.index.btree.Trees.ofEntries;
import static dev.distlab.index.btree.Trees.on;
import static dev.distlab.index.btree.Trees.pager;
import static dev.distlab.index.btree.Trees.picture;
import static dev.distlab.index.btree.Trees.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.index.btree.Trees.Order;
import dev.distlab.kernel.Trace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that each way in which a delete can change the shape of a tree has been gone. */
class DeleteCoverageTest {

  @Test
  void delete_inManyOrders_goesAllEightWaysAndCollapsesAndReplaces() {
    Map<TreeChange, Long> seen = new EnumMap<>(TreeChange.class);
    for (int limit = 3; limit <= 5; limit++) {
      for (Order order : Order.values()) {
        BPlusTree tree = ofEntries(limit);
        for (int i = 0; i < 300; i++) {
          tree.put(key(i), bytes("v"));
        }
        for (int number : order.of(300)) {
          tree.delete(key(number));
        }
        tree.changes().forEach((change, count) -> seen.merge(change, count, Long::sum));
      }
    }
    for (TreeChange change : TreeChange.values()) {
      assertThat(seen.get(change)).as("%s", change).isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void delete_fromTheRightLeafBesideAFullOne_borrowsFromLeft() {
    expect("[c]\n[a b][c d]", List.of("aa"), "d", "[b]\n[a aa][b c]", "borrow left leaf");
  }

  @Test
  void delete_fromTheLeftLeafBesideAFullOne_borrowsFromRight() {
    expect("[c]\n[a b][c d]", List.of("e"), "a", "[d]\n[b c][d e]", "borrow right leaf");
  }

  @Test
  void delete_fromTheRightLeafBesideAHalfFullOne_mergesWithLeftAndCollapses() {
    expect("[c]\n[a b][c d]", List.of(), "c", "[a b d]", "merge left leaf");
  }

  @Test
  void delete_fromTheLeftLeafBesideAHalfFullOne_mergesWithRightAndCollapses() {
    expect("[c]\n[a b][c d]", List.of(), "a", "[b c d]", "merge right leaf");
  }

  @Test
  void delete_besideALeafThatCanSpareOne_borrowsAlthoughBothWouldFitOnePage() {
    BPlusTree tree = ofEntries(4);
    put(tree, "a", "b", "c", "d", "e");
    assertThat(picture(tree)).isEqualTo("[c]\n[a b][c d e]");
    Trees.delete(tree, "a");
    assertThat(picture(tree)).isEqualTo("[d]\n[b c][d e]");
  }

  private static void expect(
      String before, List<String> added, String deleted, String after, String change) {
    Trace.Recording trace = Trace.recording();
    BPlusTree tree = on(pager(), 3, trace);
    put(tree, "a", "b", "c", "d");
    assertThat(picture(tree)).isEqualTo(before);
    added.forEach(key -> put(tree, key));
    trace.drain();
    Trees.delete(tree, deleted);
    assertThat(picture(tree)).isEqualTo(after);
    assertThat(trace.events().get(0).what()).isEqualTo(change);
  }

  @Test
  void delete_thatBorrows_tellsTheTraceWhatMovedAndWhichSeparatorChanged() {
    Trace.Recording trace = Trace.recording();
    BPlusTree tree = on(pager(), 3, trace);
    put(tree, "a", "b", "c", "d", "aa");
    trace.drain();
    Trees.delete(tree, "d");
    assertThat(trace.events())
        .extracting(Trace.Event::toString)
        .containsExactly(
            "borrow left leaf: page 2 takes 1 entries from page 1",
            "replace separator: in page 3 \"c\" becomes \"b\"");
  }
}
