package dev.distlab.demos.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.index.page.PagerOptions;
import dev.distlab.index.page.Replacement;
import dev.distlab.kernel.disk.DiskFile;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SystemCacheTest {

  private static final int PAGE = 8;

  @Test
  void read_ofOneOfTheLastPages_asksTheDiskForNothing() {
    MemoryDisk disk = new MemoryDisk();
    DiskFile file = new SystemCache(disk, PAGE, 2).create("f");
    for (int page = 0; page < 3; page++) {
      file.write(page * PAGE, filled(page), 0, PAGE);
    }

    assertThat(readsFor(disk, file, 2)).isZero();
    assertThat(readsFor(disk, file, 1)).isZero();
    assertThat(readsFor(disk, file, 0)).as("pushed out by page 2").isOne();
    assertThat(readsFor(disk, file, 1)).as("used later than page 2").isZero();
    assertThat(readsFor(disk, file, 2)).isOne();
    assertThat(disk.stats().bytesWritten()).isEqualTo(3 * PAGE);
  }

  @Test
  void read_afterTruncate_findsNothingThere() {
    DiskFile file = new SystemCache(new MemoryDisk(), PAGE, 2).create("f");
    file.write(0, filled(7), 0, PAGE);
    file.truncate(PAGE - 1);

    assertThat(file.read(0, new byte[PAGE], 0, PAGE)).isEqualTo(PAGE - 1);
    assertThat(file.read(PAGE, new byte[PAGE], 0, PAGE)).isZero();
  }

  @Test
  void write_ofHalfAPage_isRefused() {
    DiskFile file = new SystemCache(new MemoryDisk(), PAGE, 2).create("f");

    assertThatThrownBy(() -> file.write(0, filled(7), 0, PAGE / 2))
        .hasMessage("4 bytes at 0 are not a page of 8");
  }

  /** What makes the row of the copy-on-write tree fair: its changes wait in half of the pool. */
  @Test
  void copyOnWrite_betweenCommits_changesNoMorePagesThanHalfThePool() {
    PagerOptions pool = new PagerOptions(512, 64, Replacement.LRU);
    Engine engine = Engine.copyOnWrite(pool);
    long mostInACommit = 0;
    long writes = 0;
    for (byte[] key : IndexKeys.random(new SeededRandom(1), 5_000)) {
      engine.put(key, new byte[30]);
      long now = engine.disk().stats().writes();
      mostInACommit = Math.max(mostInACommit, now - writes);
      writes = now;
    }

    // Besides the tree: the list of free pages, the meta page.
    assertThat(mostInACommit).isBetween(10L, 32L + 2);
  }

  private static long readsFor(MemoryDisk disk, DiskFile file, int page) {
    long before = disk.stats().reads();
    byte[] bytes = new byte[PAGE];
    file.readFully(page * PAGE, bytes, 0, PAGE);
    assertThat(bytes).isEqualTo(filled(page));
    return disk.stats().reads() - before;
  }

  private static byte[] filled(int page) {
    byte[] bytes = new byte[PAGE];
    Arrays.fill(bytes, (byte) page);
    return bytes;
  }
}
