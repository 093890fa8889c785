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
import dev.distlab.kernel.PortableMath;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.kernel.random.ZipfDistribution;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.Node;
import dev.distlab.ring.RingOptions;
import dev.distlab.ring.RingSnapshot;
import dev.distlab.ring.balance.BoundedRequests;
import dev.distlab.ring.balance.KeySalting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code ring/hot-key}: what a ring cannot do about a hot key, and what helps. */
final class HotKeyExperiment implements Experiment {

  private static final int REPLICAS = 3;

  /** Requests in flight at a time where the balancer bounds them. */
  private static final int WINDOW = 200;

  @Override
  public About about() {
    return About.of(
            "ring/hot-key", RingChapter.TITLE, "What if one key gets a tenth of all requests?")
        .with(
            Parameter.integer("nodes", 10, 2, 100, "nodes on the ring"),
            RingKeys.KEYS,
            RingKeys.count(10_000, 1_000_000),
            Parameter.integer("requests", 50_000, 1_000, 2_000_000, "requests for the keys"),
            Parameter.real("skew", "1", 0, 3, "Zipf exponent: key k gets 1/k^skew"),
            Parameter.integers("vnodes", "1,100,1000", 1, 4096, "virtual nodes of each node")
                .because("each node needs a point on the ring"),
            Parameter.integer("hot", 10, 1, 1000, "how many of the hottest keys are salted"),
            Parameter.integer("salts", 8, 1, 1024, "names that a salted key has"))
        .leavingOut("Finding the hot keys: here the caller knows them; a sketch would count them.")
        .leavingOut("Writes: with salts or replicas, a write must go to all copies.")
        .andNext("run ring/bounded-loads")
        .andNext("run ring/stampede");
  }

  /** Requests by the rank of their key, 0 the hottest. */
  record Traffic(long[] keys, int[] ranks, double[] weights) {}

  @Override
  public void run(Settings settings, Report report) {
    Traffic traffic = traffic(settings);
    int nodes = settings.integer("nodes");
    List<Integer> vnodes = settings.integers("vnodes");
    List<String> names = new ArrayList<>();
    List<double[]> loads = new ArrayList<>();
    RingSnapshot ring = null;
    for (int v : vnodes) {
      ring = ring(settings, v);
      names.add(Nodes.virtualNodes(v));
      loads.add(count(ring, traffic, (rank, request) -> traffic.keys[rank]));
    }
    KeySalting salting = new KeySalting(settings.integer("salts"));
    String last = names.get(names.size() - 1) + ", ";
    names.add(last + "hottest key under " + settings.integer("salts") + " names");
    loads.add(count(ring, traffic, salted(salting, traffic, 1)));
    names.add(last + hottest(settings) + " under " + settings.integer("salts") + " names");
    loads.add(count(ring, traffic, salted(salting, traffic, settings.integer("hot"))));
    names.add(last + "reads from any of " + REPLICAS + " replicas");
    loads.add(countReplicas(ring, traffic));
    names.add(last + "at most 1.25 of the mean in flight");
    loads.add(countBounded(ring, traffic));
    show(report, names, loads, nodes);
    claims(settings, report, traffic, ring);
  }

  private static String hottest(Settings settings) {
    int hot = settings.integer("hot");
    return hot == 1 ? "hottest key" : hot + " hottest keys";
  }

  private static void show(Report report, List<String> names, List<double[]> loads, int nodes) {
    Table.Builder table =
        report.table(
            "what is done",
            Column.text("what is done"),
            Column.percent("busiest node").withBar().remark("of all requests"),
            Column.number("busiest / mean", "", 2),
            Column.percent("idlest node"));
    Chart.Builder chart =
        report
            .barChart(
                "busiest",
                "Requests at the busiest node",
                Chart.Axis.categories("ring", names),
                Chart.Axis.linear("of all requests", "%").lowerIsBetter())
            .reference("even", 100.0 / nodes);
    for (int i = 0; i < names.size(); i++) {
      double busiest = most(loads.get(i));
      table.row(
          Cell.of(names.get(i)),
          Cell.of(100 * busiest).flaggedIf(busiest * nodes > 1.5),
          Cell.of(busiest * nodes),
          Cell.of(100 * least(loads.get(i))));
      chart.point("busiest node", i, 100 * busiest);
    }
    report.measure("busiest-plain", "busiest, one name", most(loads.get(0)) * nodes, "", 2);
    report.measure(
        "busiest-salted", "busiest, salted", most(loads.get(loads.size() - 3)) * nodes, "", 2);
  }

  private static void claims(Settings settings, Report report, Traffic traffic, RingSnapshot ring) {
    double hottest = traffic.weights[0];
    int hits = 0;
    for (int rank : traffic.ranks) {
      hits += rank == 0 ? 1 : 0;
    }
    report
        .claim("hottest", "the hottest key gets the share that Zipf's law gives it")
        .expect(Tolerance.percentOf(hottest, traffic.ranks.length))
        .saw(100.0 * hits / traffic.ranks.length, "%", 1);
    report
        .claim("vnodes-do-not-help", "however many virtual nodes, its node carries all of it")
        .expect(hotNode(ring, traffic))
        .saw(loadOfHotNode(ring, traffic, (rank, request) -> traffic.keys[rank]), "%", 1);
    saltingClaim(settings, report, traffic, ring);
  }

