package dev.distlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupReportTest {

  @Test
  void races_paramsThatAreNumbers_areInNumericOrder() throws Exception {
    assertThat(Canned.lookup().races())
        .extracting(race -> race.params().get("nodes"))
        .containsExactly("100", "1000");
  }

  @Test
  void bestPeer_referenceAndFloorAreFaster_isStillAPeer() throws Exception {
    assertThat(race(0).bestPeer()).get().extracting(Measurement::rival).isEqualTo("jumpBack");
  }

  @Test
  void standing_intervalsApart_isTheRatio() throws Exception {
    assertThat(standing(0, "ours_ring")).isEqualTo("2.60x faster");
    assertThat(standing(0, "peer_treeMap")).isEqualTo("15.8x slower");
    assertThat(standing(0, "peer_jumpBack")).isEqualTo("best peer");
  }

  @Test
  void standing_intervalsTouch_showsNoDifference() throws Exception {
    assertThat(standing(1, "ours_ring")).isEqualTo("no difference shown");
  }

  @Test
  void standing_errorUnknown_showsNoDifference() throws Exception {
    assertThat(standing(0, "reference_sortedArray")).isEqualTo("no difference shown");
  }

  @Test
  void standing_floor_isNotCompared() throws Exception {
    assertThat(standing(0, "floor_loop")).isEmpty();
  }

  @Test
  void standing_throughput_isBetterWhenHigher() throws Exception {
    GroupReport fill = Canned.report().groups().get(0);
    GroupReport.Race race = fill.races().get(0);

    assertThat(race.bestFirst().get(0).method()).isEqualTo("ours_log");
    assertThat(GroupReport.standing(race.bestFirst().get(0), race)).isEqualTo("3.00x faster");
  }

  @Test
  void role_nameWithoutPrefix_isRefusedWithTheRule() {
    assertThatThrownBy(() -> Role.of("ring"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"ring\"")
        .hasMessageContaining("ours_");
  }

  @Test
  void updatedBy_oneGroup_keepsTheOthers() throws Exception {
    BenchReport old = Canned.report();
    GroupReport newer = new GroupReport("Fill", Canned.ENVIRONMENT, List.of(), List.of());

    BenchReport merged = old.updatedBy(new BenchReport("ring", List.of(newer)));

    assertThat(merged.groups()).containsExactly(newer, old.groups().get(1));
  }

  @Test
  void memoryRow_noEntries_isRefused() {
    assertThatThrownBy(() -> new MemoryProbe.Row("Lookup", "ours_ring", Map.of(), 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GroupReport.Race race(int index) throws Exception {
    return Canned.lookup().races().get(index);
  }

  private static String standing(int index, String method) throws Exception {
    GroupReport.Race race = race(index);
    Measurement measurement =
        race.bestFirst().stream().filter(m -> m.method().equals(method)).findFirst().orElseThrow();
    return GroupReport.standing(measurement, race);
  }
}
