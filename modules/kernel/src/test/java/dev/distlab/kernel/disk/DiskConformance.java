package dev.distlab.kernel.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.hash.Crc32c;
import dev.distlab.kernel.random.SeededRandom;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every disk does; one subclass for each implementation. */
abstract class DiskConformance {

  /** A new and empty disk. */
  abstract Disk disk();

  @Test
  void create_newName_givesAnEmptyFile() {
    Disk disk = disk();
    try (DiskFile file = disk.create("a")) {
      assertThat(file.name()).isEqualTo("a");
      assertThat(file.sizeBytes()).isZero();
      assertThat(disk.exists("a")).isTrue();
      assertThat(read(file, 0, 10)).isEmpty();
    }
  }

  @Test
  void create_nameInUse_isRefusedAndKeepsTheFile() {
    Disk disk = disk();
    write(disk, "a", "old");
    assertThatThrownBy(() -> disk.create("a"))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining("a: exists already");
    assertThat(content(disk, "a")).isEqualTo("old");
  }

  @Test
  void open_missingName_isRefusedAndNamesIt() {
    assertThatThrownBy(() -> disk().open("nowhere"))
        .isInstanceOfSatisfying(
            DiskException.class, failure -> assertThat(failure.file()).isEqualTo("nowhere"))
        .hasMessage("nowhere: no such file");
  }