  /** What Zipf's law gives the hottest key and all others of its node together. */
  static Expected hotNode(RingSnapshot ring, Traffic traffic) {
    Node hot = ring.owner(traffic.keys[0]);
    double share = 0;
    for (int rank = 0; rank < traffic.keys.length; rank++) {
      share += ring.owner(traffic.keys[rank]).equals(hot) ? traffic.weights[rank] : 0;
    }
    return Tolerance.percentOf(Math.min(1, share), traffic.ranks.length);
  }

  /** Percent of all requests that the node of the hottest key gets. */
  static double loadOfHotNode(RingSnapshot ring, Traffic traffic, Naming naming) {
    Node hot = ring.owner(traffic.keys[0]);
    int load = 0;
    for (int i = 0; i < traffic.ranks.length; i++) {
      load += ring.owner(naming.hash(traffic.ranks[i], i)).equals(hot) ? 1 : 0;
    }
    return 100.0 * load / traffic.ranks.length;
  }

  /**
   * On how many nodes the names of a salted key lie, which is what takes the load off one node. A
   * node with the share p of the ring has none of s names with probability (1-p)^s.
   */
  private static void saltingClaim(
      Settings settings, Report report, Traffic traffic, RingSnapshot ring) {
    int salts = settings.integer("salts");
    int hot = Math.min(settings.integer("hot"), traffic.keys.length);
    KeySalting salting = new KeySalting(salts);
    int places = 0;
    for (int rank = 0; rank < hot; rank++) {
      Set<String> owners = new TreeSet<>();
      for (int salt = 0; salt < salts; salt++) {
        owners.add(ring.owner(salting.saltedHash(traffic.keys[rank], salt)).name());
      }
      places += owners.size();
    }
    double theory = 0;
    double variance = 0;
    for (double share : ring.shares().values()) {
      double hasOne = 1 - PortableMath.pow(1 - share, salts);
      theory += hasOne;
      variance += hasOne * (1 - hasOne);
    }
    report
        .claim("salting-helps", "a key of " + salts + " names lies on as many nodes as chance says")
        .expect(Tolerance.around(theory, Math.sqrt(variance / hot)))
        .saw((double) places / hot, "nodes", 1);
  }

  static Traffic traffic(Settings settings) {
    long[] keys = RingKeys.hashes(settings);
    double skew = settings.real("skew");
    double[] weights = new double[keys.length];
    double sum = 0;
    for (int rank = 0; rank < keys.length; rank++) {
      weights[rank] = PortableMath.pow(rank + 1, -skew);
      sum += weights[rank];
    }
    for (int rank = 0; rank < keys.length; rank++) {
      weights[rank] /= sum;
    }
    SeededRandom random = settings.random("requests");
    ZipfDistribution zipf = new ZipfDistribution(keys.length, skew);
    int[] ranks = new int[settings.integer("requests")];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = (int) zipf.next(random);
    }
    return new Traffic(keys, ranks, weights);
  }

  static RingSnapshot ring(Settings settings, int virtualNodes) {
    HashRing ring = new HashRing(RingOptions.seeded(virtualNodes, settings.seed()));
    ring.addAll(Nodes.numbered(1, settings.integer("nodes")));
    return ring.snapshot();
  }

  /** The hash under which a request asks for the key of this rank. */
  interface Naming {
    long hash(int rank, int request);
  }

  static Naming salted(KeySalting salting, Traffic traffic, int hot) {
    return (rank, request) ->
        rank < hot ? salting.saltedHash(traffic.keys[rank], request) : traffic.keys[rank];
  }

  private static double[] count(RingSnapshot ring, Traffic traffic, Naming naming) {
    Map<String, Integer> load = new TreeMap<>();
    ring.nodes().forEach(node -> load.put(node.name(), 0));
    for (int i = 0; i < traffic.ranks.length; i++) {
      load.merge(ring.owner(naming.hash(traffic.ranks[i], i)).name(), 1, Integer::sum);
    }
    return shares(load, traffic);
  }

  private static double[] countReplicas(RingSnapshot ring, Traffic traffic) {
    Map<String, Integer> load = new TreeMap<>();
    ring.nodes().forEach(node -> load.put(node.name(), 0));
    Map<Integer, List<Node>> replicas = new TreeMap<>();
    for (int i = 0; i < traffic.ranks.length; i++) {
      List<Node> list =
          replicas.computeIfAbsent(
              traffic.ranks[i], rank -> ring.preferenceList(traffic.keys[rank], REPLICAS));
      load.merge(list.get(i % list.size()).name(), 1, Integer::sum);
    }
    return shares(load, traffic);
  }

  private static double[] countBounded(RingSnapshot ring, Traffic traffic) {
    Map<String, Integer> load = new TreeMap<>();
    ring.nodes().forEach(node -> load.put(node.name(), 0));
    BoundedRequests balancer = new BoundedRequests(1.25, ring);
    Deque<Node> running = new ArrayDeque<>();
    for (int rank : traffic.ranks) {
      if (running.size() == WINDOW) {
        balancer.release(running.poll());
      }
      Node node = balancer.acquire(traffic.keys[rank]);
      running.add(node);
      load.merge(node.name(), 1, Integer::sum);
    }
    return shares(load, traffic);
  }

  private static double[] shares(Map<String, Integer> load, Traffic traffic) {
    return load.values().stream().mapToDouble(n -> n / (double) traffic.ranks.length).toArray();
  }

  private static double most(double[] shares) {
    double most = 0;
    for (double share : shares) {
      most = Math.max(most, share);
    }
    return most;
  }

  private static double least(double[] shares) {
    double least = 1;
    for (double share : shares) {
      least = Math.min(least, share);
    }
    return least;
  }
}
