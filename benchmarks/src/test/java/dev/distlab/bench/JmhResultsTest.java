package dev.distlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JmhResultsTest {

  @Test
  void read_classWithAndWithoutSuffix_becomesItsGroup() throws Exception {
    assertThat(JmhResults.read(Canned.jmhJson(), (type, method) -> ""))
        .containsOnlyKeys("Fill", "Lookup");
  }

  @Test
  void group_classWithTheHeavyPeers_isTheGroupOfTheOthers() {
    assertThat(JmhResults.group("dev.distlab.bench.index.LongTreeGetHeavyBenchmark"))
        .isEqualTo(JmhResults.group("dev.distlab.bench.index.LongTreeGetBenchmark"))
        .isEqualTo("LongTreeGet");
    assertThat(JmhResults.group("dev.distlab.bench.index.HeavyBenchmark")).isEqualTo("Heavy");
  }

  @Test
  void read_errorThatIsTheTextNaN_isUnknown() throws Exception {
    Measurement sortedArray = find("reference_sortedArray");

    assertThat(sortedArray.error()).isNull();
    assertThat(Figures.withError(sortedArray)).isEqualTo("4.00 ± ?");
  }

  @Test
  void read_allocationRate_isKeptPerOperation() throws Exception {
    assertThat(find("ours_ring").allocated()).isEqualTo(1.0E-4);
    assertThat(find("peer_treeMap").allocated()).isNull();
  }

  @Test
  void read_moreThanOneThread_isAParameter() throws Exception {
    List<Measurement> fill = JmhResults.read(Canned.jmhJson(), (type, method) -> "").get("Fill");

    assertThat(fill).allSatisfy(one -> assertThat(one.params()).isEqualTo(Map.of("threads", "4")));
  }

  private static Measurement find(String method) throws Exception {
    return Canned.lookup().measurements().stream()
        .filter(one -> one.method().equals(method))
        .findFirst()
        .orElseThrow();
  }
}
