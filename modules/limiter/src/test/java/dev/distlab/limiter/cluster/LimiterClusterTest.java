package dev.distlab.limiter.cluster;

import static dev.distlab.limiter.cluster.ClusterRun.MILLIS;
import static dev.distlab.limiter.cluster.ClusterRun.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.limiter.Limit;
import dev.distlab.limiter.cluster.Admission.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimiterClusterTest {

  private static final int GATEWAYS = 4;
  private static final int SEEDS = 100;
  private static final Limit LIMIT = Limit.of(100, SECONDS);

  private static ClusterRun cluster(Sharing sharing, FailurePolicy onFailure) {
    return new ClusterRun(new ClusterOptions(GATEWAYS, LIMIT, sharing, ClusterRun.link(onFailure)));
  }

  private static ClusterRun loaded(Sharing sharing, long seed) {
    return cluster(sharing, FailurePolicy.FAIL_CLOSED).load(seed, 400, 5 * SECONDS).run();
  }

  @Test
  void askingEachTime_underMoreThanTheLimit_givesTheLimitAndNoMore() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      ClusterRun run = loaded(new Sharing.AskEachTime(), seed);
      for (int window = 0; window < 5; window++) {
        assertThat(run.allowedIn(window)).isEqualTo(100);
      }
      assertThat(run.cluster.stats().storeCalls()).isEqualTo(run.decisions.size());
    }
  }

  @Test
  void askingEachTime_always_costsARoundTrip() {
    ClusterRun run = cluster(new Sharing.AskEachTime(), FailurePolicy.FAIL_OPEN).arrive(0, 3).run();
    assertThat(run.decisions).containsExactly(new Admission(3, true, 2 * MILLIS, Ground.STORE));
  }

  @Test
  void readThenWrite_byGatewaysAtTheSameTime_letsPassMoreThanTheLimit() {
    ClusterRun run = cluster(new Sharing.ReadThenWrite(), FailurePolicy.FAIL_CLOSED);
    for (int i = 0; i < 1_000; i++) {
      run.arrive(i * 100_000L, i % GATEWAYS);
    }
    assertThat(run.run().mostInAWindow()).isGreaterThan(900);
    assertThat(run.cluster.store().count(0)).isLessThanOrEqualTo(100);
  }

  @Test
  void readThenWrite_oneAfterAnother_keepsTheLimit() {
    ClusterRun run = cluster(new Sharing.ReadThenWrite(), FailurePolicy.FAIL_OPEN);
    for (int i = 0; i < 400; i++) {
      run.arrive(i * 5 * MILLIS, i % GATEWAYS);
    }
    run.run();
    assertThat(run.allowedIn(0)).isEqualTo(100);
    assertThat(run.allowedIn(1)).isEqualTo(100);
    assertThat(run.decisions).hasSize(400).allMatch(one -> one.ground() == Ground.STORE);
  }

  @Test
  void leasesThatExpire_underMoreThanTheLimit_giveAlmostTheLimit() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      ClusterRun run = loaded(new Sharing.Lease(10, true), seed);
      assertThat(run.mostInAWindow()).isLessThanOrEqualTo(100);
      assertThat(run.cluster.stats().allowed() + run.cluster.stats().expiredPermits())
          .isBetween(450L, 500L);
    }
  }

  @Test
  void leasesThatExpire_underALoadBelowTheLimit_loseWhatIsNotSpent() {
    ClusterRun run =
        cluster(new Sharing.Lease(25, true), FailurePolicy.FAIL_CLOSED)
            .load(1, 60, 20 * SECONDS)
            .run();
    assertThat(run.cluster.stats().expiredPermits()).isPositive();
    ClusterRun uneven = cluster(new Sharing.Lease(50, true), FailurePolicy.FAIL_CLOSED);
    uneven.arrive(0, 0).arrive(0, 1);
    for (int i = 0; i < 80; i++) {
      uneven.arrive(10 * MILLIS, 2);
    }
    // Two gateways hold 98 permits that they do not need.
    assertThat(uneven.run().cluster.stats().denied()).isEqualTo(80);
  }

  @Test
  void leasesThatLast_afterAQuietWindow_overAdmitByWhatWasSaved() {
    ClusterRun run = cluster(new Sharing.Lease(10, false), FailurePolicy.FAIL_CLOSED);
    for (int gateway = 0; gateway < GATEWAYS; gateway++) {
      run.arrive(900 * MILLIS, gateway);
    }
    for (int i = 0; i < 400; i++) {
      run.arrive(SECONDS + i * MILLIS, i % GATEWAYS);
    }
    run.run();
    assertThat(run.allowedIn(0)).isEqualTo(4);
    assertThat(run.allowedIn(1)).isEqualTo(100 + GATEWAYS * (10 - 1));
  }

  @Test
  void leases_ofTenPermits_askTheStoreATenthAsOften() {
    ClusterRun run = loaded(new Sharing.Lease(10, true), 1);
    // Ten grants a window, and at the end of it one refusal a gateway.
    assertThat(run.cluster.stats().storeCalls()).isLessThanOrEqualTo(5 * (10 + 2 * GATEWAYS));
  }

  @Test
  void lease_thatArrivesWhenItsWindowIsOver_isNotSpent() {
    ClusterRun run = cluster(new Sharing.Lease(10, true), FailurePolicy.FAIL_CLOSED);
    run.arrive(SECONDS - 2 * MILLIS, 0).run();
    assertThat(run.cluster.stats().expiredPermits()).isEqualTo(10);
    assertThat(run.decisions)
        .containsExactly(new Admission(0, true, SECONDS + 2 * MILLIS, Ground.LOCAL));
  }

  @Test
  void lease_tooSmallForAllWhoWait_isFollowedByOthers() {
    ClusterRun run = cluster(new Sharing.Lease(2, true), FailurePolicy.FAIL_CLOSED);
    for (int i = 0; i < 7; i++) {
      run.arrive(0, 0);
    }
    assertThat(run.run().cluster.stats()).isEqualTo(new ClusterStats(7, 0, 4, 0, 0));
  }

  @Test
  void lease_ofNothing_isADenialUntilTheWindowEndsWhateverThePolicy() {
    ClusterRun run = cluster(new Sharing.Lease(100, true), FailurePolicy.FAIL_OPEN);
    run.arrive(0, 0).arrive(5 * MILLIS, 1).arrive(SECONDS - 1, 1).arrive(SECONDS, 1).run();
    assertThat(run.decisions)
        .containsExactly(
            new Admission(0, true, 2 * MILLIS, Ground.LOCAL),
            new Admission(1, false, 7 * MILLIS, Ground.STORE),
            new Admission(1, false, SECONDS - 1, Ground.LOCAL),
            new Admission(1, true, SECONDS + 2 * MILLIS, Ground.LOCAL));
  }

  @Test
  void reportingLater_underABurst_overAdmitsByWhatComesBetweenReports() {
    long interval = 50 * MILLIS;
    ClusterRun run =
        cluster(new Sharing.ReportLater(interval), FailurePolicy.FAIL_CLOSED)
            .load(7, 2_000, 3 * SECONDS)
            .run();
    // 2,000 a second come: about 104 in an interval and a round trip.
    assertThat(run.mostInAWindow()).isBetween(150L, 100L + 2 * 104);
    assertThat(run.decisions).allMatch(one -> one.ground() == Ground.LOCAL);
  }

  @Test
  void reportingLater_underAnEvenLoad_overAdmitsLittle() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      ClusterRun run = loaded(new Sharing.ReportLater(10 * MILLIS), seed);
      assertThat(run.mostInAWindow()).isBetween(100L, 115L);
    }
  }

  @Test
  void reportingLater_withoutAStore_letsEachGatewayPassTheWholeLimit() {
    ClusterRun run = cluster(new Sharing.ReportLater(10 * MILLIS), FailurePolicy.FAIL_CLOSED);
    run.cluster.store().goDown();
    run.load(1, 2_000, SECONDS).run();
    assertThat(run.mostInAWindow()).isEqualTo(GATEWAYS * 100);
  }

  @Test
  void split_underEvenLoad_isTheLimitWithoutAStore() {
    ClusterRun run = loaded(new Sharing.Split(), 1);
    assertThat(run.mostInAWindow()).isEqualTo(100);
    assertThat(run.cluster.stats().storeCalls()).isZero();
  }

  @Test
  void split_whenAllRequestsComeToOneGateway_deniesThreeQuartersOfTheLimit() {
    ClusterRun run = cluster(new Sharing.Split(), FailurePolicy.FAIL_CLOSED);
    for (int i = 0; i < 100; i++) {
      run.arrive(i * MILLIS, 0);
    }
    assertThat(run.run().mostInAWindow()).isEqualTo(25);
  }

  @Test
  void shares_ofALimitThatDoesNotDivide_addUpToIt() {
    ClusterOptions options =
        new ClusterOptions(7, LIMIT, new Sharing.Split(), ClusterRun.link(FailurePolicy.FAIL_OPEN));
    long sum = 0;
    for (int gateway = 0; gateway < 7; gateway++) {
      sum += options.shareOf(gateway).permits();
    }
    assertThat(sum).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource
  void store_thatIsDownForASecond_isAnsweredForByThePolicy(FailurePolicy policy) {
    ClusterRun run = cluster(new Sharing.AskEachTime(), policy);
    run.scheduler.at(SECONDS - MILLIS, () -> run.cluster.store().goDown());
    run.scheduler.at(2 * SECONDS, () -> run.cluster.store().comeUp());
    run.load(1, 1_000, 3 * SECONDS).run();
    long during = run.allowedIn(1);
    switch (policy) {
      case FAIL_OPEN -> assertThat(during).isGreaterThan(900);
      case FAIL_CLOSED -> assertThat(during).isZero();
      case OWN_SHARE -> assertThat(during).isBetween(96L, 100L);
    }
    assertThat(run.allowedIn(0)).isEqualTo(100);
    assertThat(run.cluster.stats().timeouts()).isGreaterThan(900);
    assertThat(run.cluster.stats().allowed() + run.cluster.stats().denied())
        .isEqualTo(run.decisions.size());
  }

  @Test
  void request_duringAnOutage_waitsForItsTimeout() {
    ClusterRun run = cluster(new Sharing.AskEachTime(), FailurePolicy.FAIL_OPEN);
    run.cluster.store().goDown();
    run.arrive(0, 0).run();
    assertThat(run.decisions)
        .containsExactly(new Admission(0, true, ClusterRun.TIMEOUT_NANOS, Ground.NO_ANSWER));
    assertThat(run.cluster.store().isUp()).isFalse();
  }

  @Test
  void leases_duringAShortOutage_areSpentWithoutNoticing() {
    ClusterRun run = cluster(new Sharing.Lease(20, true), FailurePolicy.FAIL_CLOSED);
    run.arrive(0, 0);
    run.scheduler.at(100 * MILLIS, () -> run.cluster.store().goDown());
    for (int i = 0; i < 30; i++) {
      run.arrive((200 + i) * MILLIS, 0);
    }
    run.run();
    assertThat(run.cluster.stats().allowed()).isEqualTo(20);
    assertThat(run.decisions.get(20))
        .isEqualTo(new Admission(0, false, 229 * MILLIS, Ground.NO_ANSWER));
  }

  @Test
  void store_thatForgets_givesTheLimitASecondTime() {
    ClusterRun run = cluster(new Sharing.AskEachTime(), FailurePolicy.FAIL_CLOSED);
    run.scheduler.at(500 * MILLIS, () -> run.cluster.store().forget());
    run.load(1, 1_000, SECONDS).run();
    assertThat(run.mostInAWindow()).isEqualTo(200);
  }

  @Test
  void readThenWrite_duringAnOutage_isAnsweredForByThePolicy() {
    ClusterRun run = cluster(new Sharing.ReadThenWrite(), FailurePolicy.FAIL_OPEN);
    run.scheduler.at(2 * MILLIS, () -> run.cluster.store().goDown());
    run.arrive(0, 0).arrive(5 * MILLIS, 0).run();
    assertThat(run.decisions).hasSize(2).allMatch(one -> one.ground() == Ground.NO_ANSWER);
  }

  @Test
  void options_outOfRange_areErrors() {
    StoreLink link = ClusterRun.link(FailurePolicy.FAIL_OPEN);
    assertThatThrownBy(() -> new ClusterOptions(0, LIMIT, new Sharing.Split(), link))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gatewayCount=0 is out of range: allowed 1..1000");
    assertThatThrownBy(() -> new ClusterOptions(1_001, Limit.of(2_000, 1), null, link))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gatewayCount=1001 is out of range: allowed 1..1000");
    assertThatThrownBy(() -> new ClusterOptions(101, LIMIT, new Sharing.Split(), link))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("less than one for each of 101 gateways");
    assertThatThrownBy(() -> new ClusterOptions(1, null, new Sharing.Split(), link))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("limit");
    assertThatThrownBy(() -> new ClusterOptions(1, LIMIT, null, link))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("sharing");
    assertThatThrownBy(() -> new ClusterOptions(1, LIMIT, new Sharing.Split(), null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("link");
    assertThatThrownBy(() -> new Sharing.Lease(0, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sharing.ReportLater(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StoreLink(-1, 1, FailurePolicy.FAIL_OPEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("oneWayNanos=-1 is out of range: allowed 0.." + Limit.MAX_WINDOW_NANOS);
    assertThatThrownBy(() -> new StoreLink(Long.MAX_VALUE / 2 + 1, 1, FailurePolicy.FAIL_OPEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is out of range: allowed 0.." + Limit.MAX_WINDOW_NANOS);
    assertThatThrownBy(() -> new StoreLink(0, Long.MAX_VALUE, FailurePolicy.FAIL_OPEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is out of range: allowed 1.." + Limit.MAX_WINDOW_NANOS);
    assertThatThrownBy(() -> new StoreLink(1, 3, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("onFailure");
    assertThatThrownBy(() -> new Sharing.ReportLater(Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is out of range: allowed 1.." + Limit.MAX_WINDOW_NANOS);
    assertThatThrownBy(() -> new StoreLink(5, 10, FailurePolicy.FAIL_OPEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than the way there and back, 10");
    assertThatThrownBy(() -> new StoreLink(0, 0, FailurePolicy.FAIL_OPEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than the way there and back, 0");
    assertThatThrownBy(
            () ->
                cluster(new Sharing.Split(), FailurePolicy.FAIL_OPEN).cluster.request(4, one -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gateway=4 is out of range: allowed 0..3");
    assertThatThrownBy(
            () ->
                cluster(new Sharing.Split(), FailurePolicy.FAIL_OPEN)
                    .cluster
                    .request(-1, one -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gateway=-1 is out of range: allowed 0..3");
  }

  @Test
  void options_atTheEndsOfTheirRanges_areAllowed() {
    StoreLink link = new StoreLink(0, Limit.MAX_WINDOW_NANOS, FailurePolicy.FAIL_OPEN);
    assertThat(new Sharing.ReportLater(1).everyNanos()).isEqualTo(1);
    Sharing rarely = new Sharing.ReportLater(Limit.MAX_WINDOW_NANOS);
    ClusterOptions options = new ClusterOptions(1_000, Limit.of(1_000, SECONDS), rarely, link);
    assertThat(options.shareOf(999)).isEqualTo(Limit.of(1, SECONDS));
  }

  @Test
  void store_thatIsWrittenBehindItsBack_breaksC1() {
    SharedCounter store = new SharedCounter(Limit.of(1, SECONDS));
    assertThat(store.take(1, 0)).isTrue();
    store.write(0, 0);
    assertThatThrownBy(() -> store.take(1, 0))
        .isInstanceOf(InvariantViolation.class)
        .hasMessage("C1: 2 permits given in a window of 1");
  }

  /** The same answer of the store, heard in the next window: two windows' permits in one. */
  @Test
  void askingEachTime_aroundTheEdgeOfAWindow_keepsTheLimitByTheClockOfTheStoreOnly() {
    ClusterRun run = cluster(new Sharing.AskEachTime(), FailurePolicy.FAIL_CLOSED);
    for (int i = 0; i < 100; i++) {
      run.arrive(SECONDS - 3 * MILLIS / 2, i % GATEWAYS).arrive(SECONDS + MILLIS, i % GATEWAYS);
    }
    run.run();
    assertThat(run.mostInAWindowOfTheStore()).isEqualTo(100);
    assertThat(run.allowedIn(0)).isZero();
    assertThat(run.allowedIn(1)).isEqualTo(200);
  }

  /** The worst case: a whole lease on its way to each gateway when the window begins. */
  @Test
  void leasesThatLast_onTheirWayAtTheEdgeOfAWindow_overAdmitByALeaseEach() {
    ClusterRun run = cluster(new Sharing.Lease(10, false), FailurePolicy.FAIL_CLOSED);
    for (int gateway = 0; gateway < GATEWAYS; gateway++) {
      run.arrive(SECONDS - 3 * MILLIS / 2, gateway);
    }
    for (int i = 0; i < 400; i++) {
      run.arrive(SECONDS + (1 + i) * MILLIS, i % GATEWAYS);
    }
    assertThat(run.run().allowedIn(1)).isEqualTo(100 + GATEWAYS * 10);
  }

  /** The bounds of the package's table, for clusters of any kind and bursts of any kind. */
  @Test
  void sharing_underRandomBursts_keepsTheBoundsOfThePackage() {
    for (int seed = 1; seed <= 2_000; seed++) {
      SeededRandom random = new SeededRandom(seed);
      int gateways = 1 + random.nextInt(5);
      Limit limit = Limit.of(gateways + random.nextInt(60), (1 + random.nextInt(200)) * MILLIS);
      long lease = 1 + random.nextInt(12);
      long every = 1 + random.nextLong(20 * MILLIS);
      StoreLink link = ClusterRun.link(FailurePolicy.FAIL_CLOSED);
      Sharing[] kinds = {
        new Sharing.AskEachTime(),
        new Sharing.Lease(lease, true),
        new Sharing.Lease(lease, false),
        new Sharing.ReportLater(every),
        new Sharing.Split()
      };
      for (Sharing sharing : kinds) {
        ClusterRun run =
            new ClusterRun(new ClusterOptions(gateways, limit, sharing, link))
                .bursts(new SeededRandom(seed), 60, 40, 8 * limit.windowNanos())
                .run();
        boolean isAsking = sharing instanceof Sharing.AskEachTime;
        assertThat(isAsking ? run.mostInAWindowOfTheStore() : run.mostInAWindow())
            .as("%s of %s, %d gateways, seed %d", sharing, limit, gateways, seed)
            .isLessThanOrEqualTo(limit.permits() + mostAbove(sharing, gateways, run));
        assertThat(run.mostInAWindow()).isLessThanOrEqualTo(gateways * 2 * limit.permits());
        assertThat(run.decisions).hasSameSizeAs(run.arrivals);
      }
    }
  }

  private static long mostAbove(Sharing sharing, int gateways, ClusterRun run) {
    if (sharing instanceof Sharing.Lease lease && !lease.expires()) {
      return gateways * lease.permits();
    }
    if (sharing instanceof Sharing.ReportLater report) {
      return 2 * run.mostArrivalsIn(report.everyNanos() + 4 * MILLIS);
    }
    return 0;
  }

  /** Longer on its way than a window: no lease could ever be spent. */
  @ParameterizedTest
  @EnumSource
  void lease_thatAlwaysArrivesTooLate_isAnsweredForByThePolicy(FailurePolicy policy) {
    StoreLink link = new StoreLink(3 * MILLIS, 10 * MILLIS, policy);
    Limit limit = Limit.of(10, 2 * MILLIS);
    ClusterRun run = new ClusterRun(new ClusterOptions(1, limit, new Sharing.Lease(2, true), link));
    run.arrive(0, 0).arrive(20 * MILLIS, 0).run();
    boolean passes = policy != FailurePolicy.FAIL_CLOSED;
    assertThat(run.decisions)
        .containsExactly(
            new Admission(0, passes, 12 * MILLIS, Ground.NO_ANSWER),
            new Admission(0, passes, 32 * MILLIS, Ground.NO_ANSWER));
    assertThat(run.cluster.stats())
        .isEqualTo(new ClusterStats(passes ? 2 : 0, passes ? 0 : 2, 4, 0, 8));
  }

  @Test
  void leasesThatLast_longerOnTheirWayThanAWindow_areSpentAllTheSame() {
    StoreLink link = new StoreLink(3 * MILLIS, 10 * MILLIS, FailurePolicy.FAIL_CLOSED);
    Limit limit = Limit.of(10, 2 * MILLIS);
    ClusterRun run =
        new ClusterRun(new ClusterOptions(1, limit, new Sharing.Lease(2, false), link));
    for (int i = 0; i < 7; i++) {
      run.arrive(0, 0);
    }
    assertThat(run.run().cluster.stats()).isEqualTo(new ClusterStats(7, 0, 4, 0, 0));
  }

  /** The way there and back is a window: whoever asks too late once asks too late for ever. */
  @Test
  void lease_thatMissesEveryWindowByTheSameTime_isAskedForTwice() {
    StoreLink link = new StoreLink(MILLIS, 10 * MILLIS, FailurePolicy.FAIL_CLOSED);
    Limit limit = Limit.of(10, 2 * MILLIS);
    ClusterRun run = new ClusterRun(new ClusterOptions(1, limit, new Sharing.Lease(2, true), link));
    run.arrive(MILLIS / 2, 0).arrive(11 * MILLIS / 2, 0).run();
    assertThat(run.decisions)
        .containsExactly(
            new Admission(0, false, 9 * MILLIS / 2, Ground.NO_ANSWER),
            new Admission(0, true, 15 * MILLIS / 2, Ground.LOCAL));
  }

  /** A caller who asks again when it is denied waits for the store again, each time. */
  @Test
  void leases_withoutAStore_letWhoAsksAgainWaitAgain() {
    ClusterRun run = cluster(new Sharing.Lease(10, true), FailurePolicy.FAIL_CLOSED);
    run.cluster.store().goDown();
    run.scheduler.at(0, () -> insist(run, 50));
    run.run();
    for (int i = 0; i < 50; i++) {
      assertThat(run.decisions.get(i).atNanos()).isEqualTo((i + 1) * ClusterRun.TIMEOUT_NANOS);
    }
  }

  private static void insist(ClusterRun run, int times) {
    run.cluster.request(
        0,
        one -> {
          run.decisions.add(one);
          if (!one.allowed() && run.decisions.size() < times) {
            insist(run, times);
          }
        });
  }

  @Test
  void reportingLater_whatPassesWhileAReportIsOnItsWay_isReportedToo() {
    ClusterRun run = cluster(new Sharing.ReportLater(10 * MILLIS), FailurePolicy.FAIL_CLOSED);
    for (int i = 0; i < 40; i++) {
      run.arrive(0, 0).arrive(11 * MILLIS, 0);
    }
    run.scheduler.runUntil(900 * MILLIS);
    assertThat(run.cluster.store().count(900 * MILLIS)).isEqualTo(80);
  }

  @Test
  void reportingLater_whatIsDenied_isNotReported() {
    ClusterRun run = cluster(new Sharing.ReportLater(10 * MILLIS), FailurePolicy.FAIL_CLOSED);
    for (int i = 0; i < 140; i++) {
      run.arrive(0, 0);
    }
    run.scheduler.runUntil(900 * MILLIS);
    assertThat(run.cluster.store().count(900 * MILLIS)).isEqualTo(100);
    assertThat(run.cluster.store().count(SECONDS)).isZero();
  }

  @Test
  void reportingLater_aReportThatIsOnItsWayWhenItsWindowEnds_countsInNone() {
    ClusterRun run = cluster(new Sharing.ReportLater(10 * MILLIS), FailurePolicy.FAIL_CLOSED);
    for (int i = 0; i < 40; i++) {
      run.arrive(SECONDS - 21 * MILLIS / 2, 0);
    }
    run.arrive(SECONDS - MILLIS / 4, 0).run();
    assertThat(run.cluster.store().count(SECONDS)).isZero();
    assertThat(run.cluster.stats().storeCalls()).isEqualTo(1);
    for (int i = 0; i < 140; i++) {
      run.arrive(SECONDS + 5 * MILLIS, 0);
    }
    assertThat(run.run().allowedIn(1)).isEqualTo(100);
  }

  @Test
  void reportingLater_whatPassesDuringAnOutage_isReportedAfterIt() {
    ClusterRun run = cluster(new Sharing.ReportLater(10 * MILLIS), FailurePolicy.FAIL_CLOSED);
    run.cluster.store().goDown();
    run.scheduler.at(300 * MILLIS, () -> run.cluster.store().comeUp());
    for (int i = 0; i < 40; i++) {
      run.arrive(i, i % GATEWAYS);
    }
    run.scheduler.runUntil(900 * MILLIS);
    assertThat(run.cluster.store().count(900 * MILLIS)).isEqualTo(40);
    run.run();
    assertThat(run.scheduler.nanos()).isLessThan(2 * SECONDS);
  }
}
