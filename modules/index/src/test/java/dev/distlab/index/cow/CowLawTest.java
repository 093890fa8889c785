package dev.distlab.index.cow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.index.store.Cursor;
import dev.distlab.index.store.KeyRange;
import dev.distlab.index.store.ModelStore;
import dev.distlab.index.store.StoreLaw;
import dev.distlab.index.store.StoreLaw.Mix;
import dev.distlab.kernel.disk.MemoryDisk;
import dev.distlab.kernel.random.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CowLawTest {

  private static final int SEEDS = 100;
  private static final int OPERATIONS = 1_000;

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void anyOperations_withFewEntriesAPage_agreeWithATreeMap(int limit) {
    check(SEEDS, Mix.small(), new CowOptions(1_024, limit));
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512, 4_096, 32_768})
  void anyOperations_withPagesOfBytes_agreeWithATreeMap(int pageBytes) {
    int maxKeyBytes = (pageBytes - CowPages.HEADER_BYTES) / 8;
    Mix mix = new Mix(2_000, maxKeyBytes, pageBytes == 512 ? 1_024 : pageBytes / 6, 50);
    check(pageBytes > 4_096 ? SEEDS / 10 : SEEDS, mix, new CowOptions(pageBytes, 0));
  }

  private static void check(int seeds, Mix mix, CowOptions options) {
    StoreLaw.checkOrdered(seeds, OPERATIONS, mix, disk -> CowTree.open(disk, "tree", options));
  }

  private record Kept(CowSnapshot snapshot, List<String> listing) {}

  /** I6: whatever is committed meanwhile, a snapshot reads what was there when it was opened. */
  @Test
  void snapshots_openedAndClosedAtAnyTime_alwaysReadTheirCommit() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      SeededRandom random = new SeededRandom(seed);
      CowTree tree =
          CowTree.open(new MemoryDisk(), "tree", new CowOptions(256, seed % 2 == 0 ? 4 : 0));
      ModelStore model = new ModelStore();
      List<String> committed = model.listing();
      List<Kept> kept = new ArrayList<>();
      for (int i = 0; i < OPERATIONS; i++) {
        byte[] key = ("k" + random.nextInt(60)).getBytes(StandardCharsets.US_ASCII);
        switch (random.nextInt(10)) {
          case 0 -> {
            tree.sync();
            committed = model.listing();
          }
          case 1 -> kept.add(new Kept(tree.snapshot(), committed));
          case 2 -> {
            if (kept.size() > 5) {
              kept.remove(random.nextInt(kept.size())).snapshot().close();
            }
          }
          case 3, 4, 5 ->
              assertThat(tree.delete(key)).isEqualTo(model.entries().remove(key) != null);
          default -> {
            byte[] value = new byte[random.nextInt(20) == 0 ? 600 : random.nextInt(30)];
            random.nextBytes(value);
            tree.put(key, value);
            model.entries().put(key, value);
          }
        }
        if (i % 50 == 0) {
          kept.forEach(one -> assertThat(listing(one.snapshot())).isEqualTo(one.listing()));
          assertThat(tree.verify().problems()).isEmpty();
        }
      }
      assertThat(tree.stats().openSnapshots()).isEqualTo(kept.size());
      kept.forEach(one -> one.snapshot().close());
      tree.close();
    }
  }

  private static List<String> listing(CowSnapshot snapshot) {
    List<String> lines = new ArrayList<>();
    for (Cursor cursor = snapshot.cursor(KeyRange.all()); cursor.next(); ) {
      lines.add(ModelStore.line(cursor.key(), cursor.value()));
    }
    assertThat(lines).hasSize((int) snapshot.size());
    return lines;
  }
}
