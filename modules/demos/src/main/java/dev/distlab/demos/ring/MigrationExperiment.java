package dev.distlab.demos.ring;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Experiment;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.Table;
import dev.distlab.experiment.Table.Cell;
import dev.distlab.experiment.Table.Column;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.ring.shards.ShardClient;
import dev.distlab.ring.shards.ShardCluster;
import dev.distlab.ring.shards.ShardMigration;
import dev.distlab.ring.shards.ShardMigration.Phase;
import dev.distlab.ring.shards.ShardOperation.Append;
import dev.distlab.ring.shards.ShardOperation.Get;
import dev.distlab.ring.shards.ShardOperation.Put;
import dev.distlab.ring.shards.ShardReply;
import dev.distlab.ring.shards.ShardRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code ring/migration}: a shard moves to another server while clients write to it. */
final class MigrationExperiment implements Experiment {

  @Override
  public About about() {
    return About.of(
            "ring/migration",
            RingChapter.TITLE,
            "Can a shard move while clients write, without losing or doubling a write?")
        .with(
            RingKeys.KEYS,
            RingKeys.count(2_000, 200_000),
            Parameter.integer("batch", 50, 1, 100_000, "pairs copied in one step"),
            Parameter.integer("writes", 10, 0, 10_000, "writes between two steps"),
            Parameter.integer("clients", 5, 1, 1_000, "clients, each with its own copy of the map"),
            Parameter.integer("repeated", 20, 0, 100, "of the writes that are sent twice")
                .unit("%"))
        .leavingOut("Failing servers: each shard is one server; real ones are replicated groups.")
        .leavingOut("The network: messages arrive in order here; the tests delay and lose them.")
        .andNext("run ring/sharding");
  }

  @Override
  public void run(Settings settings, Report report) {
    Move move = new Move(settings);
    move.play();
    Table.Builder table =
        report.table(
            "phase",
            Column.text("phase"),
            Column.number("steps", "", 0),
            Column.number("writes done", "", 0).withBar(),
            Column.number("answered: frozen", "", 0),
            Column.number("answered: stale", "", 0),
            Column.number("pairs sent", "", 0));
    for (Map.Entry<Phase, Tally> entry : move.tallies.entrySet()) {
      Tally tally = entry.getValue();
      table.row(
          Cell.of(words(entry.getKey())),
          Cell.of(tally.steps),
          Cell.of(tally.done),
          Cell.of(tally.frozen).flaggedIf(tally.frozen > 0),
          Cell.of(tally.stale),
          Cell.of(tally.sent));
    }
    chart(report, move);
    claims(settings, report, move);
  }

  private static String words(Phase phase) {
    return switch (phase) {
      case COPYING -> "copying, old owner serves";
      case CATCHING_UP -> "catching up, old owner serves";
      case FROZEN -> "frozen, nobody serves";
      case DONE -> "done, new owner serves";
      case ABORTED -> "aborted";
    };
  }

  private static void chart(Report report, Move move) {
    Chart.Builder chart =
        report.lineChart(
            "owners",
            "Keys stored, step by step",
            Chart.Axis.linear("step", ""),
            Chart.Axis.linear("keys that the server serves", "keys"));
    for (int step = 0; step < move.keysAtOld.size(); step++) {
      chart.point("old owner", step, move.keysAtOld.get(step));
      chart.point("new owner", step, move.keysAtNew.get(step));
    }
  }

  private static void claims(Settings settings, Report report, Move move) {
    report
        .claim("none-lost", "every acknowledged write is there")
        .expect(Expected.exactly(0))
        .saw(move.lost, "writes lost");
    report
        .claim("none-doubled", "no write is there twice, though many were sent twice")
        .expect(Expected.exactly(0))
        .saw(move.doubled, "writes doubled");
    report
        .claim("one-owner", "never did both servers serve the shard")
        .expect(Expected.exactly(0))
        .saw(move.bothServed, "steps");
    report
        .claim("one-stale-answer", "a client needs one stale answer to learn of the move")
        .expect(Expected.atMost(settings.integer("clients")))
        .saw(move.staleAnswers(), "stale answers");
    report.measure("pairs-sent", "pairs sent", move.pairsSent, "", 0);
  }

  /** What happened in one phase. */
  private static final class Tally {
    private int steps;
    private int done;
    private int frozen;
    private int stale;
    private long sent;
  }

  /** One move of one shard under writes. */
  private static final class Move {

    private final List<String> keys;
    private final int batch;
    private final int writes;
    private final int repeatedPercent;
    private final SeededRandom random;
    private final ShardCluster cluster = new ShardCluster(List.of("old", "new"));
    private final List<ShardClient> clients = new ArrayList<>();

    private final Map<Phase, Tally> tallies = new EnumMap<>(Phase.class);
    private final List<Integer> keysAtOld = new ArrayList<>();
    private final List<Integer> keysAtNew = new ArrayList<>();
    private final int[] acknowledged;
    private long pairsSent;
    private int lost;
    private int doubled;
    private int bothServed;

    Move(Settings settings) {
      keys = RingKeys.names(settings);
      batch = settings.integer("batch");
      writes = settings.integer("writes");
      repeatedPercent = settings.integer("repeated");
      random = settings.random("writes");
      acknowledged = new int[keys.size()];
      for (int i = 0; i < settings.integer("clients"); i++) {
        clients.add(new ShardClient("client-" + i, cluster));
      }
    }

    void play() {
      keys.forEach(key -> clients.get(0).call(new Put(key, ".")));
      ShardMigration migration = cluster.migrate(1, "new");
      while (migration.phase() != Phase.DONE) {
        playStep(migration.phase());
        long before = migration.sentCount();
        Tally tally = tallies.get(migration.phase());
        migration.step(batch);
        tally.sent += migration.sentCount() - before;
        cluster.checkInvariants();
      }
      for (int i = 0; i < 10; i++) {
        playStep(Phase.DONE);
      }
      pairsSent = migration.sentCount();
      compare();
    }

    private void playStep(Phase phase) {
      Tally tally = tallies.computeIfAbsent(phase, key -> new Tally());
      tally.steps++;
      for (int i = 0; i < writes; i++) {
        write(tally);
      }
      int atOld = cluster.server("old").keyCount();
      int atNew = cluster.server("new").keyCount();
      keysAtOld.add(atOld);
      keysAtNew.add(atNew);
      bothServed += atOld > 0 && atNew > 0 ? 1 : 0;
    }

    private void write(Tally tally) {
      int key = random.nextInt(keys.size());
      ShardClient client = clients.get(random.nextInt(clients.size()));
      ShardRequest request = client.request(new Append(keys.get(key), "+"));
      ShardReply reply = cluster.send(request);
      if (reply instanceof ShardReply.StaleShardMap) {
        tally.stale++;
        request = client.readdress(request);
        reply = cluster.send(request);
      }
      if (reply instanceof ShardReply.Done) {
        tally.done++;
        acknowledged[key]++;
        if (random.nextInt(100) < repeatedPercent) {
          cluster.send(request);
        }
      } else {
        tally.frozen++;
      }
    }

    private void compare() {
      for (int i = 0; i < acknowledged.length; i++) {
        String value = ((ShardReply.Done) clients.get(0).call(new Get(keys.get(i)))).value();
        int written = value.length() - 1;
        lost += Math.max(0, acknowledged[i] - written);
        doubled += Math.max(0, written - acknowledged[i]);
      }
    }

    private int staleAnswers() {
      return tallies.values().stream().mapToInt(tally -> tally.stale).sum();
    }
  }
}
