package dev.distlab.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.dynatrace.hash4j.consistent.ConsistentBucketHasher;
import com.dynatrace.hash4j.consistent.ConsistentHashing;
import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.random.PseudoRandomGeneratorProvider;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.kernel.random.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JumpBackHashTest {

  /** The check sum that hash4j's own test expects of a million buckets. */
  @Test
  void bucket_publishedCheckSum_agrees() {
    Splittable random = new Splittable(0x0a55871a9d9103b7L);
    HashStream64 sum = Hashing.komihash5_0().hashStream();
    for (int i = 0; i < 1_000_000; i++) {
      int buckets = Math.max(1, random.nextInt() >>> 1 >>> random.nextInt());
      sum.putInt(JumpBackHash.bucket(random.nextLong(), buckets));
    }
    assertThat(sum.getAsLong()).isEqualTo(0x23d7a0d288cd67e7L);
  }

  /** The numbers of the JDK's SplittableRandom, by which that test draws. */
  private static final class Splittable {
    private long state;

    private Splittable(long seed) {
      state = seed;
    }

    private long nextLong() {
      state += 0x9E3779B97F4A7C15L;
      return SplitMix64.mix(state);
    }

    private int nextInt() {
      state += 0x9E3779B97F4A7C15L;
      long z = (state ^ state >>> 33) * 0x62A9D9ED799705F5L;
      return (int) ((z ^ z >>> 28) * 0xCB24D0A5C88C35B3L >>> 32);
    }
  }

  @Test
  void bucket_randomKeys_agreesWithHash4j() {
    ConsistentBucketHasher oracle =
        ConsistentHashing.jumpBackHash(PseudoRandomGeneratorProvider.splitMix64_V1());
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 200_000; i++) {
      long key = random.nextLong();
      int buckets = 1 + random.nextInt(i % 2 == 0 ? 100 : Integer.MAX_VALUE);
      assertThat(JumpBackHash.bucket(key, buckets)).isEqualTo(oracle.getBucket(key, buckets));
    }
  }

  @Test
  void bucket_oneBucketMore_keepsTheKeyOrGivesItToTheNewOne() {
    SeededRandom random = new SeededRandom(2);
    for (int i = 0; i < 300; i++) {
      long key = random.nextLong();
      int before = 0;
      for (int buckets = 1; buckets <= 2_100; buckets++) {
        int bucket = JumpBackHash.bucket(key, buckets);
        assertThat(bucket).isIn(before, buckets - 1);
        before = bucket;
      }
    }
  }

  /** A key stays while its own bucket is the last, and falls to an older one without it. */
  @Test
  void bucket_anyNumberOfBuckets_isTheLastJumpBelowIt() {
    SeededRandom random = new SeededRandom(3);
    for (int i = 0; i < 100_000; i++) {
      long key = random.nextLong();
      int bucket = JumpBackHash.bucket(key, 1 + (random.nextInt() >>> 1 + random.nextInt(31)));
      assertThat(JumpBackHash.bucket(key, bucket + 1)).isEqualTo(bucket);
      if (bucket > 0) {
        assertThat(JumpBackHash.bucket(key, bucket)).isLessThan(bucket);
      }
    }
  }

  /** In ranges that n cuts anywhere: 5 standard deviations of each bucket. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 9, 12, 15, 16, 17, 48, 100})
  void bucket_randomKeys_areSpreadAsChanceWould(int buckets) {
    SeededRandom random = new SeededRandom(4);
    int keys = 400_000;
    int[] counts = new int[buckets];
    for (int i = 0; i < keys; i++) {
      counts[JumpBackHash.bucket(random.nextLong(), buckets)]++;
    }
    double mean = (double) keys / buckets;
    double deviation = Math.sqrt(mean * (1 - 1.0 / buckets));
    for (int count : counts) {
      assertThat((double) count).isCloseTo(mean, within(5 * deviation));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void bucket_noBuckets_isRefused(int buckets) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JumpBackHash.bucket(1, buckets))
        .withMessageContaining("buckets=" + buckets);
  }
}
