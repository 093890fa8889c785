package dev.distlab.index.bitcask;

import static dev.distlab.index.bitcask.BitcaskTexts.SMALL;
import static dev.distlab.index.bitcask.BitcaskTexts.assertSound;
import static dev.distlab.index.bitcask.BitcaskTexts.bytes;
import static dev.distlab.index.bitcask.BitcaskTexts.deleteHints;
import static dev.distlab.index.bitcask.BitcaskTexts.get;
import static dev.distlab.index.bitcask.BitcaskTexts.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.store.KeyTooLargeException;
import dev.distlab.index.store.ModelStore;
import dev.distlab.index.store.OpenFiles;
import dev.distlab.index.store.StoppingDisk;
import dev.distlab.index.store.StoreLaw;
import dev.distlab.index.store.StoreLaw.Mix;
import dev.distlab.kernel.Trace;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitcaskTest {

  private final MemoryDisk disk = new MemoryDisk();

  private Bitcask open() {
    return Bitcask.open(disk, "store", SMALL);
  }

  // ---- laws

  @Test
  void anyOperations_agreeWithATreeMap() {
    StoreLaw.checkPoints(100, 1_000, Mix.small(), disk -> Bitcask.open(disk, "store", SMALL));
  }

  @Test
  void anyOperations_everyFingerprintCollides_agreeWithATreeMap() {
    StoreLaw.checkPoints(
        100,
        1_000,
        new Mix(40, 12, 40, 45),
        disk -> Bitcask.open(disk, "store", SMALL, Trace.none(), key -> key.length & 1));
  }

  /** I4: any puts, deletes, merges of any policy, reopenings with and without hints. */
  @Test
  void anyHistory_withMergesAndReopenings_agreesWithATreeMap() {
    for (int seed = 1; seed <= 100; seed++) {
      SeededRandom random = new SeededRandom(seed);
      MemoryDisk memory = new MemoryDisk();
      ModelStore model = new ModelStore();
      MergePolicy policy = new MergePolicy(0.6, 600, random.nextDouble(), 700, 300);
      BitcaskOptions options = SMALL.withMerge(policy);
      Bitcask store = Bitcask.open(memory, "store", options);
      for (int i = 0; i < 1_000; i++) {
        byte[] key = bytes("k" + random.nextInt(30));
        switch (random.nextInt(20)) {
          case 0 -> store.merge();
          case 1 -> {
            store.close();
            if (random.nextBoolean()) {
              deleteHints(memory);
            }
            store = Bitcask.open(memory, "store", options);
            assertThat(store.recovery().tornTails()).isEmpty();
          }
          case 2, 3, 4, 5, 6 ->
              assertThat(store.delete(key)).isEqualTo(model.entries().remove(key) != null);
          default -> {
            byte[] value = bytes("v".repeat(random.nextInt(60)) + i);
            assertThat(store.put(key, value).orElse(null))
                .isEqualTo(model.entries().put(key, value));
          }
        }
      }
      assertSound(store);
      assertSame(store, model);
    }
  }

  private static void assertSame(Bitcask store, ModelStore model) {
    assertThat(store.size()).isEqualTo(model.entries().size());
    model.entries().forEach((key, value) -> assertThat(store.get(key)).hasValue(value));
  }

  // ---- merges

  @Test
  void merge_tombstoneWhoseValueIsInAFileThatStays_isKept() {
    // File 1: k, and enough that lives to be left alone. File 2: its tombstone, and dead bytes.
    MergePolicy half = new MergePolicy(0.5, Long.MAX_VALUE, 0.5, Long.MAX_VALUE, 0);
    try (Bitcask store = Bitcask.open(disk, "store", SMALL.withMerge(half))) {
      put(store, "k=old", "living=" + "x".repeat(100));
    }
    try (Bitcask store = Bitcask.open(disk, "store", SMALL.withMerge(half))) {
      store.delete(bytes("k"));
      put(store, "dead=1", "dead=2");
      store.delete(bytes("dead"));
      MergeReport report = store.merge();
      assertThat(report.filesMerged()).isEqualTo(1);
      assertThat(report.tombstonesKept()).isEqualTo(2);
      assertThat(disk.list()).contains("store.00000001.data").doesNotContain("store.00000002.data");
    }
    deleteHints(disk);
    try (Bitcask store = Bitcask.open(disk, "store", SMALL)) {
      assertThat(get(store, "k")).isEqualTo("-");
      assertThat(store.merge().tombstonesKept()).isZero();
    }
    try (Bitcask store = open()) {
      assertThat(get(store, "k")).isEqualTo("-");
      assertThat(store.stats().dataBytes() - store.stats().liveBytes())
          .isEqualTo(DataFile.HEADER_BYTES);
    }
  }

  @Test
  void merge_keysOfOneFingerprint_movesEachToItsOwnRecord() {
    Bitcask store = Bitcask.open(disk, "store", SMALL, Trace.none(), key -> 7);
    for (int i = 0; i < 40; i++) {
      put(store, "k" + i % 20 + "=" + i);
    }
    store.merge();
    for (int i = 0; i < 20; i++) {
      assertThat(get(store, "k" + i)).isEqualTo(String.valueOf(i + 20));
    }
    assertSound(store);
  }

  @Test
  void merge_moreThanOneFileMayHold_writesSeveralWithTheirHints() {
    try (Bitcask store = open()) {
      for (int i = 0; i < 100; i++) {
        put(store, "k" + i % 50 + "=" + "v".repeat(40));
      }
      assertThat(store.merge().filesWritten()).isEqualTo(3);
      for (DataFile file : store.files().values()) {
        assertThat(file.sizeBytes()).isLessThanOrEqualTo(1_024);
      }
    }
    assertThat(open().recovery().hintsUsed()).isEqualTo(3);
  }

  @Test
  void merge_recordDamagedSinceTheOpening_isRefusedWhereItStands() {
    Bitcask store = open();
    put(store, "a=1", "b=2");
    try (DiskFile file = disk.open("store.00000001.data")) {
      file.write(DataFile.HEADER_BYTES, new byte[4], 0, 4);
    }
    assertThatThrownBy(store::merge)
        .isInstanceOf(CorruptFileException.class)
        .hasMessage("store.00000001.data: corrupt at offset 12: a damaged record, met by a merge");
  }

  @Test
  void stats_deadRecord_raisesTheSpaceAmplification() {
    Bitcask store = open();
    assertThat(store.stats().spaceAmplification()).isEqualTo(1);
    put(store, "a=1", "a=2");
    assertThat(store.stats().spaceAmplification()).isEqualTo(40.0 / 14);
    assertThat(store.stats().directoryBytes()).isEqualTo(16 * 20);
  }

  @Test
  void isMergeDue_atTheTriggerAndNotBelow_isSo() {
    for (int deadBytes : new int[] {14, 15}) {
      MergePolicy policy = new MergePolicy(1, deadBytes, 1, deadBytes, 0);
      Bitcask store = Bitcask.open(new MemoryDisk(), "store", SMALL.withMerge(policy));
      put(store, "a=1");
      assertThat(store.isMergeDue()).isFalse();
      put(store, "a=2");
      assertThat(store.isMergeDue()).isEqualTo(deadBytes == 14);
    }
  }

  @Test
  void merge_allFiles_leavesTheLivingRecordsOnly() {
    Bitcask store = open();
    for (int i = 0; i < 500; i++) {
      put(store, "k" + i % 20 + "=" + i);
    }
    for (int i = 0; i < 10; i++) {
      store.delete(bytes("k" + i));
    }
    assertThat(store.stats().spaceAmplification()).isGreaterThan(20);
    assertThat(store.isMergeDue()).isTrue();
    MergeReport report = store.merge();
    assertThat(report.filesWritten()).isEqualTo(1);
    assertThat(report.bytesAfter()).isLessThan(report.bytesBefore() / 20);
    assertThat(store.stats().files()).isEqualTo(1);
    for (int i = 10; i < 20; i++) {
      assertThat(get(store, "k" + i)).isEqualTo(String.valueOf(480 + i));
    }
    assertSound(store);
    put(store, "k0=new");
    store.close();
    assertThat(get(open(), "k0")).isEqualTo("new");
  }

  /** I4: stop the machine at each call of a merge; nothing is lost and nothing lives again. */
  @Test
  void merge_stoppedAtAnyCall_leavesTheSameKeysAndValues() {
    int stops = 0;
    for (int calls = 0; ; calls++) {
      MemoryDisk memory = new MemoryDisk();
      ModelStore model = new ModelStore();
      try (Bitcask store = Bitcask.open(memory, "store", SMALL)) {
        for (int i = 0; i < 120; i++) {
          byte[] key = bytes("k" + i % 12);
          byte[] value = bytes("v".repeat(40) + i);
          store.put(key, value);
          model.entries().put(key, value);
        }
        for (int i = 0; i < 6; i++) {
          store.delete(bytes("k" + i));
          model.entries().remove(bytes("k" + i));
        }
      }
      StoppingDisk stopping = new StoppingDisk(memory, calls);
      Bitcask store = Bitcask.open(stopping, "store", SMALL);
      if (!stopsWhile(store::merge)) {
        break;
      }
      stops++;
      assertThatThrownBy(() -> store.get(bytes("k7"))).isInstanceOf(IllegalStateException.class);
      try (Bitcask again = Bitcask.open(memory, "store", SMALL)) {
        assertSame(again, model);
        assertSound(again);
        assertThat(memory.list()).noneMatch(file -> file.endsWith(".draft"));
      }
      assertSame(killedAfterPuts(memory, model), model);
      try (Bitcask again = Bitcask.open(memory, "store", SMALL)) {
        assertSame(again, model);
        assertSound(again);
        again.merge();
        assertSame(again, model);
      }
    }
    assertThat(stops).isGreaterThan(20);
  }

  /** New files have the numbers of those that the merge did not finish. */
  private static Bitcask killedAfterPuts(MemoryDisk memory, ModelStore model) {
    Bitcask store = Bitcask.open(memory, "store", SMALL);
    for (int i = 0; i < 30; i++) {
      byte[] key = bytes("new" + i);
      store.put(key, bytes("v".repeat(40)));
      model.entries().put(key, bytes("v".repeat(40)));
    }
    store.sync();
    return store;
  }

  /** A merge that fails closes the files that it had begun. */
  @Test
  void close_afterAMergeThatFailed_leavesNoFileOpen() {
    for (int calls = 0; calls < 20; calls++) {
      StoppingDisk stopping = new StoppingDisk(new MemoryDisk(), Integer.MAX_VALUE);
      OpenFiles counting = new OpenFiles(stopping);
      Bitcask store = Bitcask.open(counting, "store", SMALL);
      for (int i = 0; i < 120; i++) {
        put(store, "k" + i % 50 + "=" + "v".repeat(40));
      }
      stopping.stopAfter(calls);
      assertThat(stopsWhile(store::merge)).isTrue();
      store.close();
      assertThat(counting.count()).as("stopped at call %d", calls).isZero();
    }
  }

  private static boolean stopsWhile(Runnable work) {
    try {
      work.run();
      return false;
    } catch (DiskException stopped) {
      return true;
    }
  }

  // ---- limits and life

  @Test
  void put_keyTooLarge_isRefusedWithTheLimit() {
    Bitcask store = open();
    assertThatThrownBy(() -> store.put(new byte[65_536], bytes("v")))
        .isInstanceOf(KeyTooLargeException.class)
        .hasMessage("store: a key of 65536 bytes, allowed 0..65535");
    store.put(new byte[65_535], new byte[100_000]);
    assertThat(store.get(new byte[65_535])).hasValue(new byte[100_000]);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void get_missingKey_readsNothing() {
    Bitcask store = open();
    put(store, "a=1");
    long reads = disk.stats().reads();
    assertThat(get(store, "b")).isEqualTo("-");
    assertThat(disk.stats().reads()).isEqualTo(reads);
    assertThat(get(store, "a")).isEqualTo("1");
    assertThat(disk.stats().reads()).isEqualTo(reads + 1);
    assertThat(store.stats().reads()).isEqualTo(1);
  }

  @Test
  void get_missingKeyOfAFingerprintThatIsThere_readsInVain() {
    Bitcask store = Bitcask.open(disk, "store", SMALL, Trace.none(), key -> 7);
    put(store, "a=1");
    assertThat(get(store, "b")).isEqualTo("-");
    assertThat(store.stats().reads()).isEqualTo(1);
    assertThat(store.stats().readsInVain()).isEqualTo(1);
  }

  @Test
  void put_recordThatFillsItsFile_endsItAndNoEarlier() {
    Bitcask store = open();
    put(store, "a=1", "b=" + "v".repeat(1_024 - DataFile.HEADER_BYTES - 14 - 13));
    assertThat(disk.list()).containsExactly("store.00000001.data");
    put(store, "c=");
    assertThat(store.stats().files()).isEqualTo(2);
  }

  @Test
  void put_withSyncEachChange_syncsBeforeItReturns() {
    Bitcask store = Bitcask.open(disk, "store", SMALL.withSyncEachChange(true));
    put(store, "a=1");
    long syncs = disk.stats().syncs();
    put(store, "b=1");
    store.delete(bytes("a"));
    assertThat(disk.stats().syncs()).isEqualTo(syncs + 2);
  }

  @Test
  void anyCall_afterAFailedAppend_isRefused() {
    StoppingDisk stopping = new StoppingDisk(disk, 3);
    Bitcask store = Bitcask.open(stopping, "store", SMALL);
    put(store, "a=1");
    assertThatThrownBy(() -> put(store, "b=2")).isInstanceOf(DiskException.class);
    stopping.goOn();
    List<ThrowingCallable> calls =
        List.of(
            () -> get(store, "a"),
            () -> put(store, "c=3"),
            () -> store.delete(bytes("a")),
            store::merge,
            store::isMergeDue,
            store::sync,
            store::verify);
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "store: a change has failed half-way: store.00000001.data: the machine has stopped");
    }
    store.close();
    Bitcask again = open();
    assertThat(get(again, "a") + get(again, "b")).isEqualTo("1-");
    assertThat(again.recovery().tornTails()).hasSize(1);
  }

  @Test
  void get_afterADeleteThatFailed_isRefused() {
    StoppingDisk stopping = new StoppingDisk(disk, Integer.MAX_VALUE);
    Bitcask store = Bitcask.open(stopping, "store", SMALL);
    put(store, "a=1");
    stopping.stopAfter(0);
    assertThatThrownBy(() -> store.delete(bytes("a"))).isInstanceOf(DiskException.class);
    stopping.goOn();
    assertThatThrownBy(() -> get(store, "a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void open_filesOfOtherStores_areLeftAlone() {
    put(open(), "a=1");
    Bitcask other = Bitcask.open(disk, "storey", SMALL);
    put(other, "a=2");
    disk.create("store.notes.data").close();
    disk.create("store.99999999.data").close();
    disk.create("store.1234567x.data").close();
    disk.create("store.99999999999999.data").close();
    assertThat(get(open(), "a")).isEqualTo("1");
    assertThat(disk.exists("store.notes.data")).isTrue();
  }

  @Test
  void open_anotherKindOfFile_isRefused() {
    try (DiskFile file = disk.create("store.00000001.data")) {
      file.append(bytes("not a data file"), 0, 15);
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(CorruptFileException.class)
        .hasMessage(
            "store.00000001.data: corrupt at offset 0: this is not a data file of version 2");
  }

  @Test
  void open_fileOfAnotherVersion_isRefused() {
    put(open(), "a=1");
    try (DiskFile file = disk.open("store.00000001.data")) {
      file.write(4, new byte[] {1}, 0, 1);
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("this is not a data file of version 2");
  }

  @Test
  void open_nameThatLeavesNoRoomForThoseOfItsFiles_isRefused() {
    String longest = "s".repeat(180);
    try (Bitcask store = Bitcask.open(disk, longest, SMALL)) {
      put(store, "a=1");
      store.merge();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bitcask.open(disk, longest + "s", SMALL))
        .withMessage("name of a store of 181 characters: allowed 1..180");
    assertThatIllegalArgumentException().isThrownBy(() -> Bitcask.open(disk, "", SMALL));
  }

  @Test
  void fileName_behindTheLast_isRefused() {
    Bitcask store = open();
    assertThat(store.fileName(KeyDirectory.MAX_FILE, ".data")).isEqualTo("store.08388607.data");
    assertThatThrownBy(() -> store.fileName(KeyDirectory.MAX_FILE + 1, ".data"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("store: all 8388607 files are used");
  }

  /** Paper: bitcask.schema of Riak. */
  @Test
  void options_defaults_areRiaks() {
    BitcaskOptions options = BitcaskOptions.defaults();
    long mib = 1L << 20;
    assertThat(options.maxFileBytes()).isEqualTo(2_048 * mib);
    assertThat(options.syncEachChange()).isFalse();
    assertThat(options.merge())
        .isEqualTo(new MergePolicy(0.6, 512 * mib, 0.4, 128 * mib, 10 * mib));
  }

  @Test
  void options_outsideTheirRanges_areRejected() {
    BitcaskOptions options = BitcaskOptions.defaults();
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxFileBytes(1_023));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxFileBytes(2L << 40));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MergePolicy(1.1, 0, 0, 0, 0))
        .withMessageContaining("triggerFragmentation=1.1");
    assertThatIllegalArgumentException().isThrownBy(() -> new MergePolicy(-0.1, 0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new MergePolicy(0, -1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new MergePolicy(0, 0, 0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new MergePolicy(0, 0, 0, 0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MergePolicy(0, 0, Double.NaN, 0, 0));
  }

  // ---- the laws bite

  @Test
  void verify_directoryThatPointsToAnotherKey_isI2() {
    Bitcask store = open();
    put(store, "a=1", "b=2");
    DataFile file = store.files().get(1);
    store.moved(bytes("a"), KeyDirectory.place(1, 12), KeyDirectory.place(1, 26));
    assertThat(file.liveBytes()).isEqualTo(28);
    assertThat(store.verify().problems()).anyMatch(text -> text.startsWith("I2: slot"));
  }

  @Test
  void verify_liveBytesMiscounted_isI3() {
    Bitcask store = open();
    put(store, "a=1");
    store.files().get(1).addLive(5);
    assertThat(store.verify().problems())
        .isEqualTo(List.of("I3: store.00000001.data has 14 live bytes, counted 19"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "../store", ".store", "ä"})
  void open_nameThatNoFileCanHave_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bitcask.open(disk, name, SMALL))
        .withMessageContaining("file name \"" + name);
  }
}
