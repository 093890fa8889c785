package dev.distlab.ring.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.distlab.kernel.InvariantViolation;
import dev.distlab.ring.shards.ShardMigration.Phase;
import dev.distlab.ring.shards.ShardOperation.Append;
import dev.distlab.ring.shards.ShardOperation.Get;
import dev.distlab.ring.shards.ShardOperation.Put;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardClusterTest {

  private final ShardCluster cluster = new ShardCluster(List.of("a", "b", "c"));
  private final ShardClient client = new ShardClient("client", cluster);

  private String read(String key) {
    return ((ShardReply.Done) client.call(new Get(key))).value();
  }

  private void write(String key, String value) {
    assertThat(client.call(new Put(key, value))).isEqualTo(new ShardReply.Done(value));
  }

  @Test
  void call_valuesOfAllKinds_comeBack() {
    write("k", "v");
    assertThat(client.call(new Append("k", "w"))).isEqualTo(new ShardReply.Done("vw"));
    assertThat(read("k")).isEqualTo("vw");
    assertThat(read("nothing")).isEmpty();
  }

  @Test
  void send_staleVersion_isAnsweredWithTheCurrentOneAndNotDone() {
    ShardRequest late = client.request(new Put("k", "late"));
    cluster.migrate(1, "b").finish();
    assertThat(cluster.send(late)).isEqualTo(new ShardReply.StaleShardMap(0));
    assertThat(cluster.server("b").handle(late)).isEqualTo(new ShardReply.StaleShardMap(2));
    assertThat(read("k")).isEmpty();
    assertThat(cluster.server("b").staleCount()).isEqualTo(1);
  }

  @Test
  void call_staleClient_fetchesTheMapOnceAndSucceeds() {
    write("apple", "1");
    cluster.split(1, "m");
    cluster.migrate(1, "c").finish();
    assertThat(client.cachedEpoch()).isEqualTo(1);
    assertThat(read("apple")).isEqualTo("1");
    assertThat(client.cachedEpoch()).isEqualTo(3);
    assertThat(client.refreshCount()).isEqualTo(1);
    assertThat(read("zebra")).isEmpty();
    assertThat(client.refreshCount()).isEqualTo(1);
  }

  @Test
  void send_unaffectedShard_acceptsAnOldMap() {
    cluster.split(1, "m");
    ShardClient old = new ShardClient("old", cluster);
    cluster.migrate(2, "b").finish();
    assertThat(old.call(new Put("apple", "1"))).isEqualTo(new ShardReply.Done("1"));
    assertThat(old.refreshCount()).isZero();
  }

  @Test
  void send_sameRequestTwice_isDoneOnce() {
    ShardRequest request = client.request(new Append("k", "x"));
    assertThat(cluster.send(request)).isEqualTo(new ShardReply.Done("x"));
    assertThat(cluster.send(request)).isEqualTo(new ShardReply.Done("x"));
    assertThat(read("k")).isEqualTo("x");
    assertThat(cluster.send(request)).isEqualTo(new ShardReply.Outdated());
  }

  @Test
  void send_sameRequestAgainAfterSplitMoveAndMerge_isDoneOnce() {
    ShardRequest request = client.request(new Append("zebra", "x"));
    cluster.send(request);
    Shard right = cluster.split(1, "m");
    cluster.migrate(right.id(), "b").finish();
    assertThat(cluster.send(client.readdress(request))).isEqualTo(new ShardReply.Done("x"));
    cluster.migrate(1, "b").finish();
    cluster.merge(1, right.id());
    assertThat(cluster.send(client.readdress(request))).isEqualTo(new ShardReply.Done("x"));
    assertThat(read("zebra")).isEqualTo("x");
  }

  @Test
  void split_andMerge_keepAllPairs() {
    for (String key : List.of("a", "lime", "m", "zoo")) {
      write(key, key + "!");
    }
    Shard right = cluster.split(1, "m");
    cluster.checkInvariants();
    assertThat(cluster.map().locate("lime").id()).isEqualTo(1);
    assertThat(cluster.map().locate("m")).isEqualTo(right);
    cluster.merge(1, right.id());
    cluster.checkInvariants();
    for (String key : List.of("a", "lime", "m", "zoo")) {
      assertThat(read(key)).isEqualTo(key + "!");
    }
    assertThat(cluster.map().epoch()).isEqualTo(3);
  }

  @Test
  void migrate_whileTheClientWrites_losesNoWrite() {
    for (int i = 0; i < 50; i++) {
      write("k" + (100 + i), "old");
    }
    ShardMigration migration = cluster.migrate(1, "b");
    int step = 0;
    while (migration.phase() == Phase.COPYING || migration.phase() == Phase.CATCHING_UP) {
      write("k" + (100 + step), "new" + step);
      write("k" + (149 - step), "new" + step);
      cluster.checkInvariants();
      migration.step(10);
      step++;
    }
    assertThat(migration.phase()).isEqualTo(Phase.FROZEN);
    migration.step(10);
    cluster.checkInvariants();
    for (int i = 0; i < step; i++) {
      assertThat(read("k" + (100 + i))).isEqualTo("new" + i);
      assertThat(read("k" + (149 - i))).isEqualTo("new" + i);
    }
    assertThat(cluster.server("a").keyCount()).isZero();
    assertThat(cluster.server("b").keyCount()).isEqualTo(50);
    assertThat(migration.sentCount()).isGreaterThan(50);
  }

  @Test
  void migrate_frozen_asksToComeAgain() {
    write("k", "v");
    ShardMigration migration = cluster.migrate(1, "b");
    while (migration.step(10) != Phase.FROZEN) {}
    ShardRequest request = client.request(new Put("k", "w"));
    assertThat(cluster.send(request)).isEqualTo(new ShardReply.Frozen());
    migration.step(1);
    assertThat(cluster.send(client.readdress(request))).isEqualTo(new ShardReply.Done("w"));
  }

  @Test
  void abort_atAnyPhase_leavesTheOldOwnerServing() {
    for (int steps = 0; steps < 3; steps++) {
      write("k", "v" + steps);
      ShardMigration migration = cluster.migrate(1, "b");
      for (int i = 0; i < steps; i++) {
        migration.step(10);
      }
      migration.abort();
      cluster.checkInvariants();
      assertThat(read("k")).isEqualTo("v" + steps);
      assertThat(migration.phase()).isEqualTo(Phase.ABORTED);
      assertThatIllegalStateException().isThrownBy(() -> migration.step(1));
      assertThatIllegalStateException().isThrownBy(migration::abort);
    }
    assertThat(cluster.map().epoch()).isEqualTo(1);
    assertThat(client.refreshCount()).isZero();
  }

  @Test
  void migrate_writersThatOutrunTheCopy_areFrozenInTheEnd() {
    ShardMigration migration = cluster.migrate(1, "b");
    int steps = 0;
    while (migration.phase() != Phase.FROZEN) {
      for (int i = 0; i < 20; i++) {
        write("k" + i, "step" + steps);
      }
      migration.step(1_000);
      steps++;
    }
    assertThat(steps).isLessThan(20);
    migration.finish();
    assertThat(read("k3")).isEqualTo("step" + (steps - 1));
  }

  @Test
  void badInput_isRefusedAndChangesNothing() {
    Shard right = cluster.split(1, "m");
    ShardMap before = cluster.map();
    assertThatIllegalArgumentException().isThrownBy(() -> new ShardCluster(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> cluster.addServer("a"));
    assertThatIllegalArgumentException().isThrownBy(() -> cluster.split(1, "zoo"));
    assertThatIllegalArgumentException().isThrownBy(() -> cluster.split(9, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> cluster.merge(right.id(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> cluster.migrate(1, "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster.migrate(1, "x"))
        .withMessageContaining("the servers are a, b, c");
    ShardMigration migration = cluster.migrate(1, "b");
    assertThatIllegalArgumentException().isThrownBy(() -> migration.step(0));
    assertThatIllegalStateException().isThrownBy(() -> cluster.migrate(1, "c"));
    assertThatIllegalStateException().isThrownBy(() -> cluster.split(1, "c"));
    assertThatIllegalStateException().isThrownBy(() -> cluster.merge(1, right.id()));
    assertThat(cluster.map()).isSameAs(before);
    migration.finish();
    assertThatIllegalArgumentException().isThrownBy(() -> cluster.merge(1, right.id()));
    cluster.addServer("d");
    assertThat(cluster.serverNames()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void handle_keyOutsideTheAddressedShard_isRefused() {
    cluster.split(1, "m");
    Shard left = cluster.map().shard(1);
    ShardRequest lost = new ShardRequest("x", 1, left, new Get("zoo"));
    assertThatIllegalArgumentException().isThrownBy(() -> cluster.send(lost));
  }

  @Test
  void checkI2_twoServersOrNone_bites() {
    cluster.server("b").host(new HostedShard(cluster.map().shard(1)));
    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(cluster::checkInvariants)
        .withMessageStartingWith("I2: server b serves");
    cluster.server("b").drop(1);
    cluster.server("a").drop(1);
    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(cluster::checkInvariants)
        .withMessageStartingWith("I2");
  }

  @Test
  void checkI4_keyInTheWrongShard_bites() {
    cluster.split(1, "m");
    cluster.server("a").shard(1).pairs().put("zoo", "stray");
    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(cluster::checkInvariants)
        .withMessageStartingWith("I4");
  }
}
