package dev.distlab.index.bitcask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeyDirectoryTest {

  @Test
  void anyOperations_fewFingerprints_agreeWithATreeMapOfSets() {
    for (int seed = 1; seed <= 100; seed++) {
      SeededRandom random = new SeededRandom(seed);
      KeyDirectory directory = new KeyDirectory();
      TreeMap<Long, TreeSet<Long>> model = new TreeMap<>();
      int size = 0;
      for (int i = 1; i <= 1_000; i++) {
        long fingerprint = random.nextInt(60) * 7L;
        if (random.nextInt(100) < 55) {
          long place = KeyDirectory.place(1, i);
          directory.add(fingerprint, place, i);
          model.computeIfAbsent(fingerprint, f -> new TreeSet<>()).add(place);
          size++;
        } else {
          int slot = directory.first(fingerprint);
          if (slot >= 0) {
            model.get(fingerprint).remove(directory.placeAt(slot));
            directory.remove(slot);
            size--;
          }
        }
        assertThat(directory.size()).isEqualTo(size);
      }
      model.forEach(
          (fingerprint, places) ->
              assertThat(placesOf(directory, fingerprint))
                  .containsExactlyInAnyOrderElementsOf(places));
    }
  }

  private static List<Long> placesOf(KeyDirectory directory, long fingerprint) {
    List<Long> places = new ArrayList<>();
    for (int slot = directory.first(fingerprint);
        slot >= 0;
        slot = directory.next(fingerprint, slot)) {
      assertThat(KeyDirectory.offsetOf(directory.placeAt(slot)))
          .isEqualTo(directory.lengthAt(slot));
      places.add(directory.placeAt(slot));
    }
    return places;
  }

  @Test
  void place_largestFileAndOffset_comeBack() {
    long place = KeyDirectory.place((1 << 23) - 1, (1L << 40) - 1);
    assertThat(KeyDirectory.fileOf(place)).isEqualTo((1 << 23) - 1);
    assertThat(KeyDirectory.offsetOf(place)).isEqualTo((1L << 40) - 1);
  }
}
