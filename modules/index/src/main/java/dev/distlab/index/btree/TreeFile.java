package dev.distlab.index.btree;

import dev.distlab.index.page.Page;
import dev.distlab.index.page.PageType;
import dev.distlab.index.page.Pager;
import dev.distlab.index.page.StoreNames;
import dev.distlab.index.page.StructureState;
import dev.distlab.index.page.ValueEncoding;
import dev.distlab.index.store.KeyText;
import dev.distlab.kernel.Message;
import dev.distlab.kernel.Trace;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the parts of a tree share: its pages, where its root is, the limits of a page, and the count
 * of what has been done.
 */
final class TreeFile {

  private static final int KIND = 'B' | 'T' << 8 | 'R' << 16 | 'E' << 24;
  private static final int KIND_FIELD = 0;
  private static final int ROOT_FIELD = 1;
  private static final int LEVEL_AND_LAWS_FIELD = 2;
  private static final int SIZE_FIELD = 3;
  private static final int LEAVES_FIELD = 5;

  // Field 6 is left to whoever has opened the tree.

  private static final int LEVEL_BITS = 8;
  private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

  private final Pager pager;
  private final StructureState state;
  private final BPlusTreeOptions options;
  private final ValueEncoding values;
  private final Trace trace;
  private final long[] changes = new long[TreeChange.values().length];

  /** Of no use, but it keeps {@link #touchCells} from being compiled to nothing. */
  private int touched;

  TreeFile(Pager pager, int slot, BPlusTreeOptions options, Trace trace) {
    this.pager = pager;
    this.state = pager.state(slot);
    this.options = options;
    this.trace = trace;
    this.values = new ValueEncoding(pager, capacityBytes() / 4);
    if (state.field(KIND_FIELD) == 0) {
      createRoot();
    } else if (state.field(KIND_FIELD) != KIND) {
      throw new IllegalArgumentException(
          pager.fileName() + ": structure " + slot + " is not a B+tree");
    } else {
      checkLaws();
    }
  }

  /** What verify holds the pages to was true of every change so far, or of none. */
  private void checkLaws() {
    int stored = state.field(LEVEL_AND_LAWS_FIELD) >>> LEVEL_BITS;
    StoreNames.checkMadeWith(
        BPlusTreeOptions.textOfLaws(stored),
        BPlusTreeOptions.textOfLaws(options.laws()),
        pager.fileName());
  }

  private void createRoot() {
    Page root = pager.allocate(PageType.LEAF);
    TreePage.clear(root.bytes(), 0, new byte[0], null);
    state.setField(KIND_FIELD, KIND);
    setRoot(root.id(), 0);
    state.setField(LEAVES_FIELD, 1);
    pager.unpin(root);
  }

  /** Gives all pages back, and begins anew with an empty leaf. O(pages). */
  void clear() {
    free(root(), rootLevel());
    createRoot();
    setSize(0);
  }

  /** Gives back a page and all below it; one page of each level is pinned meanwhile. */
  private void free(int id, int level) {
    Page page = pin(id, level);
    byte[] bytes = page.bytes();
    if (level > 0) {
      for (int child = 0; child <= TreePage.count(bytes); child++) {
        free(TreePage.child(bytes, child), level - 1);
      }
    } else {
      for (int slot = 0; slot < TreePage.count(bytes); slot++) {
        values.free(bytes, TreePage.payloadOffset(bytes, slot));
      }
    }
    pager.free(page);
  }

  // ---- root and size

  int root() {
    return state.field(ROOT_FIELD);
  }

  /** The level of the root; leaves are level 0. */
  int rootLevel() {
    return state.field(LEVEL_AND_LAWS_FIELD) & LEVEL_MASK;
  }

  void setRoot(int id, int level) {
    state.setField(ROOT_FIELD, id);
    state.setField(LEVEL_AND_LAWS_FIELD, options.laws() << LEVEL_BITS | level);
  }

  long size() {
    return state.longField(SIZE_FIELD);
  }

  void setSize(long size) {
    state.setLongField(SIZE_FIELD, size);
  }

  int leafPages() {
    return state.field(LEAVES_FIELD);
  }

  void addLeafPages(int count) {
    state.setField(LEAVES_FIELD, leafPages() + count);
  }

  // ---- pages

  Pager pager() {
    return pager;
  }

