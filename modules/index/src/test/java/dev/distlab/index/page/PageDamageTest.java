package dev.distlab.index.page;

import static dev.distlab.index.page.Pages.SMALL;
import static dev.distlab.index.page.Pages.assertCorrupt;
import static dev.distlab.index.page.Pages.mark;
import static dev.distlab.index.page.Pages.newPage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.testing.WholeFiles;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files: a typed error that names the place. */
class PageDamageTest {

  private final MemoryDisk disk = new MemoryDisk();

  // ---- I1, damaged files: a typed error that names the place

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

  @Test
  void open_everySingleBitOfThreePagesFlipped_isRefusedWhereItStands() {
    createFile(2);
    byte[] good = WholeFiles.read(disk, "f");
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
    byte[] text = new byte[2_000];
    Arrays.fill(text, (byte) 'x');
    WholeFiles.create(disk, "f", text);
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
    byte[] all = WholeFiles.read(disk, "f");
    write(256, Arrays.copyOfRange(all, 512, 768));
    Pager pager = Pager.open(disk, "f", SMALL);
    for (int time = 0; time < 2; time++) {
      assertCorrupt(256, "page 2 stands in the place of page 1", () -> pager.pin(1));
    }
    assertThat(mark(pager, 2)).isEqualTo(1);
  }

  @Test
  void pin_afterARefusedPage_takesItsFrameForAnother() {
    createFile(20);
    write(256 + 100, (byte) 77);
    Pager pager = Pager.open(disk, "f", SMALL);
    assertCorrupt(256, "checksum", () -> pager.pin(1));
    for (int id = 2; id <= 20; id++) {
      assertThat(mark(pager, id)).isEqualTo(id - 1);
    }
    assertThat(pager.stats().evictions()).isEqualTo(3);
    pager.checkInvariants();
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

  @ParameterizedTest
  @ValueSource(bytes = {0, -1, 8})
  void pin_pageOfNoKnownType_isRefusedAsOfNone(byte code) {
    createFile(1);
    Pager pager = Pager.open(disk, "f", SMALL);
    Page page = pager.pin(1);
    page.bytes()[Page.TYPE_OFFSET] = code;
    assertThat(page.type()).isNull();
    assertCorrupt(256, "page 1 is null, not LEAF", () -> pager.pin(1, PageType.LEAF));
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
    pager.poison(new IllegalStateException("and what came of it"));
    List<ThrowingCallable> calls =
        List.of(
            () -> pager.pin(1), () -> pager.allocate(PageType.LEAF), pager::sync, pager::dropCache);
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("f: an operation failed half-way: disk on fire");
    }
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
}
