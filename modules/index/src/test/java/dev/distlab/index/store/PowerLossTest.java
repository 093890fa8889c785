package dev.distlab.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.index.bitcask.Bitcask;
import dev.distlab.kernel.disk.CorruptFileException;
import dev.distlab.kernel.disk.Disk;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.PowerLossDisk;
import dev.distlab.testing.PowerLossDisk.Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power goes at every call of the disk. What is found afterwards is what was there at the last
 * sync, or, in a log, after some later operation; or the file is refused. Never anything else.
 */
class PowerLossTest {

  private static final int KEYS = 60;
  private static final int OPERATIONS = 240;
  private static final int SYNC_EVERY = 18;
  private static final int MERGE_EVERY = 50;

  /** A store with all that it may be found to hold. */
  private static final class History {

    private final SmallStore kind;
    private final Disk disk;
    private final ModelStore model = new ModelStore();
    private final SeededRandom random = new SeededRandom(3);

    /** The state at the last sync, and each that may have reached the disk since. */
    private final List<List<String>> states = new ArrayList<>();

    private PointStore store;

    History(SmallStore kind, Disk disk) {
      this.kind = kind;
      this.disk = disk;
      states.add(model.listing());
    }

    /** Creates the store and works on it until all is done or the power is gone. */
    void play(Runnable afterSync) {
      store = kind.open(disk);
      for (int i = 1; i <= OPERATIONS; i++) {
        change();
        if (i % SYNC_EVERY == 0) {
          states.add(model.listing());
          store.sync();
          states.subList(0, states.size() - 1).clear();
          afterSync.run();
        }
        if (i % MERGE_EVERY == 0 && store instanceof Bitcask log) {
          log.merge();
        }
      }
    }

    private void change() {
      byte[] key = key(random.nextInt(KEYS));
      boolean deletes = random.nextInt(4) == 0;
      byte[] value = new byte[random.nextInt(12) == 0 ? 300 : random.nextInt(40)];
      random.nextBytes(value);
      if (deletes) {
        model.entries().remove(key);
      } else {
        model.entries().put(key, value);
      }
      if (kind == SmallStore.LOG) {
        states.add(model.listing());
      }
      if (deletes) {
        store.delete(key);
      } else {
        store.put(key, value);
      }
    }
  }

  private static byte[] key(int number) {
    return ("key" + number).getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> listing(PointStore store) {
    ModelStore found = new ModelStore();
    for (int i = 0; i < KEYS; i++) {
      Optional<byte[]> value = store.get(key(i));
      if (value.isPresent()) {
        found.entries().put(key(i), value.get());
      }
    }
    assertThat(store.size()).isEqualTo(found.entries().size());
    return found.listing();
  }

  @ParameterizedTest
  @CsvSource({
    "TREE, FREE",
    "COPY_ON_WRITE, FREE",
    "EXTENDIBLE, FREE",
    "LINEAR, FREE",
    "LOG, KEPT",
    "LOG, FREE"
  })
  void powerLoss_atAnyCall_leavesWhatWasSyncedOrIsRefused(SmallStore kind, Order order) {
    int found = 0;
    int refused = 0;
    for (int calls = 0; ; calls++) {
      PowerLossDisk disk = new PowerLossDisk(new MemoryDisk(), calls, order);
      History history = new History(kind, disk);
      if (survives(() -> history.play(() -> {}))) {
        break;
      }
      for (int seed = 1; seed <= 8; seed++) {
        SeededRandom random = new SeededRandom(seed);
        // The power goes once more while the store is opened, or soon after.
        Disk again = openedAndLost(kind, disk.afterPowerLoss(random), order, random);
        try (PointStore store = kind.open(again)) {
          assertThat(listing(store)).as("call %s, seed %s", calls, seed).isIn(history.states);
          assertThat(store.verify().problems()).isEmpty();
          store.put(key(1), key(2));
          found++;
        } catch (CorruptFileException damaged) {
          assertThat(damaged).hasMessageContaining(kind.refusal());
          refused++;
        }
      }
    }
    assertThat(found).isGreaterThan(100);
    boolean refuses =
        kind != SmallStore.COPY_ON_WRITE && (kind != SmallStore.LOG || order == Order.FREE);
    assertThat(refused > 0).isEqualTo(refuses);
  }

  private static Disk openedAndLost(SmallStore kind, Disk found, Order order, SeededRandom random) {
    PowerLossDisk disk = new PowerLossDisk(found, random.nextInt(12), order);
    try {
      survives(() -> kind.open(disk).close());
    } catch (CorruptFileException refused) {
      return found;
    }
    return disk.afterPowerLoss(random);
  }

  /** Whether the power was there all the time. */
  private static boolean survives(Runnable work) {
    try {
      work.run();
      return true;
    } catch (CorruptFileException refused) {
      throw refused;
    } catch (DiskException powerLoss) {
      return false;
    }
  }

  /** A sync that has returned needs no more calls: what it promised is there. */
  @ParameterizedTest
  @EnumSource
  void powerLoss_rightAfterASync_losesNothing(SmallStore kind) {
    for (Order order : Order.values()) {
      PowerLossDisk disk = new PowerLossDisk(new MemoryDisk(), Integer.MAX_VALUE, order);
      History history = new History(kind, disk);
      history.play(
          () -> {
            for (int seed = 1; seed <= 20; seed++) {
              Disk after = disk.afterPowerLoss(new SeededRandom(seed));
              try (PointStore store = kind.open(after)) {
                assertThat(history.states).containsExactly(listing(store));
              }
            }
          });
    }
  }
}
