package dev.distlab.ring.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.distlab.kernel.VirtualClock;
import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancingPolicyTest {

  private static double meanOfBusiest(LongFunction<BalancingPolicy> policy, int bins) {
    double sum = 0;
    int seeds = 50;
    for (int seed = 1; seed <= seeds; seed++) {
      BalancingPolicy choice = policy.apply(seed);
      ServerLoads loads = new ServerLoads(bins);
      for (int ball = 0; ball < bins; ball++) {
        loads.start(choice.choose(loads));
      }
      sum += loads.maxInFlight();
    }
    return sum / seeds;
  }

  /** The spec's view E: 1000 balls into 1000 bins. */
  @ParameterizedTest
  @CsvSource({"1, 5.5", "2, 3.0", "3, 2.4"})
  void choose_ballsIntoBins_busiestBinIsThatOfTheReference(int choices, double busiest) {
    double mean = meanOfBusiest(seed -> new PowerOfChoices(choices, new SeededRandom(seed)), 1_000);
    assertThat(mean).isCloseTo(busiest, within(0.3));
  }

  @Test
  void choose_oneChoice_isRandom() {
    double one = meanOfBusiest(seed -> new PowerOfChoices(1, new SeededRandom(seed)), 500);
    double random = meanOfBusiest(seed -> new RandomChoice(new SeededRandom(seed)), 500);
    assertThat(one).isEqualTo(random);
  }

  @Test
  void choose_leastConnectionsOrRoundRobin_fillEvenly() {
    assertThat(meanOfBusiest(seed -> new LeastConnections(), 100)).isEqualTo(1);
    assertThat(meanOfBusiest(seed -> new RoundRobin(), 100)).isEqualTo(1);
  }

  @Test
  void leastConnections_idleServers_takeTurns() {
    LeastConnections policy = new LeastConnections();
    ServerLoads idle = new ServerLoads(3);
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      chosen.add(policy.choose(idle));
    }
    assertThat(chosen).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void leastConnections_busyServer_isLeftAlone() {
    LeastConnections policy = new LeastConnections();
    ServerLoads loads = new ServerLoads(2);
    loads.start(0);
    loads.start(0);
    assertThat(policy.choose(loads)).isEqualTo(1);
    assertThat(policy.choose(loads)).isEqualTo(1);
  }

  @Test
  void peakEwma_slowServer_getsFewerRequests() {
    VirtualClock clock = new VirtualClock();
    PeakEwma policy = new PeakEwma(4, 1_000_000_000L, clock, new SeededRandom(1));
    ServerLoads loads = new ServerLoads(4);
    int toSlow = 0;
    for (int i = 0; i < 4_000; i++) {
      int server = policy.choose(loads);
      toSlow += server == 0 ? 1 : 0;
      loads.start(server);
      clock.advance(1_000);
      policy.observe(server, server == 0 ? 50_000 : 1_000);
      loads.finish(server);
    }
    assertThat(toSlow).isLessThan(400);
  }

  @Test
  void peakEwma_peak_countsAtOnceAndFadesSlowly() {
    VirtualClock clock = new VirtualClock();
    PeakEwma policy = new PeakEwma(1, 1_000, clock, new SeededRandom(1));
    policy.observe(0, 100);
    policy.observe(0, 900);
    assertThat(policy.averageNanos(0)).isEqualTo(900);
    clock.advance(1_000);
    policy.observe(0, 100);
    assertThat(policy.averageNanos(0)).isCloseTo(100 + 800 / Math.E, within(1e-9));
  }

  @Test
  void peakEwma_serverThatOwesItsFirstAnswer_isAvoided() {
    PeakEwma policy = new PeakEwma(2, 1_000, new VirtualClock(), new SeededRandom(1));
    ServerLoads loads = new ServerLoads(2);
    policy.observe(1, 5_000);
    loads.start(0);
    int toUnknown = 0;
    for (int i = 0; i < 1_000; i++) {
      toUnknown += policy.choose(loads) == 0 ? 1 : 0;
    }
    assertThat(toUnknown).isBetween(150, 350);
  }

  @Test
  void badInput_isRefused() {
    SeededRandom random = new SeededRandom(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new ServerLoads(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ServerLoads(1).finish(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PowerOfChoices(0, random));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeakEwma(0, 1, new VirtualClock(), random));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeakEwma(1, 0, new VirtualClock(), random));
  }

  @Test
  void peakEwma_loadsOfOtherServers_areRefused() {
    PeakEwma policy = new PeakEwma(1, 1_000, new VirtualClock(), new SeededRandom(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.choose(new ServerLoads(3)))
        .withMessage("loads of 3 servers: this policy was made for 1");
  }

  /** A coarse clock measures 0; that server has answered all the same, and its load counts. */
  @Test
  void peakEwma_serverThatAnswersInNoTime_isKnownAndSharesTheLoad() {
    PeakEwma policy = new PeakEwma(2, 1_000, new VirtualClock(), new SeededRandom(1));
    policy.observe(0, 0);
    policy.observe(1, 5_000);
    ServerLoads loads = new ServerLoads(2);
    loads.start(0);
    int toFast = 0;
    for (int i = 0; i < 1_000; i++) {
      toFast += policy.choose(loads) == 0 ? 1 : 0;
    }
    assertThat(toFast).isBetween(650, 850);
    assertThat(policy.averageNanos(0)).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> policy.observe(0, -1));
  }
}
