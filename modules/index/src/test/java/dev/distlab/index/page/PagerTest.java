package dev.distlab.index.page;

import static dev.distlab.index.page.Pages.SMALL;
import static dev.distlab.index.page.Pages.mark;
import static dev.distlab.index.page.Pages.newPage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a page in the pool; damaged files are in PageDamageTest. */
class PagerTest {

  private final MemoryDisk disk = new MemoryDisk();

  // ---- options

  @ParameterizedTest
  @ValueSource(ints = {0, -4096, 100, 255, 128, 4095, 4097, 6000, 65_536, Integer.MIN_VALUE})
  void options_pageSizeNotAPowerOfTwoInRange_isRejectedWithTheLimits(int bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PagerOptions.defaults().withPageSizeBytes(bytes))
        .withMessageContaining("pageSizeBytes=" + bytes)
        .withMessageContaining("256..32768");
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 32_768})
  void options_pageSizeAtAnEndOfTheRange_isAllowed(int bytes) {
    assertThat(PagerOptions.defaults().withPageSizeBytes(bytes).pageSizeBytes()).isEqualTo(bytes);
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
    assertThat(pager.stats().since(before)).isEqualTo(new PageStats(2, 1, 1, 1, 0, 0));
    assertThat(pager.stats().since(before).missRate()).isEqualTo(0.5);
    before = pager.stats();
    pager.sync();
    pager.sync();
    assertThat(pager.stats().since(before)).isEqualTo(new PageStats(0, 0, 15, 0, 0, 0));
    assertThat(pager.stats().since(pager.stats()).missRate()).isZero();
  }

  @Test
  void sync_ofAPageOrANumberThatHasChanged_reachesTheDiskAndElseNothingDoes() {
    Pager pager = Pager.open(disk, "f", SMALL);
    int id = newPage(pager, 1);
    pager.state(3).setField(2, 5);
    pager.sync();
    long writes = disk.stats().writes();
    mark(pager, id);
    pager.state(3).setField(2, 5);
    pager.sync();
    assertThat(disk.stats().writes()).isEqualTo(writes);
    pager.state(3).setField(2, 6);
    pager.sync();
    assertThat(Pager.open(disk, "f", SMALL).state(3).field(2)).isEqualTo(6);
    Page page = pager.pin(id);
    page.bytes()[100] = 2;
    page.markDirty();
    pager.unpin(page);
    pager.sync();
    assertThat(mark(Pager.open(disk, "f", SMALL), id)).isEqualTo(2);
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
    assertThat(pager.stats().since(before).misses()).isZero();
    mark(pager, 2);
    assertThat(pager.stats().since(before).misses()).isEqualTo(1);
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
    assertThat(pager.stats().since(before).misses()).isZero();
    mark(pager, 3);
    assertThat(pager.stats().since(before).misses()).isEqualTo(1);
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

  /** A refused page is not counted: the file would claim a page that is not in it. */
  @Test
  void allocate_refusedForWantOfAFrame_leavesAFileThatOpensAgain() {
    Pager pager = Pager.open(disk, "f", SMALL);
    List<Page> pinned = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      pinned.add(pager.allocate(PageType.LEAF));
    }
    assertThatThrownBy(() -> pager.allocate(PageType.LEAF))
        .isInstanceOf(PoolExhaustedException.class);
    assertThat(pager.pageCount()).isEqualTo(17);
    assertThat(pager.stats().allocations()).isEqualTo(16);
    pinned.forEach(pager::unpin);
    pager.close();
    assertThat(Pager.open(disk, "f", SMALL).pageCount()).isEqualTo(17);
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
    assertThat(pager.freePages()).isZero();
    assertThat(pager.pinnedPages()).isZero();
    assertThat(pager.stats().frees()).isEqualTo(2);
    pager.checkInvariants();
  }

  /**
   * Twice on the list, the page would be given to two owners, and the list go round in a circle.
   */
  @Test
  void free_pageThatIsFree_violatesI5() {
    Pager pager = Pager.open(disk, "f", SMALL);
    int id = newPage(pager, 1);
    pager.free(pager.pin(id));
    Page again = pager.pin(id);
    assertThatThrownBy(() -> pager.free(again))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I5: page 1 is free already");
    assertThat(pager.freePages()).isEqualTo(1);
  }

  @Test
  void free_afterPoison_isRefused() {
    Pager pager = Pager.open(disk, "f", SMALL);
    Page page = pager.allocate(PageType.LEAF);
    pager.poison(new IllegalStateException("test"));
    assertThatThrownBy(() -> pager.free(page)).isInstanceOf(IllegalStateException.class);
    assertThat(pager.freePages()).isZero();
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
    assertThat(pager.pinnedPages()).isEqualTo(1);
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
        .hasMessage("I3: 1 pages still pinned at close");
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

  @Test
  void checkInvariants_pageThatNobodyFinds_violatesI2() {
    Pager pager = Pager.open(disk, "f", SMALL);
    newPage(pager, 1);
    Page page = pager.pin(1);
    pager.unpin(page);
    pager.dropCache();
    pager.checkInvariants();
    page.id = 1;
    assertThatThrownBy(pager::checkInvariants)
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("I2: 1 frames hold pages, 0 are known");
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

  @Test
  void dropCache_changedPagesAndPinnedOnes_losesNeither() {
    Pager pager = Pager.open(disk, "f", SMALL);
    int changed = newPage(pager, 5);
    Page pinned = pager.allocate(PageType.LEAF);
    pager.dropCache();
    assertThat(mark(pager, changed)).isEqualTo(5);
    assertThat(pager.stats().misses()).isEqualTo(1);
    assertThat(pager.pin(pinned.id())).isSameAs(pinned);
  }

  // ---- I5: one owner for a page

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

  @Test
  void audit_damagedPageOnTheFreeList_isNoted() {
    Pager pager = Pager.open(disk, "f", SMALL);
    pager.free(pager.pin(newPage(pager, 1)));
    pager.pin(1).setType(PageType.LEAF);
    assertThat(new PageAudit(pager).finish())
        .containsExactly("I1: the free list: f: corrupt at offset 256: page 1 is LEAF, not FREE");
  }
}
