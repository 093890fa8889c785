package dev.distlab.index.bitcask;

import static dev.distlab.index.bitcask.BitcaskTexts.SMALL;
import static dev.distlab.index.bitcask.BitcaskTexts.assertSound;
import static dev.distlab.index.bitcask.BitcaskTexts.bytes;
import static dev.distlab.index.bitcask.BitcaskTexts.deleteHints;
import static dev.distlab.index.bitcask.BitcaskTexts.get;
import static dev.distlab.index.bitcask.BitcaskTexts.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.bitcask.RecoveryReport.TornTail;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.ForwardingDisk;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.PowerLossDisk;
import dev.distlab.testing.WholeFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What opening makes of its files: the last writer wins, torn tails, damaged records, hints. */
class BitcaskRecoveryTest {

  private final MemoryDisk disk = new MemoryDisk();

  private Bitcask open() {
    return Bitcask.open(disk, "store", SMALL);
  }

  @Test
  void open_severalRecordsOfAKey_lastByFileAndOffsetWins() {
    try (Bitcask store = open()) {
      for (int i = 0; i < 200; i++) {
        put(store, "k=" + i, "other" + i + "=x");
      }
      store.delete(bytes("other7"));
    }
    deleteHints(disk);
    Bitcask store = open();
    assertThat(store.stats().files()).isGreaterThan(5);
    assertThat(get(store, "k")).isEqualTo("199");
    assertThat(get(store, "other7")).isEqualTo("-");
    assertThat(store.size()).isEqualTo(200);
    assertThat(store.recovery().records()).isEqualTo(401);
    assertSound(store);
  }

  @Test
  void open_lastRecordCutAnywhere_losesThatRecordAloneAndSaysSo() {
    Bitcask store = open();
    put(store, "a=1", "b=2");
    long whole = size("store.00000001.data");
    put(store, "c=333");
    long end = size("store.00000001.data");
    byte[] all = WholeFiles.read(disk, "store.00000001.data");
    for (long cut = whole + 1; cut < end; cut++) {
      MemoryDisk crashed = new MemoryDisk();
      try (DiskFile file = crashed.create("store.00000001.data")) {
        file.append(all, 0, (int) cut);
      }
      try (Bitcask again = Bitcask.open(crashed, "store", SMALL)) {
        assertThat(again.recovery().tornTails())
            .containsExactly(new TornTail("store.00000001.data", whole, cut - whole));
        assertThat(get(again, "a") + get(again, "b") + get(again, "c")).isEqualTo("12-");
        put(again, "d=4");
        assertSound(again);
        again.merge();
      }
      try (Bitcask third = Bitcask.open(crashed, "store", SMALL)) {
        assertThat(third.recovery().tornTails()).isEmpty();
        assertThat(get(third, "d")).isEqualTo("4");
      }
    }
  }

  /** Its value looks like the header of a record. */
  @Test
  void open_lastRecordWholeButDamagedAnywhere_isATornTail() {
    Bitcask store = open();
    put(store, "a=1");
    long whole = size("store.00000001.data");
    store.put(bytes("b"), new LogRecord(new byte[0], new byte[0]).encode((b, from, length) -> 0));
    byte[] all = WholeFiles.read(disk, "store.00000001.data");
    for (int at = (int) whole; at < whole + 13; at++) {
      byte[] copy = all.clone();
      copy[at] ^= 64;
      MemoryDisk damaged = new MemoryDisk();
      WholeFiles.create(damaged, "store.00000001.data", copy);
      try (Bitcask again = Bitcask.open(damaged, "store", SMALL)) {
        assertThat(again.recovery().tornTails())
            .containsExactly(new TornTail("store.00000001.data", whole, all.length - whole));
        assertThat(get(again, "a") + get(again, "b")).isEqualTo("1-");
      }
    }
  }

  /** The search for sound records goes over the file in pieces of 64 KiB. */
  @Test
  void open_smallestRecordAnywhereBehindADamagedOne_isFound() {
    byte[] smallest = new LogRecord(new byte[0], new byte[0]).encode(disk.crc32c());
    for (int valueBytes = 65_500; valueBytes < 65_560; valueBytes++) {
      MemoryDisk damaged = new MemoryDisk();
      BitcaskOptions options = BitcaskOptions.defaults();
      Bitcask.open(damaged, "store", options).put(bytes("a"), new byte[valueBytes]);
      try (DiskFile file = damaged.open("store.00000001.data")) {
        file.append(smallest, 0, smallest.length);
        file.write(DataFile.HEADER_BYTES, new byte[4], 0, 4);
      }
      assertThatThrownBy(() -> Bitcask.open(damaged, "store", options))
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("sound ones stand behind it");
    }
  }

