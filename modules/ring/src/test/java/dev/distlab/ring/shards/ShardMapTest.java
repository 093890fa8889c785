package dev.distlab.ring.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.ring.KeyHash;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShardMapTest {

  private static ShardMap map(long epoch, Shard... shards) {
    return ShardMap.of(epoch, List.of(shards));
  }

  private static Shard shard(int id, long version, String from, String to) {
    return new Shard(id, version, new KeyRange(from, to), "a");
  }

  private static void assertBroken(ShardMap map, String law) {
    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(map::checkInvariants)
        .withMessageStartingWith(law);
  }

  @Test
  void locate_anyKey_isTheShardWhoseRangeHasIt() {
    ShardMap map = map(2, shard(1, 1, "", "m"), shard(2, 2, "m", null));
    map.checkInvariants();
    assertThat(map.locate("").id()).isEqualTo(1);
    assertThat(map.locate("lzzz").id()).isEqualTo(1);
    assertThat(map.locate("m").id()).isEqualTo(2);
    assertThat(map.locate("東京").id()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> map.shard(3));
  }

  @Test
  void checkI1_gapOverlapOrMissingEnd_bites() {
    assertBroken(map(1, shard(1, 1, "", "m"), shard(2, 1, "n", null)), "I1");
    assertBroken(map(1, shard(1, 1, "", "p"), shard(2, 1, "n", null)), "I1");
    assertBroken(map(1, shard(1, 1, "", "p")), "I1");
    assertBroken(map(1, shard(1, 1, "a", null)), "I1");
  }

  @Test
  void checkI3_versionFromTheFuture_bites() {
    assertBroken(map(1, shard(1, 2, "", null)), "I3");
  }

  @Test
  void keyRange_badBounds_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new KeyRange("b", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new KeyRange("a", "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRange.ALL.before(""))
        .withMessageContaining("does not cut");
    assertThat(new KeyRange("a", "c").before("b")).isEqualTo(new KeyRange("a", "b"));
    assertThat(new KeyRange("a", "c").from("b")).isEqualTo(new KeyRange("b", "c"));
  }

  /** Keys that only grow, such as dates, all go to the last shard; their hashes do not. */
  @Test
  void rangeSharding_growingKeys_makeTheLastShardHot() {
    ShardMap byRange =
        map(1, shard(1, 1, "", "2024"), shard(2, 1, "2024", "2025"), shard(3, 1, "2025", null));
    ShardMap byHash = map(1, shard(1, 1, "", "5"), shard(2, 1, "5", "a"), shard(3, 1, "a", null));
    Map<Integer, Integer> rangeLoad = new TreeMap<>();
    Map<Integer, Integer> hashLoad = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      String key = "2025-01-" + (10_000 + i);
      String hashed = hex(KeyHash.of(key)) + key;
      rangeLoad.merge(byRange.locate(key).id(), 1, Integer::sum);
      hashLoad.merge(byHash.locate(hashed).id(), 1, Integer::sum);
    }
    assertThat(rangeLoad).containsExactly(Map.entry(3, 3_000));
    assertThat(hashLoad.values()).allMatch(load -> load > 850 && load < 1_250);
  }

  /** What a range shard answers alone, a hashed one cannot: neighbours are everywhere. */
  @Test
  void hashSharding_rangeScan_asksEveryShard() {
    ShardMap byRange = map(1, shard(1, 1, "", "k5"), shard(2, 1, "k5", null));
    ShardMap byHash = map(1, shard(1, 1, "", "8"), shard(2, 1, "8", null));
    List<String> scan = List.of("k100", "k101", "k102", "k103", "k104", "k105");
    assertThat(byRange.fanOut(scan)).isEqualTo(1);
    assertThat(byHash.fanOut(scan.stream().map(key -> hex(KeyHash.of(key)) + key).toList()))
        .isEqualTo(2);
  }

  /** By feature: each feature has its shard, so a question about two features asks two. */
  @Test
  void featureSharding_joinOverFeatures_hasNoCommonShard() {
    ShardMap byFeature = map(1, shard(1, 1, "", "users/"), shard(2, 1, "users/", null));
    List<String> within = List.of("orders/1", "orders/2");
    List<String> across = List.of("orders/1", "users/9");
    assertThat(byFeature.commonShard(within)).map(Shard::id).contains(1);
    assertThat(byFeature.commonShard(across)).isEmpty();
    assertThat(byFeature.fanOut(across)).isEqualTo(2);
  }

  @Test
  void scatterGather_hundredShards_areSlowTwoTimesOutOfThree() {
    assertThat(ScatterGather.slowProbability(0.01, 100)).isCloseTo(0.634, within(0.0005));
    assertThat(ScatterGather.slowProbability(0.01, 1)).isCloseTo(0.01, within(1e-12));
    assertThat(ScatterGather.slowProbability(0, 100)).isZero();
    for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> ScatterGather.slowProbability(bad, 1));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> ScatterGather.slowProbability(0.5, 0));
  }

  private static String hex(long hash) {
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