  /** Pins a page that has to stand at this level of the tree. */
  Page pin(int id, int level) {
    Page page = pager.pin(id, level == 0 ? PageType.LEAF : PageType.INNER);
    if (TreePage.level(page.bytes()) != level) {
      int found = TreePage.level(page.bytes());
      pager.unpin(page);
      throw pager.corrupt(id, "page " + id + " is of level " + found + ", not " + level);
    }
    return page;
  }

  /**
   * Reads a byte of each cache line of the page's cells, so that they come from memory together.
   */
  void touchCells(byte[] page) {
    touched += TreePage.sumOfLines(page);
  }

  void unpin(Page page) {
    pager.unpin(page);
  }

  Page allocate(int level) {
    return pager.allocate(level == 0 ? PageType.LEAF : PageType.INNER);
  }

  ValueEncoding values() {
    return values;
  }

  /** The payload of an entry of a leaf. */
  byte[] encode(byte[] key, byte[] value) {
    return values.encode(TreePage.SLOT_BYTES + key.length, value);
  }

  BPlusTreeOptions options() {
    return options;
  }

  // ---- limits

  /** The bytes of a page behind its header. */
  int capacityBytes() {
    return pager.pageSizeBytes() - TreePage.HEADER_BYTES;
  }

  /**
   * The longest key. An eighth of a page: two fences and three cells of the largest kind fit then,
   * so a page can always be split.
   */
  int maxKeyBytes() {
    return capacityBytes() / 8;
  }

  boolean fits(PagePlan plan) {
    return !isOverCount(plan.count()) && plan.usedBytes() <= capacityBytes();
  }

  /** Whether the page has as many entries as it may have, whatever their size. */
  boolean isCountFull(byte[] page) {
    return isOverCount(TreePage.count(page) + 1);
  }

  /** Whether no page may have so many entries, whatever their size. */
  boolean isOverCount(int entries) {
    int limit = options.maxEntriesPerPage();
    return limit != 0 && entries > limit;
  }

  /** Whether a page that is not the root should not stay as it is, if there is help. */
  boolean isUnderfull(byte[] page) {
    return isUnderfull(TreePage.level(page), TreePage.count(page), TreePage.usedBytes(page));
  }

  boolean isUnderfull(PagePlan plan) {
    return isUnderfull(plan.level(), plan.count(), plan.usedBytes());
  }

  private boolean isUnderfull(int level, int count, int usedBytes) {
    if (options.rebalance() == RebalancePolicy.FREE_AT_EMPTY) {
      return count == 0;
    }
    return options.maxEntriesPerPage() != 0
        ? count < halfOfTheLimit(level)
        : usedBytes < capacityBytes() / 2;
  }

  /**
   * Whether a page that is not the root must not stay as it is: the law that {@link
   * RebalancePolicy} states.
   */
  boolean isStarved(byte[] page) {
    return isStarved(TreePage.level(page), TreePage.count(page), TreePage.plainBytes(page));
  }

  boolean isStarved(PagePlan plan) {
    return isStarved(plan.level(), plan.count(), plan.plainBytes());
  }

  private boolean isStarved(int level, int count, int plainBytes) {
    if (count == 0 || options.rebalance() == RebalancePolicy.FREE_AT_EMPTY) {
      return count == 0;
    }
    boolean hasHalf = options.maxEntriesPerPage() != 0 && count >= halfOfTheLimit(level);
    return !hasHalf && plainBytes < capacityBytes() / 4;
  }

  private int halfOfTheLimit(int level) {
    int limit = options.maxEntriesPerPage();
    return level == 0 ? (limit + 1) / 2 : limit / 2;
  }

  // ---- what has been done

  /** Counts a change, and tells the trace if it listens; keys among the values become text. */
  void changed(TreeChange change, String format, Object... values) {
    changes[change.ordinal()]++;
    if (trace.isRecording()) {
      Object[] texts = values.clone();
      for (int i = 0; i < texts.length; i++) {
        texts[i] = texts[i] instanceof byte[] key ? KeyText.of(key) : texts[i];
      }
      trace.event(change.word(), Message.of(format, texts));
    }
  }

  Map<TreeChange, Long> changes() {
    Map<TreeChange, Long> counts = new EnumMap<>(TreeChange.class);
    for (TreeChange change : TreeChange.values()) {
      counts.put(change, changes[change.ordinal()]);
    }
    return counts;
  }
}