  @Test
  void open_tornTailOfAnOlderFile_endsTheReplayOfThatFileOnly() {
    try (Bitcask store = open()) {
      put(store, "a=1", "b=2");
    }
    try (Bitcask store = open()) {
      put(store, "c=3");
    }
    deleteHints(disk);
    try (DiskFile file = disk.open("store.00000001.data")) {
      file.truncate(file.sizeBytes() - 1);
    }
    Bitcask store = open();
    assertThat(get(store, "a") + get(store, "b") + get(store, "c")).isEqualTo("1-3");
    assertThat(store.recovery().tornTails()).hasSize(1);
  }

  /** A hint file is written after its data file is synced: what is missing then is no torn tail. */
  @Test
  void open_dataFileShorterThanItsHintSays_isRefusedWhereItEnds() {
    try (Bitcask store = open()) {
      put(store, "a=1", "b=2");
    }
    long size = size("store.00000001.data");
    for (long cut = size - 1; cut >= 0; cut--) {
      try (DiskFile file = disk.open("store.00000001.data")) {
        file.truncate(cut);
      }
      long end = cut;
      assertThatThrownBy(this::open)
          .isInstanceOfSatisfying(
              CorruptFileException.class,
              failure -> {
                assertThat(failure.file()).isEqualTo("store.00000001.data");
                assertThat(failure.offset()).isEqualTo(end);
              })
          .hasMessageContaining("but had " + size + " bytes");
    }
  }

  @Test
  void open_fileCutInItsHeader_isATornTailAtZero() {
    try (DiskFile file = disk.create("store.00000001.data")) {
      file.append(new byte[3], 0, 3);
    }
    Bitcask store = open();
    assertThat(store.recovery().tornTails())
        .containsExactly(new TornTail("store.00000001.data", 0, 3));
    put(store, "a=1");
    store.merge();
    assertThat(get(store, "a")).isEqualTo("1");
    assertSound(store);
  }

  @Test
  void open_damagedRecordWithSoundOnesBehind_isRefusedWhereItStands() {
    Bitcask store = open();
    put(store, "a=1");
    long second = size("store.00000001.data");
    put(store, "b=2", "c=3");
    byte[] all = WholeFiles.read(disk, "store.00000001.data");
    for (int bit = 0; bit < 8 * 14; bit++) {
      MemoryDisk damaged = new MemoryDisk();
      byte[] copy = all.clone();
      copy[(int) second + bit / 8] ^= 1 << bit % 8;
      WholeFiles.create(damaged, "store.00000001.data", copy);
      assertThatThrownBy(() -> Bitcask.open(damaged, "store", SMALL))
          .isInstanceOfSatisfying(
              CorruptFileException.class,
              failure -> {
                assertThat(failure.file()).isEqualTo("store.00000001.data");
                assertThat(failure.offset()).isEqualTo(second);
              });
    }
  }

  @Test
  void get_bitFlippedAfterOpening_isRefusedWhereItStands() {
    Bitcask store = open();
    put(store, "a=1", "b=2");
    try (DiskFile file = disk.open("store.00000001.data")) {
      file.write(DataFile.HEADER_BYTES + 13, bytes("9"), 0, 1);
    }
    assertThatThrownBy(() -> store.get(bytes("a")))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("store.00000001.data: corrupt at offset 12");
    assertThat(store.verify().problems()).hasSize(1).allMatch(text -> text.startsWith("I1: "));
    assertThat(get(store, "b")).isEqualTo("2");
  }

  @Test
  void open_damagedOrStaleHint_fallsBackToTheDataFile() {
    try (Bitcask store = open()) {
      put(store, "a=1", "b=2");
      store.delete(bytes("a"));
    }
    byte[] hint = WholeFiles.read(disk, "store.00000001.hint");
    for (int at = 0; at < hint.length; at++) {
      byte[] damaged = hint.clone();
      damaged[at] ^= 8;
      replace("store.00000001.hint", damaged);
      Bitcask store = open();
      assertThat(store.recovery().hintsUsed()).isZero();
      assertThat(get(store, "a") + get(store, "b")).isEqualTo("-2");
    }
    replace("store.00000001.hint", new byte[5]);
    assertThat(open().recovery().hintsUsed()).isZero();
    replace("store.00000001.hint", hint);
    assertThat(open().recovery().hintsUsed()).isEqualTo(1);
    try (DiskFile file = disk.open("store.00000001.data")) {
      byte[] record = new LogRecord(bytes("c"), bytes("3")).encode(disk.crc32c());
      file.append(record, 0, record.length);
    }
    Bitcask store = open();
    assertThat(store.recovery().hintsUsed()).isZero();
    assertThat(get(store, "c")).isEqualTo("3");
  }

