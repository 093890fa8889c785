package dev.distlab.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.index.bitcask.Bitcask;
import dev.distlab.index.bitcask.BitcaskOptions;
import dev.distlab.index.btree.BPlusTree;
import dev.distlab.index.btree.BPlusTreeOptions;
import dev.distlab.index.cow.CowOptions;
import dev.distlab.index.cow.CowTree;
import dev.distlab.index.hash.ExtendibleHash;
import dev.distlab.index.hash.HashOptions;
import dev.distlab.index.hash.LinearHash;
import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.WholeFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damage to any byte of the files of any store, and files cut at any length: each answer is right,
 * or it is a {@link CorruptFileException} that names the file; never a wrong one.
 */
class DamagedFileTest {

  private static final PagerOptions PAGES = new PagerOptions(256, 16, Replacement.CLOCK);
  private static final int KEYS = 40;

  enum Kind {
    TREE(disk -> BPlusTree.open(disk, "store", PAGES, BPlusTreeOptions.defaults())),
    COPY_ON_WRITE(disk -> CowTree.open(disk, "store", new CowOptions(256, 0))),
    EXTENDIBLE(disk -> ExtendibleHash.open(disk, "store", PAGES, HashOptions.defaults())),
    LINEAR(disk -> LinearHash.open(disk, "store", PAGES, HashOptions.defaults())),
    BITCASK(disk -> Bitcask.open(disk, "store", BitcaskOptions.defaults().withMaxFileBytes(1_024)));

    private final Function<Disk, PointStore> open;

    Kind(Function<Disk, PointStore> open) {
      this.open = open;
    }
  }

  private final MemoryDisk disk = new MemoryDisk();
  private final ModelStore model = new ModelStore();
  private int refused;
  private int answered;

  private void fill(Kind kind) {
    SeededRandom random = new SeededRandom(7);
    try (PointStore store = kind.open.apply(disk)) {
      for (int i = 0; i < KEYS; i++) {
        byte[] value = new byte[i % 10 == 0 ? 500 : random.nextInt(40)];
        random.nextBytes(value);
        store.put(key(i), value);
        model.entries().put(key(i), value);
      }
      store.delete(key(3));
      model.entries().remove(key(3));
    }
  }

  private static byte[] key(int number) {
    return ("key" + number * 7919 % 1_000).getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @EnumSource
  void anyAnswer_oneBitFlippedInAnyByte_isRightOrRefused(Kind kind) {
    fill(kind);
    for (String name : disk.list()) {
      byte[] good = WholeFiles.read(disk, name);
      for (int at = 0; at < good.length; at++) {
        write(name, at, (byte) (good[at] ^ 1 << at % 8));
        askEverything(kind);
        write(name, at, good[at]);
      }
    }
    assertThat(refused).isGreaterThan(100);
    assertThat(answered).isGreaterThan(100);
    int before = refused;
    askEverything(kind);
    assertThat(refused).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void anyAnswer_fileCutAnywhere_isRightOrRefused(Kind kind) {
    fill(kind);
    for (String name : disk.list()) {
      byte[] good = WholeFiles.read(disk, name);
      for (int size = good.length - 1; size >= 0; size -= 5) {
        try (DiskFile file = disk.open(name)) {
          file.truncate(size);
        }
        askEverything(kind);
      }
      disk.delete(name);
      WholeFiles.create(disk, name, good);
    }
    assertThat(refused).isGreaterThan(100);
    int before = refused;
    askEverything(kind);
    assertThat(refused).isEqualTo(before);
  }

  /** Opens, reads every key in every way, verifies, overwrites, and closes: on a copy. */
  private void askEverything(Kind kind) {
    Disk copy = copy();
    PointStore store;
    try {
      store = kind.open.apply(copy);
    } catch (CorruptFileException damaged) {
      refuse(damaged);
      return;
    } catch (IllegalArgumentException otherPageSize) {
      assertThat(otherPageSize).hasMessageContaining("store has pages of");
      refused++;
      return;
    }
    boolean damageSeen = !store.verify().isSound();
    model.entries().forEach((key, value) -> ask(store, key, value));
    ask(store, key(3), null);
    if (store instanceof OrderedStore ordered) {
      askForTheOrder(ordered);
    }
    try {
      for (Map.Entry<byte[], byte[]> entry : model.entries().entrySet()) {
        assertThat(store.put(entry.getKey(), new byte[1])).hasValue(entry.getValue());
      }
      assertThat(damageSeen && kind != Kind.BITCASK).isFalse();
    } catch (CorruptFileException damaged) {
      refuse(damaged);
    }
    store.close();
  }

  private void ask(PointStore store, byte[] key, byte[] expected) {
    try {
      assertThat(store.get(key).orElse(null)).isEqualTo(expected);
      answered++;
    } catch (CorruptFileException damaged) {
      refuse(damaged);
    }
  }

  private void askForTheOrder(OrderedStore store) {
    try {
      List<String> forward = ModelStore.listing(store);
      assertThat(forward).isEqualTo(model.listing());
      assertThat(ModelStore.backwardListing(store)).isEqualTo(forward);
    } catch (CorruptFileException damaged) {
      refuse(damaged);
    }
  }

  private void refuse(CorruptFileException damaged) {
    refused++;
    assertThat(damaged.file()).startsWith("store");
    assertThat(damaged.offset()).isNotNegative();
  }

  private Disk copy() {
    MemoryDisk copy = new MemoryDisk();
    for (String name : disk.list()) {
      WholeFiles.create(copy, name, WholeFiles.read(disk, name));
    }
    return copy;
  }

  private void write(String name, int at, byte b) {
    try (DiskFile file = disk.open(name)) {
      file.write(at, new byte[] {b}, 0, 1);
    }
  }
}
