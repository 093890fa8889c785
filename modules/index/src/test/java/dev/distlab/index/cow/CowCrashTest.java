package dev.distlab.index.cow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.store.ModelStore;
import dev.distlab.kernel.disk.DiskException;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.PowerLossDisk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** I7: the power goes at every write and sync, and what was not synced is there or not, or half. */
class CowCrashTest {

  private static final CowOptions OPTIONS = new CowOptions(256, 0);
  private static final int COMMITS = 6;

  /** Changes that belong to one commit; the same for the same number. */
  private static void change(CowTree tree, ModelStore model, int commit) {
    SeededRandom random = new SeededRandom(commit);
    for (int i = 0; i < 25; i++) {
      byte[] key = ("key" + random.nextInt(80)).getBytes(StandardCharsets.US_ASCII);
      if (random.nextInt(3) == 0) {
        tree.delete(key);
        model.entries().remove(key);
      } else {
        byte[] value = new byte[random.nextInt(12) == 0 ? 500 : random.nextInt(30)];
        random.nextBytes(value);
        tree.put(key, value);
        model.entries().put(key, value);
      }
    }
  }

  @Test
  void powerLoss_atAnyWriteOrSync_leavesTheLastCommitOrTheNext() {
    MemoryDisk empty = new MemoryDisk();
    CowTree.open(empty, "tree", OPTIONS).close();
    int stops = 0;
    int previous = 0;
    int next = 0;
    for (int writes = 0; ; writes++) {
      PowerLossDisk disk = new PowerLossDisk(empty, writes, PowerLossDisk.Order.FREE);
      List<List<String>> states = new ArrayList<>();
      ModelStore model = new ModelStore();
      states.add(model.listing());
      CowTree tree = CowTree.open(disk, "tree", OPTIONS);
      int done = run(tree, model, states);
      if (!disk.hasLostPower()) {
        break;
      }
      stops++;
      for (int seed = 1; seed <= 10; seed++) {
        CowTree again = CowTree.open(disk.afterPowerLoss(new SeededRandom(seed)), "tree", OPTIONS);
        List<String> found = ModelStore.listing(again);
        int commit = (int) again.stats().commit();
        assertThat(commit).isIn(done, done + 1);
        assertThat(found).isEqualTo(states.get(commit));
        assertThat(again.verify().problems()).isEmpty();
        previous += commit == done ? 1 : 0;
        next += commit == done ? 0 : 1;
        change(again, new ModelStore(), 99);
        again.close();
      }
    }
    assertThat(stops).isGreaterThan(60);
    assertThat(previous).isGreaterThan(100);
    assertThat(next).isGreaterThan(10);
  }

  /**
   * Makes commits until the power goes; returns how many were made, the one under way noted too.
   */
  private static int run(CowTree tree, ModelStore model, List<List<String>> states) {
    int done = 0;
    try {
      while (done < COMMITS) {
        change(tree, model, done + 1);
        states.add(model.listing());
        tree.sync();
        done++;
      }
    } catch (DiskException powerLoss) {
      while (states.size() <= done + 1) {
        states.add(model.listing());
      }
    }
    return done;
  }

  /** The broken twin: without the rule for held pages, an old commit meets pages of a newer one. */
  @Test
  void snapshot_whosePagesAreUsedAgain_isRefusedNotMisread() {
    CowTree tree = CowTree.open(new MemoryDisk(), "tree", OPTIONS);
    ModelStore model = new ModelStore();
    change(tree, model, 1);
    tree.sync();
    CowSnapshot snapshot = tree.snapshot();
    tree.free().closeSnapshot(snapshot.commit());
    for (int commit = 2; commit < 8; commit++) {
      change(tree, model, commit);
      tree.sync();
    }
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 80; i++) {
                snapshot.get(("key" + i).getBytes(StandardCharsets.US_ASCII));
              }
            })
        .isInstanceOf(dev.distlab.kernel.disk.CorruptFileException.class)
        .hasMessageMatching(".*page \\d+ of commit 1 was reused by commit \\d+.*");
  }
}