  @Test
  void open_hintsOfTwoFilesSwapped_areNotUsed() {
    try (Bitcask store = open()) {
      put(store, "k1=" + "v".repeat(900), "k2=" + "w".repeat(900));
    }
    byte[] first = WholeFiles.read(disk, "store.00000001.hint");
    replace("store.00000001.hint", WholeFiles.read(disk, "store.00000002.hint"));
    replace("store.00000002.hint", first);
    Bitcask store = open();
    assertThat(store.recovery().hintsUsed()).isZero();
    assertThat(get(store, "k1") + get(store, "k2")).isEqualTo("v".repeat(900) + "w".repeat(900));
  }

  @Test
  void open_dataFileGoneWhoseHintIsThere_isRefused() {
    try (Bitcask store = open()) {
      put(store, "k1=" + "v".repeat(900), "k2=" + "w".repeat(900));
    }
    disk.delete("store.00000002.data");
    assertThatThrownBy(this::open)
        .isInstanceOf(CorruptFileException.class)
        .hasMessage(
            "store.00000002.data: corrupt at offset 0:"
                + " the file is gone, and was there for store.00000002.hint");
  }

  @Test
  void open_dataFileUnderTheNameOfAnother_isRefused() {
    try (Bitcask store = open()) {
      put(store, "a=1");
    }
    WholeFiles.create(disk, "store.00000002.data", WholeFiles.read(disk, "store.00000001.data"));
    assertThatThrownBy(this::open)
        .isInstanceOf(CorruptFileException.class)
        .hasMessage("store.00000002.data: corrupt at offset 8: this is data file 1, not 2");
  }

  /** What a hint says was there must be on the disk. */
  @Test
  void open_fileWithoutAHint_isSyncedBeforeItsHintIsWritten() {
    put(open(), "a=1");
    List<String> calls = new ArrayList<>();
    Disk recording =
        new ForwardingDisk(disk) {

          @Override
          protected DiskFile handle(DiskFile file) {
            return new Handle(file) {

              @Override
              public void sync() {
                calls.add("sync " + name());
                super.sync();
              }
            };
          }

          @Override
          public void rename(String from, String to) {
            calls.add("name " + to);
            super.rename(from, to);
          }
        };
    Bitcask.open(recording, "store", SMALL);
    assertThat(calls).containsSubsequence("sync store.00000001.data", "name store.00000001.hint");
  }

  /**
   * A program ended before the name of its new file was synced; the power goes while the next one
   * opens the store. That must not leave a hint without its file.
   */
  @Test
  void open_powerLossBesideAFileWhoseNameWasNotSynced_isOpenedAgain() {
    int created = 3; // its name, its header, the sync of that
    for (int calls = created; ; calls++) {
      PowerLossDisk machine = new PowerLossDisk(disk, calls, PowerLossDisk.Order.FREE);
      DataFile.create(machine, "store.00000001.data", 1).close();
      boolean survived = true;
      try {
        Bitcask.open(machine, "store", SMALL);
      } catch (DiskException powerLoss) {
        survived = false;
      }
      for (int seed = 1; seed <= 16; seed++) {
        Disk found = machine.afterPowerLoss(new SeededRandom(seed));
        assertSound(Bitcask.open(found, "store", SMALL));
      }
      if (survived) {
        break;
      }
    }
  }

  @Test
  void open_valuesThatWereReplaced_areNotRead() {
    BitcaskOptions options = BitcaskOptions.defaults();
    try (Bitcask store = Bitcask.open(disk, "store", options)) {
      for (int i = 0; i < 3; i++) {
        store.put(bytes("a"), new byte[1_000_000]);
        store.put(bytes("b"), new byte[1_000_000]);
      }
    }
    long before = disk.stats().bytesRead();
    Bitcask.open(disk, "store", options);
    assertThat(disk.stats().bytesRead() - before).isLessThan(1_000);
  }

  @Test
  void open_filesThatLookLikeDraftsOfOthers_areLeftAlone() {
    for (String name : List.of("store.draft", "store.tree.draft", "store.1.data.draft")) {
      WholeFiles.create(disk, name, new byte[5]);
    }
    WholeFiles.create(disk, "store.00000007.data.draft", new byte[5]);
    WholeFiles.create(disk, "store.00000007.hint.draft", new byte[5]);
    open();
    assertThat(disk.list())
        .containsExactly("store.1.data.draft", "store.draft", "store.tree.draft");
  }

  private long size(String name) {
    try (DiskFile file = disk.open(name)) {
      return file.sizeBytes();
    }
  }

  private void replace(String name, byte[] content) {
    disk.delete(name);
    WholeFiles.create(disk, name, content);
  }
}
