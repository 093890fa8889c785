package dev.distlab.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;

class BucketWordTest {

  @Test
  void slotsWith_anyWord_hasEachSlotThatAgreesAndItsFirstAgrees() {
    SeededRandom random = new SeededRandom(1);
    for (int run = 0; run < 100_000; run++) {
      long word = 0;
      for (int slot = 0; slot < 8; slot++) {
        word = BucketWord.with(word, slot, random.nextInt(3) == 0 ? 0 : 2 * random.nextInt(3) + 1);
      }
      long sought = random.nextInt(4) == 0 ? 0 : 2 * random.nextInt(3) + 1;

      long set = BucketWord.slotsWith(word, sought);

      if (set != 0) {
        assertThat(BucketWord.fingerprint(word, BucketWord.first(set))).isEqualTo(sought);
      }
      for (int slot = 0; slot < 8; slot++) {
        if (BucketWord.fingerprint(word, slot) == sought) {
          assertThat(contains(set, slot)).isTrue();
        }
      }
    }
  }

  private static boolean contains(long set, int slot) {
    for (long rest = set; rest != 0; rest = BucketWord.withoutFirst(rest)) {
      if (BucketWord.first(rest) == slot) {
        return true;
      }
    }
    return false;
  }

  @Test
  void isFull_eightFingerprints_andNoneLess() {
    long word = 0;
    for (int slot = 0; slot < 8; slot++) {
      assertThat(BucketWord.isFull(word)).isFalse();
      assertThat(BucketWord.fingerprint(word, slot)).isZero();
      word = BucketWord.with(word, slot, 0xFF);
      assertThat(BucketWord.fingerprint(word, slot)).isEqualTo(0xFF);
    }
    assertThat(BucketWord.isFull(word)).isTrue();
    assertThat(BucketWord.isFull(BucketWord.with(word, 6, 0))).isFalse();
  }

  @Test
  void spread_anyHashAndNumberOfBuckets_givesAHomeInRangeThatTheFingerprintWants() {
    SeededRandom random = new SeededRandom(2);
    for (int run = 0; run < 100_000; run++) {
      int buckets = 1 + random.nextInt(BucketWord.MAX_BUCKETS);
      long spread = BucketWord.spread((int) random.nextLong(), buckets);
      assertThat(BucketWord.home(spread)).isBetween(0, 8 * buckets - 1);
      assertThat(BucketWord.wanted(BucketWord.fingerprint(spread)))
          .isEqualTo(BucketWord.home(spread) % 8);
      assertThat(BucketWord.fingerprint(spread) & 1).isEqualTo(1);
      assertThat(BucketWord.fingerprint(spread)).isBetween(1L, 255L);
      assertThat(BucketWord.classOf(spread)).isBetween(0, 7);
    }
  }
}