  @Test
  void openOrCreate_twice_keepsTheContent() {
    Disk disk = disk();
    try (DiskFile file = disk.openOrCreate("a")) {
      file.append(bytes("x"), 0, 1);
    }
    try (DiskFile file = disk.openOrCreate("a")) {
      assertThat(file.sizeBytes()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".hidden", "a/b", "a\\b", "a b", "Grüße", "a\u0000"})
  void create_nameOutsideTheRule_isRejected(String name) {
    Disk disk = disk();
    assertThatIllegalArgumentException().isThrownBy(() -> disk.create(name));
    assertThatIllegalArgumentException().isThrownBy(() -> disk.open(name));
    assertThatIllegalArgumentException().isThrownBy(() -> disk.exists(name));
    assertThatIllegalArgumentException().isThrownBy(() -> disk.delete(name));
    assertThatIllegalArgumentException().isThrownBy(() -> disk.rename("a", name));
    assertThat(disk.list()).isEmpty();
  }

  @Test
  void create_nameOf201Characters_isRejectedWithTheLimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> disk().create("x".repeat(201)))
        .withMessageContaining("201")
        .withMessageContaining("1..200");
  }

  @Test
  void append_twice_returnsWhereTheBytesStand() {
    try (DiskFile file = disk().create("a")) {
      assertThat(file.append(bytes("hello"), 0, 5)).isZero();
      assertThat(file.append(bytes("..world.."), 2, 5)).isEqualTo(5);
      assertThat(read(file, 0, 100)).isEqualTo("helloworld");
    }
  }

  @Test
  void write_insideTheFile_replacesJustThese() {
    try (DiskFile file = disk().create("a")) {
      file.append(bytes("abcdef"), 0, 6);
      file.write(2, bytes("XY"), 0, 2);
      assertThat(read(file, 0, 100)).isEqualTo("abXYef");
      assertThat(file.sizeBytes()).isEqualTo(6);
    }
  }

  @Test
  void write_behindTheEnd_fillsTheGapWithZeros() {
    try (DiskFile file = disk().create("a")) {
      file.write(3, bytes("z"), 0, 1);
      byte[] all = new byte[4];
      file.readFully(0, all, 0, 4);
      assertThat(all).containsExactly(0, 0, 0, 'z');
    }
  }

  @Test
  void write_ofNoBytesBehindTheEnd_doesNotGrowTheFile() {
    try (DiskFile file = disk().create("a")) {
      file.write(100, new byte[0], 0, 0);
      assertThat(file.sizeBytes()).isZero();
    }
  }

  @Test
  void read_overTheEnd_returnsWhatIsThere() {
    try (DiskFile file = disk().create("a")) {
      file.append(bytes("abc"), 0, 3);
      byte[] target = bytes("......");
      assertThat(file.read(1, target, 2, 4)).isEqualTo(2);
      assertThat(new String(target, StandardCharsets.US_ASCII)).isEqualTo("..bc..");
      assertThat(file.read(3, target, 0, 1)).isZero();
      assertThat(file.read(1L << 31, target, 0, 1)).isZero();
      assertThat(file.read(1L << 40, target, 0, 1)).isZero();
    }
  }

  @Test
  void readFully_overTheEnd_namesFileAndOffset() {
    try (DiskFile file = disk().create("a")) {
      file.append(bytes("abc"), 0, 3);
      assertThatThrownBy(() -> file.readFully(2, new byte[4], 0, 4))
          .isInstanceOfSatisfying(
              CorruptFileException.class,
              failure -> {
                assertThat(failure.file()).isEqualTo("a");
                assertThat(failure.offset()).isEqualTo(2);
              })
          .hasMessage("a: corrupt at offset 2: wanted 4 bytes, the file ends after 1");
    }
  }

  @Test
  void truncate_thenGrow_readsZerosWhereTheOldBytesWere() {
    try (DiskFile file = disk().create("a")) {
      file.append(bytes("abcdef"), 0, 6);
      file.truncate(2);
      assertThat(file.sizeBytes()).isEqualTo(2);
      file.truncate(100);
      assertThat(file.sizeBytes()).isEqualTo(2);
      file.write(4, bytes("z"), 0, 1);
      byte[] all = new byte[5];
      file.readFully(0, all, 0, 5);
      assertThat(all).containsExactly('a', 'b', 0, 0, 'z');
    }
  }

  @Test
  void rename_ontoAnotherFile_replacesItAndOpenHandlesKeepTheirs() {
    Disk disk = disk();
    write(disk, "old", "old content");
    write(disk, "new", "new content");
    try (DiskFile replaced = disk.open("old");
        DiskFile moved = disk.open("new")) {
      disk.rename("new", "old");
      assertThat(disk.list()).containsExactly("old");
      assertThat(content(disk, "old")).isEqualTo("new content");
      assertThat(read(replaced, 0, 100)).isEqualTo("old content");
      moved.append(bytes("!"), 0, 1);
      assertThat(content(disk, "old")).isEqualTo("new content!");
    }
  }

  @Test
  void rename_toItself_keepsTheFile() {
    Disk disk = disk();
    write(disk, "a", "x");
    disk.rename("a", "a");
    assertThat(content(disk, "a")).isEqualTo("x");
  }

  @Test
  void rename_missingName_isRefusedAndChangesNothing() {
    Disk disk = disk();
    write(disk, "to", "kept");
    assertThatThrownBy(() -> disk.rename("from", "to"))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining("from");
    assertThat(content(disk, "to")).isEqualTo("kept");
  }

  @Test
  void delete_openFile_removesTheNameAndTheHandleStillReads() {
    Disk disk = disk();
    write(disk, "a", "still here");
    try (DiskFile file = disk.open("a")) {
      disk.delete("a");
      assertThat(disk.exists("a")).isFalse();
      assertThat(read(file, 0, 100)).isEqualTo("still here");
    }
  }

  @Test
  void delete_missingName_isRefused() {
    assertThatThrownBy(() -> disk().delete("a")).isInstanceOf(DiskException.class);
  }

  @Test
  void list_severalFiles_isSorted() {
    Disk disk = disk();
    for (String name : List.of("b", "a.10", "C", "a.9", "_")) {
      write(disk, name, "");
    }
    assertThat(disk.list()).containsExactly("C", "_", "a.10", "a.9", "b");
  }

  @Test
  void open_twice_bothHandlesSeeOneFile() {
    Disk disk = disk();
    try (DiskFile first = disk.create("a");
        DiskFile second = disk.open("a")) {
      first.append(bytes("one"), 0, 3);
      second.append(bytes("two"), 0, 3);
      assertThat(read(first, 0, 100)).isEqualTo("onetwo");
    }
  }

  @Test
  void anyCall_afterClose_isRefused() {
    DiskFile file = disk().create("a");
    file.close();
    file.close();
    assertThatIllegalStateException().isThrownBy(file::sizeBytes).withMessageContaining("a:");
    assertThatIllegalStateException().isThrownBy(() -> file.read(0, new byte[1], 0, 1));
    assertThatIllegalStateException().isThrownBy(() -> file.write(0, new byte[1], 0, 1));
    assertThatIllegalStateException().isThrownBy(() -> file.append(new byte[1], 0, 1));
    assertThatIllegalStateException().isThrownBy(() -> file.truncate(0));
    assertThatIllegalStateException().isThrownBy(file::sync);
    assertThatIllegalStateException().isThrownBy(() -> file.view(0, 0));
  }

  @Test
  void anyCall_badRange_isRejected() {
    try (DiskFile file = disk().create("a")) {
      byte[] four = new byte[4];
      assertThatThrownBy(() -> file.read(0, four, 2, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> file.write(0, four, -1, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertNegative("offset", () -> file.read(-1, four, 0, 4));
      assertNegative("offset", () -> file.write(-1, four, 0, 4));
      assertNegative("size", () -> file.truncate(-1));
      assertNegative("offset", () -> file.view(-1, 0));
      assertNegative("length", () -> file.view(0, -1));
      assertThat(file.sizeBytes()).isZero();
    }
  }

  private static void assertNegative(String what, ThrowingCallable call) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .withMessage("a: " + what + "=-1 is negative");
  }

  @Test
  void view_partOfAFile_showsItsBytesReadOnly() {
    try (DiskFile file = disk().create("a")) {
      file.append(bytes("..Ab...."), 0, 8);
      ByteBuffer view = file.view(2, 2);
      assertThat(view.isReadOnly()).isTrue();
      assertThat(view.remaining()).isEqualTo(2);
      assertThat(view.getShort(0)).isEqualTo((short) ('A' << 8 | 'b'));
    }
  }

  @Test
  void view_upToTheEnd_isWhole() {
    try (DiskFile file = disk().create("a")) {
      file.append(bytes("abc"), 0, 3);
      assertThat(file.view(0, 3).get(2)).isEqualTo((byte) 'c');
      assertThat(file.view(3, 0).remaining()).isZero();
    }
  }

  @Test
  void view_overTheEnd_isCorrupt() {
    try (DiskFile file = disk().create("a")) {
      file.append(bytes("abc"), 0, 3);
      assertThatThrownBy(() -> file.view(1, 3)).isInstanceOf(CorruptFileException.class);
      assertThatThrownBy(() -> file.view(Long.MAX_VALUE, 3))
          .isInstanceOf(CorruptFileException.class);
    }
  }

  @Test
  void crc32c_ofAnyDisk_isTheSame() {
    byte[] bytes = bytes("..123456789..");
    assertThat(disk().crc32c().of(bytes, 2, 9))
        .isEqualTo(0xe3069283)
        .isEqualTo(Crc32c.of(bytes, 2, 9));
  }

  @Test
  void stats_afterSomeCalls_countsEachOnce() {
    Disk disk = disk();
    try (DiskFile file = disk.create("a")) {
      file.append(new byte[10], 0, 10);
      IoStats before = disk.stats();
      file.append(new byte[10], 0, 10);
      file.write(5, new byte[10], 0, 3);
      file.read(18, new byte[10], 0, 10);
      file.readFully(0, new byte[10], 0, 4);
      file.sync();
      disk.syncDirectory();
      assertThat(disk.stats().since(before)).isEqualTo(new IoStats(2, 6, 2, 13, 1, 1));
    }
  }

  /** I1 and I2: any sequence of calls leaves what a map of byte arrays says. */
  @Test
  void anySequenceOfCalls_agreesWithAMapOfArrays() {
    for (int seed = 1; seed <= 20; seed++) {
      SeededRandom random = new SeededRandom(seed);
      Disk disk = disk();
      Map<String, byte[]> model = new TreeMap<>();
      for (int i = 0; i < 200; i++) {
        step(random, disk, model);
      }
      assertThat(disk.list()).isEqualTo(new ArrayList<>(model.keySet()));
      model.forEach((name, expected) -> assertThat(all(disk, name)).isEqualTo(expected));
      new ArrayList<>(disk.list()).forEach(disk::delete);
    }
  }

  private static void step(SeededRandom random, Disk disk, Map<String, byte[]> model) {
    String name = "file" + random.nextInt(4);
    if (!model.containsKey(name)) {
      disk.create(name).close();
      model.put(name, new byte[0]);
      return;
    }
    byte[] old = model.get(name);
    switch (random.nextInt(6)) {
      case 0 -> {
        disk.delete(name);
        model.remove(name);
      }
      case 1 -> {
        String to = "file" + random.nextInt(4);
        disk.rename(name, to);
        model.remove(name);
        model.put(to, old);
      }
      case 2 -> {
        int size = random.nextInt(old.length + 10);
        try (DiskFile file = disk.open(name)) {
          file.truncate(size);
        }
        model.put(name, Arrays.copyOf(old, Math.min(size, old.length)));
      }
      default -> {
        byte[] written = new byte[random.nextInt(1, 50)];
        random.nextBytes(written);
        int offset = random.nextInt(old.length + 20);
        try (DiskFile file = disk.open(name)) {
          file.write(offset, written, 0, written.length);
        }
        byte[] grown = Arrays.copyOf(old, Math.max(old.length, offset + written.length));
        System.arraycopy(written, 0, grown, offset, written.length);
        model.put(name, grown);
      }
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static void write(Disk disk, String name, String text) {
    try (DiskFile file = disk.create(name)) {
      file.append(bytes(text), 0, text.length());
    }
  }

  static String read(DiskFile file, long offset, int length) {
    byte[] target = new byte[length];
    return new String(target, 0, file.read(offset, target, 0, length), StandardCharsets.US_ASCII);
  }

  static String content(Disk disk, String name) {
    return new String(all(disk, name), StandardCharsets.US_ASCII);
  }

  private static byte[] all(Disk disk, String name) {
    try (DiskFile file = disk.open(name)) {
      byte[] all = new byte[(int) file.sizeBytes()];
      file.readFully(0, all, 0, all.length);
      return all;
    }
  }
}
