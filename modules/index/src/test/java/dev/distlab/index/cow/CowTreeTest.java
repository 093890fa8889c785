package dev.distlab.index.cow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.page.PageBytes;
import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.KeyText;
import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.index.store.ModelStore;
import dev.distlab.index.store.StoppingDisk;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.FileDisk;
import dev.distlab.kernel.disk.ForwardingDisk;
import dev.distlab.kernel.disk.MemoryDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CowTreeTest {

  private static final CowOptions SMALL = new CowOptions(256, 3);

  private final MemoryDisk disk = new MemoryDisk();

  private CowTree open() {
    return CowTree.open(disk, "tree", SMALL);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] key(int number) {
    return bytes("k" + (1_000 + number));
  }

  private static void fill(CowTree tree, int from, int to) {
    for (int i = from; i < to; i++) {
      tree.put(key(i), bytes("v" + i));
    }
  }

  private static void assertSound(CowTree tree) {
    assertThat(tree.verify().problems()).isEmpty();
  }

  // ---- commits

  @Test
  void put_thenReopenWithoutSync_isGone() {
    CowTree tree = open();
    fill(tree, 0, 10);
    tree.sync();
    fill(tree, 10, 20);
    assertThat(tree.size()).isEqualTo(20);
    CowTree again = open();
    assertThat(again.size()).isEqualTo(10);
    assertThat(again.get(key(5))).hasValue(bytes("v5"));
    assertThat(again.get(key(15))).isEmpty();
    assertSound(again);
  }

  @Test
  void sync_nothingChanged_writesNothing() {
    CowTree tree = open();
    fill(tree, 0, 5);
    tree.sync();
    long writes = disk.stats().writes();
    tree.sync();
    assertThat(tree.delete(key(99))).isFalse();
    tree.sync();
    assertThat(disk.stats().writes()).isEqualTo(writes);
    assertThat(tree.stats().commit()).isEqualTo(1);
  }

  /** The cost in the package's table: a page a level, the list of free pages, and the meta page. */
  @Test
  void sync_oneChangedEntry_writesAPageALevel() {
    CowTree tree = open();
    fill(tree, 0, 100);
    tree.sync();
    tree.put(key(50), bytes("x"));
    long before = tree.stats().pagesWritten();
    long syncs = disk.stats().syncs();
    tree.sync();
    assertThat(tree.height()).isGreaterThanOrEqualTo(5);
    assertThat(tree.stats().pagesWritten() - before).isEqualTo(tree.height() + 1 + 1);
    assertThat(disk.stats().syncs() - syncs).isEqualTo(2);
  }

  @Test
  void get_anyKey_readsAPageALevel() {
    CowTree tree = open();
    fill(tree, 0, 100);
    tree.sync();
    long before = tree.stats().pagesRead();
    assertThat(tree.get(key(42))).isPresent();
    assertThat(tree.stats().pagesRead() - before).isEqualTo(tree.height());
  }

  @Test
  void delete_toEmptyAndInsertAgain_shrinksToOneLevelAndGrows() {
    CowTree tree = open();
    for (int round = 0; round < 3; round++) {
      fill(tree, 0, 60);
      tree.sync();
      assertThat(tree.height()).isGreaterThan(3);
      for (int i = 0; i < 60; i++) {
        assertThat(tree.delete(key(i))).isTrue();
        assertSound(tree);
      }
      tree.sync();
      assertThat(tree.height()).isEqualTo(1);
      assertThat(tree.size()).isZero();
      assertSound(tree);
    }
    tree.close();
    assertThat(open().size()).isZero();
  }

  @Test
  void put_sameKeysForManyCommits_usesPagesAgain() {
    CowTree tree = open();
    fill(tree, 0, 60);
    tree.sync();
    for (int commit = 0; commit < 100; commit++) {
      fill(tree, commit % 40, commit % 40 + 10);
      tree.sync();
    }
    assertThat(tree.stats().pageCount()).isLessThan(150);
    assertSound(tree);
  }

  // ---- snapshots

  @Test
  void snapshot_openAcrossCommits_holdsItsPagesUntilItIsClosed() {
    CowTree tree = open();
    fill(tree, 0, 30);
    tree.sync();
    CowSnapshot snapshot = tree.snapshot();
    for (int i = 0; i < 30; i++) {
      tree.delete(key(i));
    }
    tree.sync();
    fill(tree, 100, 150);
    tree.sync();
    assertThat(snapshot.commit()).isEqualTo(1);
    assertThat(snapshot.size()).isEqualTo(30);
    assertThat(snapshot.get(key(7))).hasValue(bytes("v7"));
    assertThat(snapshot.floor(key(500)).orElseThrow().key()).isEqualTo(key(29));
    assertThat(snapshot.ceiling(key(0)).orElseThrow().value()).isEqualTo(bytes("v0"));
    assertThat(tree.get(key(7))).isEmpty();
    assertThat(tree.stats().heldPages()).isGreaterThan(15);
    assertThat(tree.stats().openSnapshots()).isEqualTo(1);
    snapshot.close();
    snapshot.close();
    fill(tree, 200, 210);
    tree.sync();
    assertThat(tree.stats().openSnapshots()).isZero();
    assertThat(tree.stats().heldPages()).isLessThan(15);
    assertSound(tree);
  }

  @Test
  void snapshot_uncommittedChanges_areNotInIt() {
    CowTree tree = open();
    fill(tree, 0, 3);
    try (CowSnapshot snapshot = tree.snapshot()) {
      assertThat(snapshot.size()).isZero();
      assertThat(snapshot.cursor(KeyRange.all()).next()).isFalse();
    }
  }

  @Test
  void anyCall_ofAClosedSnapshot_isRefused() {
    CowTree tree = open();
    fill(tree, 0, 3);
    tree.sync();
    CowSnapshot snapshot = tree.snapshot();
    Cursor cursor = snapshot.cursor(KeyRange.all());
    assertThat(cursor.next()).isTrue();
    snapshot.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> snapshot.get(key(1)))
        .withMessage("the snapshot of commit 1 is closed");
    assertThatIllegalStateException().isThrownBy(cursor::next);
    assertThatIllegalStateException().isThrownBy(() -> snapshot.cursor(KeyRange.all()));
    assertThatIllegalStateException().isThrownBy(snapshot::size);
    assertThatIllegalStateException().isThrownBy(snapshot::commit);
  }

  /** A cursor of a snapshot sees no change, one of the tree sees them. */
  @Test
  void cursor_treeChangedUnderIt_snapshotsStayAndTheTreesGoOn() {
    CowTree tree = open();
    fill(tree, 0, 40);
    tree.sync();
    List<String> ofSnapshot = new ArrayList<>();
    List<String> ofTree = new ArrayList<>();
    try (CowSnapshot snapshot = tree.snapshot()) {
      Cursor still = snapshot.cursor(KeyRange.all());
      Cursor moving = tree.cursor(KeyRange.all());
      for (int i = 0; still.next(); i++) {
        ofSnapshot.add(KeyText.of(still.key()));
        if (moving.next()) {
          ofTree.add(KeyText.of(moving.key()));
        }
        tree.delete(key(i));
        tree.delete(key(39 - i));
        tree.put(key(100 + i), bytes("new"));
        if (i % 7 == 0) {
          tree.sync();
        }
      }
    }
    assertThat(ofSnapshot).hasSize(40).isSorted();
    assertThat(ofTree).isSorted().doesNotHaveDuplicates().contains("k1000", "k1019", "k1100");
    assertThat(ofTree).doesNotContain("k1025");
    assertSound(tree);
  }

  /** One thread commits, three read snapshots: every snapshot is of one commit, whole. */
  @Test
  void snapshots_readByOtherThreadsDuringCommits_areWhole(@TempDir Path directory)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (CowTree tree =
        CowTree.open(new FileDisk(directory), "tree", SMALL.withPageSizeBytes(512))) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int reader = 0; reader < 3; reader++) {
        readers.add(threads.submit(() -> readSnapshots(tree)));
      }
      for (int commit = 1; !readers.stream().allMatch(Future::isDone); commit++) {
        for (int i = 0; i < 20; i++) {
          tree.put(key(i), bytes("commit " + commit));
        }
        tree.sync();
      }
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isEqualTo(30);
      }
      assertThat(tree.stats().openSnapshots()).isZero();
      assertSound(tree);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Reads until it has seen 30 commits. */
  private static int readSnapshots(CowTree tree) {
    long last = 0;
    int seen = 0;
    while (seen < 30) {
      try (CowSnapshot snapshot = tree.snapshot()) {
        assertThat(snapshot.commit()).isGreaterThanOrEqualTo(last);
        seen += snapshot.commit() > last ? 1 : 0;
        last = snapshot.commit();
        int entries = 0;
        for (Cursor cursor = snapshot.cursor(KeyRange.all()); cursor.next(); ) {
          assertThat(cursor.value()).isEqualTo(bytes("commit " + last));
          entries++;
        }
        assertThat(entries).isEqualTo(last == 0 ? 0 : 20);
      }
    }
    return seen;
  }

  // ---- bad input

  @Test
  void put_keyTooLarge_isRefusedWithTheLimitAndChangesNothing() {
    CowTree tree = open();
    int limit = tree.maxKeyBytes();
    assertThatThrownBy(() -> tree.put(new byte[limit + 1], bytes("v")))
        .isInstanceOf(KeyTooLargeException.class)
        .hasMessage("tree: a key of 30 bytes, allowed 0..29");
    tree.put(new byte[limit], new byte[10_000]);
    assertThat(tree.get(new byte[limit])).hasValue(new byte[10_000]);
    assertThatNullPointerException().isThrownBy(() -> tree.put(key(1), null));
    assertThatNullPointerException().isThrownBy(() -> tree.put(null, key(1)));
    assertSound(tree);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -256, 128, 255, 300, 65_536})
  void options_pageSizeNotAPowerOfTwoInRange_isRejected(int bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CowOptions.defaults().withPageSizeBytes(bytes))
        .withMessageContaining("pageSizeBytes=" + bytes)
        .withMessageContaining("256..32768");
  }

  @Test
  void options_tooFewEntriesAPage_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CowOptions.defaults().withMaxEntriesPerPage(2))
        .withMessageContaining("maxEntriesPerPage=2");
  }

  @Test
  void open_withAnotherPageSize_isRejectedAndNamesBoth() {
    open().close();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CowTree.open(disk, "tree", SMALL.withPageSizeBytes(1_024)))
        .withMessage("tree has pages of 256 bytes, not 1024");
  }

  @Test
  void open_withAnotherLimit_isRejectedAndNamesBoth() {
    open().close();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CowTree.open(disk, "tree", SMALL.withMaxEntriesPerPage(4)))
        .withMessage("tree was made with maxEntriesPerPage=3, not maxEntriesPerPage=4");
  }

  @Test
  void open_nameOfADraftOrTooLong_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CowTree.open(disk, "tree.new", SMALL))
        .withMessage("\"tree.new\": names that end in .new are kept for files in the making");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CowTree.open(disk, "t".repeat(197), SMALL))
        .withMessage("name of a store of 197 characters: allowed 1..196");
    CowTree.open(disk, "t".repeat(196), SMALL).close();
  }

  @Test
  void put_arrayOfTheCallerReused_keepsWhatWasPut() {
    CowTree tree = open();
    byte[] buffer = new byte[1];
    for (int i = 0; i < 20; i++) {
      buffer[0] = (byte) i;
      tree.put(buffer, buffer);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(tree.get(new byte[] {(byte) i})).hasValue(new byte[] {(byte) i});
    }
  }

  @Test
  void floorAndCeiling_null_areRefused() {
    CowTree tree = open();
    fill(tree, 0, 3);
    tree.sync();
    assertThatNullPointerException().isThrownBy(() -> tree.floor(null));
    assertThatNullPointerException().isThrownBy(() -> tree.ceiling(null));
    try (CowSnapshot snapshot = tree.snapshot()) {
      assertThatNullPointerException().isThrownBy(() -> snapshot.floor(null));
      assertThatNullPointerException().isThrownBy(() -> snapshot.ceiling(null));
    }
  }

  /** The pages of a value that could not be written are not counted as the file's. */
  @Test
  void put_writeOfALargeValueFails_leavesAFileThatOpensAgain() {
    for (int calls = 0; calls < 12; calls++) {
      MemoryDisk memory = new MemoryDisk();
      StoppingDisk stopping = new StoppingDisk(memory, Integer.MAX_VALUE);
      CowTree tree = CowTree.open(stopping, "tree", SMALL);
      fill(tree, 0, 10);
      stopping.stopAfter(calls);
      assertThatThrownBy(() -> tree.put(key(99), new byte[10_000]))
          .isInstanceOf(DiskException.class);
      stopping.goOn();
      assertSound(tree);
      tree.close();
      CowTree again = CowTree.open(memory, "tree", SMALL);
      assertThat(again.size()).isEqualTo(10);
      assertSound(again);
    }
  }

  @Test
  void cursor_readThatFailsOnce_goesOnAfterwards() {
    boolean[] fails = {false};
    Disk failing =
        new ForwardingDisk(disk) {

          @Override
          protected DiskFile handle(DiskFile file) {
            return new Handle(file) {

              @Override
              public int read(long offset, byte[] target, int from, int length) {
                if (fails[0]) {
                  throw new DiskException(name(), "cannot be read");
                }
                return super.read(offset, target, from, length);
              }
            };
          }
        };
    CowTree tree = CowTree.open(failing, "tree", SMALL);
    fill(tree, 0, 30);
    tree.sync();
    Cursor cursor = tree.cursor(KeyRange.all());
    for (int i = 0; i < 30; i++) {
      fails[0] = true;
      boolean moved = movesThoughReadsFail(cursor);
      fails[0] = false;
      assertThat(moved || cursor.next()).isTrue();
      assertThat(cursor.key()).isEqualTo(key(i));
    }
  }

  private static boolean movesThoughReadsFail(Cursor cursor) {
    try {
      return cursor.next();
    } catch (DiskException failure) {
      return false;
    }
  }

  @Test
  void open_anotherKindOfFile_isRefused() {
    try (DiskFile file = disk.create("tree")) {
      file.append(new byte[1_000], 0, 1_000);
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(CorruptFileException.class)
        .hasMessage("tree: corrupt at offset 0: neither of the two meta pages is whole");
  }

  @Test
  void open_oneMetaPageDamagedAfterClose_isTheLastCommit() {
    try (CowTree tree = open()) {
      fill(tree, 0, 20);
      tree.sync();
      fill(tree, 20, 30);
    }
    for (int meta = 0; meta < 2; meta++) {
      flip(meta * 256L + 30);
      assertThat(open().size()).isEqualTo(30);
      flip(meta * 256L + 30);
    }
  }

  @Test
  void anyCall_afterClose_isRefused() {
    CowTree tree = open();
    fill(tree, 0, 3);
    tree.close();
    tree.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> tree.get(key(1)))
        .withMessage("tree: closed");
    assertThatIllegalStateException().isThrownBy(() -> tree.put(key(1), key(1)));
    assertThatIllegalStateException().isThrownBy(tree::snapshot);
  }

  // ---- the laws bite

  private void flip(long offset) {
    try (DiskFile file = disk.open("tree")) {
      byte[] one = new byte[1];
      file.readFully(offset, one, 0, 1);
      one[0] ^= 4;
      file.write(offset, one, 0, 1);
    }
  }

  private CowTree filled() {
    CowTree tree = open();
    fill(tree, 0, 30);
    tree.sync();
    assertSound(tree);
    return tree;
  }

  private static void expect(CowTree tree, String problem) {
    assertThat(tree.verify().problems()).anyMatch(text -> text.startsWith(problem));
  }

  private static CowNode leaf(String... keys) {
    CowNode leaf = CowNode.emptyLeaf();
    byte[][] sorted = new byte[keys.length][];
    byte[][] payloads = new byte[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      sorted[i] = bytes(keys[i]);
      payloads[i] = new byte[2];
    }
    return new CowNode(0, sorted, payloads, leaf.children());
  }

  private static void install(CowTree tree, CowNode root, int size) {
    CowView view = tree.working();
    tree.replaceWorking(
        new CowView(view.pages(), CowRef.to(root), root.level(), size, view.commit()));
  }

  @Test
  void verify_damagedPage_isI1() {
    CowTree tree = filled();
    flip(2 * 256L + 100);
    expect(tree, "I1: tree: corrupt at offset 512: page 2 has a wrong checksum");
  }

  @Test
  void verify_pageInThePlaceOfAnother_isI1() {
    CowTree tree = filled();
    try (DiskFile file = disk.open("tree")) {
      byte[] page = new byte[256];
      file.readFully(3 * 256L, page, 0, 256);
      file.write(2 * 256L, page, 0, 256);
    }
    expect(tree, "I1: tree: corrupt at offset 512");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 499, 501, Integer.MAX_VALUE})
  void verify_valueOfAnotherLengthThanItsPagesHold_isI1AndReadsAreRefused(int length) {
    CowTree tree = open();
    tree.put(key(1), new byte[500]);
    tree.sync();
    long leaf = tree.working().root().page() * 256L;
    try (DiskFile file = disk.open("tree")) {
      byte[] page = new byte[256];
      file.readFully(leaf, page, 0, 256);
      int at = 0;
      while (PageBytes.shortAt(page, at) != 0xffff || PageBytes.intAt(page, at + 6) != 500) {
        at++;
      }
      PageBytes.putInt(page, at + 6, length);
      PageBytes.putInt(page, 0, disk.crc32c().of(page, 4, 252));
      file.write(leaf, page, 0, 256);
    }
    expect(tree, "I1: tree: corrupt at offset");
    assertThatThrownBy(() -> tree.get(key(1))).isInstanceOf(CorruptFileException.class);
  }

  @Test
  void verify_keysOutOfOrder_isI2() {
    CowTree tree = open();
    install(tree, leaf("b", "a"), 2);
    expect(tree, "I2: key a does not ascend");
    install(tree, CowNode.over(new CowSplit(leaf("a", "x"), bytes("m"), leaf("n", "o"))), 4);
    expect(tree, "I2: key x lies outside the separators");
    install(tree, CowNode.over(new CowSplit(leaf("a", "b"), bytes("m"), leaf("c", "o"))), 4);
    expect(tree, "I2: key c lies outside the separators");
  }

  @Test
  void verify_leafWithTooFewEntries_isI3() {
    CowTree tree = open();
    install(tree, CowNode.over(new CowSplit(leaf("a"), bytes("m"), leaf("n", "o"))), 3);
    expect(tree, "I3: a node of level 0 has only 1 entries");
  }

  @Test
  void verify_entryThatNobodyCounted_isI4() {
    CowTree tree = open();
    install(tree, leaf("a", "b"), 3);
    expect(tree, "I4: 2 entries, the tree says 3");
  }

  @Test
  void verify_pageThatIsFreeAndUsed_isI5() {
    CowTree tree = filled();
    tree.free().giveBack(3);
    expect(tree, "I5: nobody has page 3, which is not there or used already");
  }

  @Test
  void verify_pageWithoutAnOwner_isI5() {
    CowTree tree = filled();
    int lost = tree.free().take(tree.stats().commit());
    expect(tree, "I5: page " + lost + " is neither used nor free");
  }

  @Test
  void open_leftoverOfAnInterruptedCreation_startsAnew() {
    Disk other = new MemoryDisk();
    other.create("tree.new").close();
    CowTree.open(other, "tree", SMALL).close();
    assertThat(other.list()).containsExactly("tree");
    assertThat(ModelStore.listing(CowTree.open(other, "tree", SMALL))).isEmpty();
  }

  @Test
  void snapshot_ofAnEmptyTree_refusesNull() {
    CowSnapshot snapshot = open().snapshot();

    assertThatNullPointerException().isThrownBy(() -> snapshot.get(null));
  }

  @Test
  void snapshot_treeClosed_readsNoPageAnyMore() {
    CowTree tree = open();
    fill(tree, 0, 3);
    tree.sync();
    CowSnapshot snapshot = tree.snapshot();
    tree.close();

    assertThat(snapshot.size()).isEqualTo(3);
    assertThatIllegalStateException().isThrownBy(() -> snapshot.get(key(1)));
    snapshot.close();
  }
}
