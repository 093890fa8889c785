package dev.distlab.ring.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.distlab.kernel.Scheduler;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.ring.shards.ShardOperation.Append;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Histories: clients append words of their own to shared keys over a network that delays, loses and
 * repeats, while shards split, merge and move. In the end every acknowledged word is in the data
 * once, and every word at most once.
 */
class ShardHistoryTest {

  private static final int SEEDS = 100;
  private static final int CLIENTS = 4;
  private static final int WORDS_EACH = 250;
  private static final long MS = 1_000_000;

  @Test
  void appends_whileShardsMoveSplitAndMerge_areDoneExactlyOnce() {
    long stale = 0;
    long changes = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Run run = new Run(seed, UnaryOperator.identity());
      run.check();
      stale += run.staleReplies;
      changes += run.cluster.map().epoch();
    }
    assertThat(stale).isGreaterThan(SEEDS * 100L);
    assertThat(changes).isGreaterThan(SEEDS * 50L);
  }

  /** A broken twin: a client that gives every repetition a new number. */
  @Test
  void brokenTwin_repetitionsWithoutTheirNumber_doubleWrites() {
    assertCaught(
        new UnaryOperator<>() {
          private long sequence = 1_000_000;

          @Override
          public ShardRequest apply(ShardRequest request) {
            sequence++;
            return new ShardRequest(
                request.client(), sequence, request.addressed(), request.operation());
          }
        });
  }

  private static void assertCaught(UnaryOperator<ShardRequest> fault) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> {
              for (int seed = 1; seed <= SEEDS; seed++) {
                new Run(seed, fault).check();
              }
            });
  }

  /** A broken twin: a hand-over that leaves the sessions behind. */
  @Test
  void brokenTwin_handOverWithoutSessions_doublesWrites() {
    ShardCluster cluster = new ShardCluster(List.of("a", "b"));
    ShardClient client = new ShardClient("c", cluster);
    ShardRequest request = client.request(new Append("k", "x"));
    cluster.send(request);
    HostedShard source = cluster.server("a").shard(1);
    HostedShard staged = new HostedShard(source.description());
    source.copyPairs(staged, "", Integer.MAX_VALUE);
    cluster.handOver(source, staged, "b");
    assertThat(cluster.send(client.readdress(request))).isEqualTo(new ShardReply.Done("xx"));
  }

  /** A broken twin: a hand-over that forgets what was written during the copy. */
  @Test
  void brokenTwin_handOverWithoutTheWrittenKeys_losesWrites() {
    ShardCluster cluster = new ShardCluster(List.of("a", "b"));
    ShardClient client = new ShardClient("c", cluster);
    HostedShard source = cluster.server("a").shard(1);
    HostedShard staged = new HostedShard(source.description());
    source.copyPairs(staged, "", Integer.MAX_VALUE);
    client.call(new Append("k", "x"));
    source.copySessions(staged);
    cluster.handOver(source, staged, "b");
    assertThat(client.call(new Append("k", "y"))).isEqualTo(new ShardReply.Done("y"));
  }

  /** One simulated run. */
  private static final class Run {

    private final ShardCluster cluster = new ShardCluster(List.of("a", "b", "c"));
    private final Scheduler scheduler = new Scheduler();
    private final SeededRandom network;
    private final SeededRandom operator;
    private final SeededRandom work;
    private final UnaryOperator<ShardRequest> fault;

    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final Map<String, String> servedBy = new TreeMap<>();
    private ShardMigration migration;
    private int busyClients = CLIENTS;
    private long staleReplies;

    Run(long seed, UnaryOperator<ShardRequest> fault) {
      SeededRandom random = new SeededRandom(seed);
      this.network = random.fork("network");
      this.operator = random.fork("operator");
      this.work = random.fork("work");
      this.fault = fault;
      for (int i = 0; i < CLIENTS; i++) {
        new Worker(new ShardClient("c" + i, cluster), "c" + i).next();
      }
      scheduler.after(MS, this::operate);
      scheduler.runAll();
    }

    /** Splits, merges, moves and aborts, a little of everything. */
    private void operate() {
      if (migration != null) {
        boolean givesUp = operator.nextInt(20) == 0;
        if (givesUp) {
          migration.abort();
        }
        migration =
            givesUp || migration.step(1 + operator.nextInt(8)) == ShardMigration.Phase.DONE
                ? null
                : migration;
      } else {
        changeSomething();
      }
      cluster.checkInvariants();
      if (busyClients > 0 || migration != null) {
        scheduler.after(1 + operator.nextLong(3 * MS), this::operate);
      }
    }

    private void changeSomething() {
      List<Shard> shards = cluster.map().shards();
      int index = operator.nextInt(shards.size());
      Shard shard = shards.get(index);
      switch (operator.nextInt(4)) {
        case 0 -> {
          String cut = "k" + operator.nextInt(10);
          if (shard.range().contains(cut) && !shard.range().from().equals(cut)) {
            cluster.split(shard.id(), cut);
          }
        }
        case 1 -> {
          boolean canMerge =
              index + 1 < shards.size() && shards.get(index + 1).owner().equals(shard.owner());
          if (canMerge) {
            cluster.merge(shard.id(), shards.get(index + 1).id());
          }
        }
        default -> {
          String target = cluster.serverNames().get(operator.nextInt(3));
          if (!target.equals(shard.owner())) {
            migration = cluster.migrate(shard.id(), target);
          }
        }
      }
    }

    /** A client: one word after the other, each sent again until it is acknowledged. */
    private final class Worker {

      private final ShardClient client;
      private final String name;
      private int words;
      private ShardRequest current;

      Worker(ShardClient client, String name) {
        this.client = client;
        this.name = name;
      }

      void next() {
        if (words == WORDS_EACH) {
          busyClients--;
          current = null;
          return;
        }
        words++;
        String word = name + "-" + words + ";";
        sent.add(word);
        current = client.request(new Append("k" + work.nextInt(10), word));
        send(current);
      }

      /**
       * Loses one in ten, repeats one in ten, delays all; sends again after 5 ms without answer.
       */
      private void send(ShardRequest request) {
        int copies = network.nextInt(10) == 0 ? 0 : network.nextInt(10) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
          scheduler.after(network.nextLong(3 * MS), () -> deliver(request));
        }
        scheduler.after(5 * MS, () -> retry(request));
      }

      private void deliver(ShardRequest request) {
        ShardRequest arriving = network.nextInt(10) == 0 ? request : fault.apply(request);
        ShardReply reply = cluster.send(arriving);
        if (reply instanceof ShardReply.Done) {
          String shard = request.addressed().id() + "@" + request.addressed().version();
          String server = request.addressed().owner();
          assertThat(servedBy.computeIfAbsent(shard, key -> server)).isEqualTo(server);
        }
        if (network.nextInt(10) > 0) {
          scheduler.after(network.nextLong(3 * MS), () -> receive(request, reply));
        }
      }

      private void receive(ShardRequest request, ShardReply reply) {
        if (current == null || request.sequence() != current.sequence()) {
          return;
        }
        if (reply instanceof ShardReply.Done) {
          acknowledged.add(((Append) request.operation()).text());
          next();
        } else if (reply instanceof ShardReply.StaleShardMap) {
          staleReplies++;
          if (request == current) {
            current = client.readdress(current);
            send(current);
          }
        }
      }

      private void retry(ShardRequest request) {
        if (request == current) {
          current = client.readdress(current);
          send(current);
        }
      }
    }

    void check() {
      StringBuilder all = new StringBuilder();
      ShardClient reader = new ShardClient("reader", cluster);
      for (int i = 0; i < 10; i++) {
        all.append(((ShardReply.Done) reader.call(new ShardOperation.Get("k" + i))).value());
      }
      Map<String, Integer> found = new TreeMap<>();
      for (String word : all.toString().split("(?<=;)")) {
        found.merge(word, 1, Integer::sum);
      }
      assertThat(acknowledged).hasSize(CLIENTS * WORDS_EACH);
      for (String word : sent) {
        assertThat(found.getOrDefault(word, 0)).as(word).isLessThanOrEqualTo(1);
      }
      for (String word : acknowledged) {
        assertThat(found.getOrDefault(word, 0)).as(word).isEqualTo(1);
      }
    }
  }
}
