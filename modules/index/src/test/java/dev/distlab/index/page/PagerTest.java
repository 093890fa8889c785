package dev.distlab.index.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagerTest {

  private static final PagerOptions SMALL = new PagerOptions(256, 16, Replacement.CLOCK);

  private final MemoryDisk disk = new MemoryDisk();

  private static int newPage(Pager pager, int mark) {
    Page page = pager.allocate(PageType.LEAF);
    page.bytes()[100] = (byte) mark;
    int id = page.id();
    pager.unpin(page);
    return id;
  }

  private static int mark(Pager pager, int id) {
    Page page = pager.pin(id);
    int mark = page.bytes()[100] & 0xff;
    pager.unpin(page);
    return mark;
  }

  // ---- options

  @ParameterizedTest
  @ValueSource(ints = {0, -4096, 100, 255, 128, 4095, 4097, 6000, 65_536, Integer.MIN_VALUE})
  void options_pageSizeNotAPowerOfTwoInRange_isRejectedWithTheLimits(int bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PagerOptions.defaults().withPageSizeBytes(bytes))
        .withMessageContaining("pageSizeBytes=" + bytes)
        .withMessageContaining("256..32768");
  }

  @Test
  void options_poolTooSmall_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PagerOptions.defaults().withPoolPages(15))
        .withMessageContaining("poolPages=15");
  }

  // ---- the life of a page

  @ParameterizedTest
  @EnumSource
  void pin_moreDistinctPagesThanFrames_keepsEveryByte(Replacement replacement) {
    Pager pager = Pager.open(disk, "f", SMALL.withReplacement(replacement));
    SeededRandom random = new SeededRandom(5);
    Map<Integer, Integer> model = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      model.put(newPage(pager, i), i);
    }
    for (int i = 0; i < 5_000; i++) {
      int id = 1 + random.nextInt(100);
      Page page = pager.pin(id);
      assertThat(page.bytes()[100] & 0xff).isEqualTo(model.get(id));
      if (random.nextBoolean()) {
        page.bytes()[100] = (byte) i;
        page.markDirty();
        model.put(id, i & 0xff);
      }
      pager.unpin(page);
    }
    pager.close();
    try (Pager again = Pager.open(disk, "f", SMALL)) {
      model.forEach((id, mark) -> assertThat(mark(again, id)).isEqualTo(mark));
    }
  }

  @Test
  void stats_someCalls_countsPinsMissesWritesAndEvictions() {
    Pager pager = Pager.open(disk, "f", SMALL.withReplacement(Replacement.LRU));
    for (int i = 0; i < 17; i++) {
      newPage(pager, i);
    }
    assertThat(pager.stats()).isEqualTo(new PageStats(0, 0, 1, 1, 17, 0));
    PageStats before = pager.stats();
    mark(pager, 17);
    mark(pager, 1);
    assertThat(pager.stats().minus(before)).isEqualTo(new PageStats(2, 1, 1, 1, 0, 0));
    assertThat(pager.stats().minus(before).missRate()).isEqualTo(0.5);
    before = pager.stats();
    pager.sync();
    pager.sync();
    assertThat(pager.stats().minus(before).pageWrites()).isEqualTo(15);
  }

  @Test
  void pin_leastRecentlyUsed_isTheOneThatGoes() {
    Pager pager = Pager.open(disk, "f", SMALL.withReplacement(Replacement.LRU));
    for (int i = 0; i < 16; i++) {
      newPage(pager, i);
    }
    mark(pager, 1);
    newPage(pager, 16);
    PageStats before = pager.stats();
    mark(pager, 1);
    assertThat(pager.stats().minus(before).misses()).isZero();
    mark(pager, 2);
    assertThat(pager.stats().minus(before).misses()).isEqualTo(1);
  }

  @Test
  void pin_pageUsedSinceTheHandCame_getsASecondChance() {
    Pager pager = Pager.open(disk, "f", SMALL);
    for (int i = 0; i < 17; i++) {
      newPage(pager, i);
    }
    // The hand has cleared all marks and taken page 1; page 2 is used again, page 3 is not.
    mark(pager, 2);
    newPage(pager, 17);
    PageStats before = pager.stats();
    mark(pager, 2);
    assertThat(pager.stats().minus(before).misses()).isZero();
    mark(pager, 3);
    assertThat(pager.stats().minus(before).misses()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void pin_everyFramePinned_isRefusedAndNothingIsLost(Replacement replacement) {
    Pager pager = Pager.open(disk, "f", SMALL.withReplacement(replacement));
    List<Page> pinned = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      pinned.add(pager.allocate(PageType.LEAF));
    }
    assertThatThrownBy(() -> pager.allocate(PageType.LEAF))
        .isInstanceOf(PoolExhaustedException.class)
        .hasMessage("f: all 16 pages of the buffer pool are pinned");
    pager.unpin(pinned.remove(0));
    newPage(pager, 1);
    assertThat(pinned).allMatch(page -> page.type() == PageType.LEAF);
  }

  @Test
  void allocate_afterFree_reusesThePage() {
    Pager pager = Pager.open(disk, "f", SMALL);
    int first = newPage(pager, 1);
    int second = newPage(pager, 2);
    pager.free(pager.pin(first));
    pager.free(pager.pin(second));
    assertThat(pager.freePages()).isEqualTo(2);
    assertThat(newPage(pager, 3)).isEqualTo(second);
    Page again = pager.allocate(PageType.BUCKET);
    assertThat(again.id()).isEqualTo(first);
    assertThat(again.bytes()[100]).isZero();
    pager.unpin(again);
    assertThat(pager.pageCount()).isEqualTo(3);
  }

  @Test
  void freeList_afterReopening_isTheSame() {
    Pager pager = Pager.open(disk, "f", SMALL);
    for (int i = 0; i < 50; i++) {
      newPage(pager, i);
    }
    for (int id = 1; id <= 50; id += 2) {
      pager.free(pager.pin(id));
    }
    pager.state(3).setLongField(2, 1L << 40 | 7);
    pager.close();
    Pager again = Pager.open(disk, "f", SMALL);
    assertThat(again.freePages()).isEqualTo(25);
    assertThat(again.state(3).longField(2)).isEqualTo(1L << 40 | 7);
    PageAudit audit = new PageAudit(again);
    for (int id = 2; id <= 50; id += 2) {
      assertThat(audit.claim(id, "test")).isTrue();
    }
    assertThat(audit.finish()).isEmpty();
  }

  @Test
  void state_slotOutOfRange_isRejected() {
    Pager pager = Pager.open(disk, "f", SMALL);
    assertThatIllegalArgumentException().isThrownBy(() -> pager.state(7));
    assertThatIllegalArgumentException().isThrownBy(() -> pager.state(-1));
  }

  // ---- I3: pins

  @Test
  void unpin_moreOftenThanPinned_violatesI3() {
    Pager pager = Pager.open(disk, "f", SMALL);
    Page page = pager.allocate(PageType.LEAF);
    pager.unpin(page);
    assertThatThrownBy(() -> pager.unpin(page))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageContaining("I3");
  }

  @Test
  void free_pagePinnedTwice_violatesI3() {
    Pager pager = Pager.open(disk, "f", SMALL);
    Page page = pager.allocate(PageType.LEAF);
    pager.pin(page.id());
    assertThatThrownBy(() -> pager.free(page))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageContaining("I3");
  }

  @Test
  void close_withAPinnedPage_violatesI3() {
    Pager pager = Pager.open(disk, "f", SMALL);
    pager.allocate(PageType.LEAF);
    assertThatThrownBy(pager::close)
        .isInstanceOf(InvariantViolation.class)
        .hasMessageContaining("1 pages still pinned");
  }

  // ---- I2 and I4: one frame for a page, and nothing leaves it unwritten

  @Test
  void checkInvariants_frameThatHoldsAnotherPage_violatesI2() {
    Pager pager = Pager.open(disk, "f", SMALL);
    newPage(pager, 1);
    newPage(pager, 2);
    pager.checkInvariants();
    Page page = pager.pin(1);
    page.id = 2;
    assertThatThrownBy(pager::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I2: the frame of page 1 holds page 2");
    page.id = -1;
    assertThatThrownBy(pager::checkInvariants).hasMessageContaining("I2");
  }

  /** The twin forgets to say that it has changed the page, so I4 does not cover the change. */
  @Test
  void pin_changedPageThatWasEvicted_comesBackChangedUnlessNobodySaidSo() {
    for (boolean says : new boolean[] {true, false}) {
      Pager pager = Pager.open(new MemoryDisk(), "f", SMALL);
      int id = newPage(pager, 1);
      pager.sync();
      Page page = pager.pin(id);
      page.bytes()[100] = 2;
      if (says) {
        page.markDirty();
      }
      pager.unpin(page);
      for (int i = 0; i < 40; i++) {
        newPage(pager, i);
      }
      assertThat(mark(pager, id)).isEqualTo(says ? 2 : 1);
      pager.checkInvariants();
    }
  }

  // ---- I1, damaged files: a typed error that names the place

  private byte[] content() {
    try (DiskFile file = disk.open("f")) {
      byte[] all = new byte[(int) file.sizeBytes()];
      file.readFully(0, all, 0, all.length);
      return all;
    }
  }

  private void write(long offset, byte... bytes) {
    try (DiskFile file = disk.open("f")) {
      file.write(offset, bytes, 0, bytes.length);
    }
  }

  private void createFile(int pages) {
    try (Pager pager = Pager.open(disk, "f", SMALL)) {
      for (int i = 0; i < pages; i++) {
        newPage(pager, i);
      }
    }
  }

  private void assertCorrupt(long offset, String what, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            CorruptFileException.class,
            failure -> {
              assertThat(failure.file()).isEqualTo("f");
              assertThat(failure.offset()).isEqualTo(offset);
            })
        .hasMessageContaining(what);
  }

  @Test
  void open_everySingleBitOfThreePagesFlipped_isRefusedWhereItStands() {
    createFile(2);
    byte[] good = content();
    for (int bit = 0; bit < good.length * 8; bit++) {
      int at = bit / 8;
      write(at, (byte) (good[at] ^ 1 << bit % 8));
      assertThatThrownBy(
              () -> {
                try (Pager pager = Pager.open(disk, "f", SMALL)) {
                  mark(pager, 1);
                  mark(pager, 2);
                }
              })
          .isInstanceOfAny(CorruptFileException.class, IllegalArgumentException.class);
      write(at, good[at]);
    }
    try (Pager pager = Pager.open(disk, "f", SMALL)) {
      assertThat(mark(pager, 2)).isEqualTo(1);
    }
  }

  @Test
  void open_fileCutAnywhere_isRefusedWhereItEnds() {
    createFile(3);
    for (int size = 1023; size >= 0; size -= 31) {
      try (DiskFile file = disk.open("f")) {
        file.truncate(size);
      }
      int end = size;
      assertThatThrownBy(() -> Pager.open(disk, "f", SMALL))
          .isInstanceOfSatisfying(
              CorruptFileException.class,
              failure -> assertThat(failure.offset()).isIn((long) end, 0L))
          .hasMessageContaining("end");
    }
  }

  @Test
  void open_anotherKindOfFile_isRefused() {
    try (DiskFile file = disk.create("f")) {
      byte[] text = new byte[2_000];
      Arrays.fill(text, (byte) 'x');
      file.append(text, 0, text.length);
    }
    assertCorrupt(12, "not a page file", () -> Pager.open(disk, "f", SMALL));
  }

  @Test
  void open_pageSizeInTheFileNotAPowerOfTwo_isRefused() {
    createFile(1);
    write(20, (byte) 0x01, (byte) 0x01);
    assertCorrupt(20, "page size 257", () -> Pager.open(disk, "f", SMALL));
    write(20, (byte) 0, (byte) 0, (byte) 0, (byte) 0x80);
    assertCorrupt(20, "page size -2147483648", () -> Pager.open(disk, "f", SMALL));
  }

  @Test
  void open_unknownVersion_isRefused() {
    createFile(1);
    write(16, (byte) 9);
    assertCorrupt(16, "format version 9, known is 1", () -> Pager.open(disk, "f", SMALL));
  }

  @Test
  void open_withAnotherPageSize_isRejectedAndNamesBoth() {
    createFile(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pager.open(disk, "f", SMALL.withPageSizeBytes(512)))
        .withMessage("f has pages of 256 bytes, not 512");
  }

  @Test
  void pin_pageInThePlaceOfAnother_isRefused() {
    createFile(3);
    byte[] all = content();
    write(256, Arrays.copyOfRange(all, 512, 768));
    Pager pager = Pager.open(disk, "f", SMALL);
    assertCorrupt(256, "page 2 stands in the place of page 1", () -> pager.pin(1));
    assertThat(mark(pager, 2)).isEqualTo(1);
  }

  @Test
  void pin_pageOutsideTheFile_isRefused() {
    createFile(3);
    Pager pager = Pager.open(disk, "f", SMALL);
    assertCorrupt(4 * 256, "page 4 of a file of 4", () -> pager.pin(4));
    assertCorrupt(0, "page 0", () -> pager.pin(0));
    assertCorrupt(-256, "page -1", () -> pager.pin(-1));
  }

  @Test
  void pin_pageOfAnotherType_isRefusedAndNotPinned() {
    createFile(3);
    Pager pager = Pager.open(disk, "f", SMALL);
    assertCorrupt(256, "page 1 is LEAF, not BUCKET", () -> pager.pin(1, PageType.BUCKET));
    assertThat(pager.pinnedPages()).isZero();
  }

  // ---- I6: a file is as it was at the last sync, or refused

  @Test
  void open_fileWrittenToAndNotSynced_isRefused() {
    Pager pager = Pager.open(disk, "f", SMALL);
    newPage(pager, 1);
    pager.sync();
    for (int i = 0; i < 30; i++) {
      newPage(pager, i);
    }
    // Evictions have written pages; the machine stops here.
    assertCorrupt(24, "was being changed", () -> Pager.open(disk, "f", SMALL));
  }

  @Test
  void open_changesThatNeverReachedTheDisk_isTheLastSync() {
    Pager pager = Pager.open(disk, "f", SMALL);
    int id = newPage(pager, 1);
    pager.sync();
    Page page = pager.pin(id);
    page.bytes()[100] = 2;
    page.markDirty();
    pager.unpin(page);
    try (Pager again = Pager.open(disk, "f", SMALL)) {
      assertThat(mark(again, id)).isEqualTo(1);
    }
  }

  @Test
  void anyCall_afterPoison_isRefusedAndCloseDoesNotSync() {
    Pager pager = Pager.open(disk, "f", SMALL);
    newPage(pager, 1);
    pager.poison(new IllegalStateException("disk on fire"));
    assertThatThrownBy(() -> pager.pin(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("f: an operation failed half-way: disk on fire");
    pager.close();
    pager.close();
    assertThatThrownBy(() -> pager.pin(1)).hasMessage("f: closed");
    assertThat(disk.stats().writes()).isEqualTo(1);
  }

  @Test
  void open_leftoverOfAnInterruptedCreation_startsAnew() {
    disk.create("f.new").close();
    Pager.open(disk, "f", SMALL).close();
    assertThat(disk.list()).containsExactly("f");
  }

  // ---- overflow chains

  @ParameterizedTest
  @ValueSource(ints = {1, 235, 236, 237, 472, 473, 10_000})
  void overflow_anyLength_comesBackAndIsFreed(int length) {
    Pager pager = Pager.open(disk, "f", SMALL);
    OverflowChain chain = new OverflowChain(pager);
    byte[] value = new byte[length];
    new SeededRandom(length).nextBytes(value);
    int first = chain.write(value);
    assertThat(pager.pageCount() - 1).isEqualTo(chain.pagesFor(length));
    assertThat(chain.read(first, length)).isEqualTo(value);
    chain.free(first);
    assertThat(pager.freePages()).isEqualTo(chain.pagesFor(length));
    assertThat(pager.pinnedPages()).isZero();
  }

  @Test
  void overflow_lengthThatTheFileCannotHold_isRefusedBeforeAnythingIsAllocated() {
    Pager pager = Pager.open(disk, "f", SMALL);
    OverflowChain chain = new OverflowChain(pager);
    int first = chain.write(new byte[500]);
    assertCorrupt(
        first * 256L, "cannot stand in this file", () -> chain.read(first, Integer.MAX_VALUE));
    assertCorrupt(first * 256L, "-1 bytes", () -> chain.read(first, -1));
    assertCorrupt(first * 256L, "ends after 500", () -> chain.read(first, 501));
    assertThatThrownBy(() -> chain.read(first, 499))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("claims");
    assertThat(pager.pinnedPages()).isZero();
  }

  @Test
  void audit_pageUsedTwiceOrByNobody_isNoted() {
    Pager pager = Pager.open(disk, "f", SMALL);
    for (int i = 0; i < 4; i++) {
      newPage(pager, i);
    }
    pager.free(pager.pin(4));
    PageAudit audit = new PageAudit(pager);
    assertThat(audit.claim(1, "a")).isTrue();
    assertThat(audit.claim(1, "b")).isFalse();
    assertThat(audit.claim(9, "c")).isFalse();
    assertThat(audit.claim(4, "d")).isTrue();
    assertThat(audit.finish())
        .containsExactly(
            "I5: b uses page 1, which is used already",
            "I5: c points to page 9 of a file of 5",
            "I5: the free list uses page 4, which is used already",
            "I5: the free list has 0 pages, page 0 says 1",
            "I5: page 2 is neither used nor free",
            "I5: page 3 is neither used nor free");
  }
}
