package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.hash.Hashing;
import dev.distlab.kernel.random.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JumpHashTest {

  @Test
  void bucket_publishedVectors_agree() {
    assertThat(JumpHash.bucket(10863919174838991L, 11)).isEqualTo(6);
    assertThat(JumpHash.bucket(2, 100001)).isEqualTo(80343);
    int[] golden100 = {
      0, 55, 62, 8, 45, 59, 86, 97, 82, 59, 73, 37, 17, 56, 86, 21, 90, 37, 38, 83
    };
    for (int key = 0; key < golden100.length; key++) {
      assertThat(JumpHash.bucket(key, 100)).isEqualTo(golden100[key]);
    }
  }

  @Test
  void bucket_randomKeys_agreesWithGuava() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 100_000; i++) {
      long key = random.nextLong();
      int buckets = 1 + random.nextInt(i % 2 == 0 ? 100 : Integer.MAX_VALUE - 1);
      assertThat(JumpHash.bucket(key, buckets)).isEqualTo(Hashing.consistentHash(key, buckets));
    }
  }

  @Test
  void bucket_keyAboveTheSignedRange_isUnsigned() {
    assertThat(JumpHash.bucket(-1L, 1_000_000)).isBetween(0, 999_999);
    assertThat(JumpHash.bucket(Long.MIN_VALUE, Integer.MAX_VALUE)).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void bucket_noBuckets_isRefused(int buckets) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JumpHash.bucket(1, buckets))
        .withMessageContaining("buckets=" + buckets);
  }

  @Test
  void remove_notTheLastBucket_isRefusedAndChangesNothing() {
    JumpPlacement placement = new JumpPlacement();
    placement.addAll(HashRingTest.nodes(5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placement.remove("n2"))
        .withMessageContaining("node n2 is bucket 1")
        .withMessageContaining("its last bucket, 4 (n5)");
    assertThat(placement.nodes()).hasSize(5);
    placement.remove("n5");
    assertThat(placement.nodes()).hasSize(4);
  }
}
