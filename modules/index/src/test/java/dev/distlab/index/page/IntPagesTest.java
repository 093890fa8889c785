package dev.distlab.index.page;

import static dev.distlab.index.page.Pages.SMALL;
import static dev.distlab.index.page.Pages.assertCorrupt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.disk.MemoryDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of 256 bytes have room for 59 numbers. */
class IntPagesTest {

  private final Pager pager = Pager.open(new MemoryDisk(), "f", SMALL);
  private final IntPages pages = new IntPages(pager);

  @ParameterizedTest
  @ValueSource(ints = {1, 58, 59, 60, 118, 119, 1_000})
  void save_anyCount_comesBackAndShorterOnesGivePagesBack(int count) {
    int[] numbers = IntStream.range(0, count).map(i -> i * 7_919).toArray();
    int first = pages.save(Pager.NO_PAGE, numbers, count);
    int needed = (count + 58) / 59;
    assertThat(pages.load(first, count)).isEqualTo(numbers);
    List<Integer> seen = new ArrayList<>();
    pages.forEachPage(first, seen::add);
    assertThat(seen).hasSize(needed).startsWith(first);
    assertThat(pager.pageCount()).isEqualTo(needed + 1);
    assertThat(pages.save(first, numbers, 1)).isEqualTo(first);
    assertThat(pages.load(first, 1)).containsExactly(0);
    assertThat(pager.freePages()).isEqualTo(needed - 1);
    assertThat(pages.save(first, numbers, count)).isEqualTo(first);
    assertThat(pages.load(first, count)).isEqualTo(numbers);
    assertThat(pager.pageCount()).isEqualTo(needed + 1);
    assertThat(pager.pinnedPages()).isZero();
  }

  @Test
  void load_anotherCountThanWasSaved_isRefused() {
    int first = pages.save(Pager.NO_PAGE, new int[100], 100);
    assertCorrupt(256, "0 numbers cannot stand in this file", () -> pages.load(first, 0));
    assertCorrupt(256, "178 numbers cannot stand in this file", () -> pages.load(first, 178));
    assertCorrupt(256, "a directory of 177 numbers ends after 100", () -> pages.load(first, 177));
    assertCorrupt(512, "page 2 claims 41 of 99 numbers", () -> pages.load(first, 99));
    assertThat(pager.pinnedPages()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 60, Integer.MAX_VALUE})
  void load_pageThatClaimsMoreThanItHoldsOrNone_isRefused(int claimed) {
    int first = pages.save(Pager.NO_PAGE, new int[100], 100);
    Page page = pager.pin(first);
    PageBytes.putInt(page.bytes(), 16, claimed);
    pager.unpin(page);
    assertCorrupt(
        256, "page 1 claims " + claimed + " of 100 numbers", () -> pages.load(first, 100));
    assertThat(pager.pinnedPages()).isZero();
  }
}
