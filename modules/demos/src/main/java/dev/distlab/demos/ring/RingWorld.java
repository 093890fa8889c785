package dev.distlab.demos.ring;

import dev.distlab.experiment.Command;
import dev.distlab.experiment.CommandSpec;
import dev.distlab.experiment.Expected;
import dev.distlab.experiment.Json;
import dev.distlab.experiment.Numbers;
import dev.distlab.experiment.Report;
import dev.distlab.experiment.StepReport;
import dev.distlab.experiment.UsageException;
import dev.distlab.experiment.World;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.KeyHash;
import dev.distlab.ring.Node;
import dev.distlab.ring.Placement;
import dev.distlab.ring.RingOptions;
import dev.distlab.ring.RingSnapshot;
import dev.distlab.ring.VirtualNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Keys on nodes, and the commands that change the nodes. */
final class RingWorld implements World {

  private static final int MAX_NODES = 64;
  private static final int REPLICAS = 3;
  private static final double MIN_WEIGHT = 0.1;
  private static final double MAX_WEIGHT = 20;

  private final IntFunction<Placement> factory;
  private final List<String> names;
  private final long[] keys;
  private final RingEnding ending;

  // What stands now; replaced by each command that changes the nodes.
  private int virtualNodes;
  private Placement placement;
  private String[] owners = new String[0];

  // What the last command did.
  private String[] before = new String[0];
  private String touched = "";
  private int needless;
  private Lookup lookup;

  // For the claims.
  private int allNeedless;
  private double worstBusiest = 1;
  private double largestMove;

  /**
   * @param factory makes an empty placement for a number of virtual nodes
   * @param virtualNodes 0 where the placement has none
   */
  RingWorld(
      IntFunction<Placement> factory, int virtualNodes, List<String> names, RingEnding ending) {
    this.factory = factory;
    this.virtualNodes = virtualNodes;
    this.names = names;
    this.keys = RingKeys.hashes(names);
    this.ending = ending;
    this.placement = factory.apply(virtualNodes);
  }

  /** Puts the first nodes in place. */
  void place(List<Node> nodes) {
    placement.addAll(nodes);
    owners = Nodes.owners(placement, keys);
    before = owners;
    worstBusiest = Nodes.busiestToMean(Nodes.load(placement, owners));
  }

  @Override
  public List<CommandSpec> commands() {
    List<CommandSpec> commands = new ArrayList<>();
    int next = placement.nodes().stream().mapToInt(RingWorld::number).max().orElse(0) + 1;
    String first = placement.nodes().get(0).name();
    List<String> what = virtualNodes > 0 ? List.of("NODE", "WEIGHT?") : List.of("NODE");
    commands.add(new CommandSpec("add", what, "a node joins", "add n" + next));
    commands.add(
        new CommandSpec("remove", List.of("NODE"), "a node leaves or dies", "remove " + first));
    if (virtualNodes > 0) {
      commands.add(
          new CommandSpec(
              "weight",
              List.of("NODE", "WEIGHT"),
              "a node gets more or fewer points",
              "weight " + first + " 2"));
      commands.add(
          new CommandSpec("vnodes", List.of("COUNT"), "points of a node of weight 1", "vnodes 32"));
    }
    commands.add(
        new CommandSpec(
            "lookup", List.of("KEY..."), "who holds a key, and its replicas", "lookup Tokyo, JP"));
    return commands;
  }

  /** 7 for n7, 0 for a name of the reader's own without a number. */
  private static int number(Node node) {
    int number = 0;
    int digits = 0;
    for (char c : node.name().toCharArray()) {
      if (c >= '0' && c <= '9') {
        number = 10 * number + (c - '0');
        digits++;
      }
    }
    return digits > 6 ? 0 : number;
  }

  @Override
  public void apply(Command command, StepReport step) {
    switch (command.name()) {
      case "add" -> add(command, step);
      case "remove" -> remove(command, step);
      case "weight" -> weight(command, step);
      case "vnodes" -> vnodes(command, step);
      case "lookup" -> lookup(command.argument(0, ""), step);
      default -> throw new IllegalStateException(command.name());
    }
  }

  private void add(Command command, StepReport step) {
    String name = command.argument(0, "");
    if (placement.nodes().size() >= MAX_NODES) {
      throw new UsageException("a node more than " + MAX_NODES + " cannot be drawn: remove one");
    }
    if (find(name) != null) {
      throw new UsageException(name + " is there already");
    }
    double weight = command.real(1, 1, MIN_WEIGHT, MAX_WEIGHT);
    placement.add(Node.of(name).withWeight(weight));
    changed(name);
    int moved = Nodes.moved(before, owners);
    for (int i = 0; i < owners.length; i++) {
      needless += !before[i].equals(owners[i]) && !owners[i].equals(name) ? 1 : 0;
    }
    step.caption(
        virtualNodes > 0
            ? name
                + " lands on the circle "
                + times(RingOptions.of(virtualNodes).pointCount(weight))
                + " and takes the arc behind each point. Only these "
                + keys(moved)
                + (moved == 1 ? " moves" : " move")
                + "; every other key stays where it was."
            : "N is "
                + placement.nodes().size()
                + " now, so the formula gives another node for "
                + moved
                + " of "
                + owners.length
                + " keys. "
                + (moved - needless)
                + " of them go to the newcomer; the others move for nothing.");
    settle();
  }

  private void remove(Command command, StepReport step) {
    Node node = require(command.argument(0, ""));
    if (placement.nodes().size() == 1) {
      throw new UsageException(node.name() + " is the last node: the keys must lie somewhere");
    }
    placement.remove(node.name());
    changed(node.name());
    List<String> heirs = new ArrayList<>();
    for (int i = 0; i < owners.length; i++) {
      boolean wasThere = before[i].equals(node.name());
      needless += !before[i].equals(owners[i]) && !wasThere ? 1 : 0;
      if (wasThere && !heirs.contains(owners[i])) {
        heirs.add(owners[i]);
      }
    }
    int moved = Nodes.moved(before, owners);
    step.caption(
        node.name()
            + " is gone. Its "
            + keys(moved - needless)
            + (moved - needless == 1 ? " falls to " : " fall to ")
            + (heirs.size() == 1 ? "one node" : heirs.size() + " nodes")
            + (needless == 0
                ? "; no other key moves."
                : ", and of living nodes " + keys(needless) + " more, for nothing."));
    settle();
  }

  private static String keys(int count) {
    return count == 1 ? "1 key" : count + " keys";
  }

  private void weight(Command command, StepReport step) {
    Node node = require(command.argument(0, ""));
    double weight = command.real(1, 1, MIN_WEIGHT, MAX_WEIGHT);
    ((HashRing) placement).setWeight(node.name(), weight);
    changed(node.name());
    for (int i = 0; i < owners.length; i++) {
      boolean isIts = before[i].equals(node.name()) || owners[i].equals(node.name());
      needless += !before[i].equals(owners[i]) && !isIts ? 1 : 0;
    }
    step.caption(
        node.name()
            + " has weight "
            + Numbers.json(weight)
            + " now, and as many times the points of a node of weight 1. "
            + keys(Nodes.moved(before, owners))
            + " in all went to it or left it.");
    settle();
  }

  private void vnodes(Command command, StepReport step) {
    int count = (int) command.integer(0, virtualNodes, 1, 256);
    List<Node> nodes = placement.nodes();
    double was = Nodes.busiestToMean(Nodes.load(placement, owners));
    virtualNodes = count;
    placement = factory.apply(count);
    placement.addAll(nodes);
    changed("");
    step.caption(
        "A node of weight 1 has "
            + count
            + (count == 1 ? " point" : " points")
            + " now. The busiest node had "
            + Numbers.fixed(was, 2)
            + " times the mean, and has "
            + Numbers.fixed(Nodes.busiestToMean(Nodes.load(placement, owners)), 2)
            + " times. Changing this in a live cluster moves keys: choose it once.");
    settle();
  }

  private void lookup(String key, StepReport step) {
    lookup = Lookup.of(placement, key);
    before = owners;
    touched = "";
    needless = 0;
    step.caption(lookup.caption());
  }

  private Node find(String name) {
    for (Node node : placement.nodes()) {
      if (node.name().equals(name)) {
        return node;
      }
    }
    return null;
  }

  private Node require(String name) {
    Node node = find(name);
    if (node == null) {
      List<String> all = placement.nodes().stream().map(Node::name).toList();
      throw new UsageException("no node " + name + " here: " + String.join(", ", all));
    }
    return node;
  }

  private static String times(int count) {
    return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
  }

  private void changed(String name) {
    before = owners;
    owners = Nodes.owners(placement, keys);
    touched = name;
    needless = 0;
    lookup = null;
  }

  private void settle() {
    allNeedless += needless;
    worstBusiest = Math.max(worstBusiest, Nodes.busiestToMean(Nodes.load(placement, owners)));
    largestMove = Math.max(largestMove, movedPercent());
  }

  private double movedPercent() {
    return owners.length == 0 ? 0 : 100.0 * Nodes.moved(before, owners) / owners.length;
  }

  @Override
  public List<Counter> counters() {
    List<Counter> counters = new ArrayList<>();
    counters.add(Counter.count("nodes", placement.nodes().size()));
    if (placement instanceof HashRing ring) {
      counters.add(Counter.count("points", ring.snapshot().pointCount()));
    }
    counters.add(Counter.count("keys moved", Nodes.moved(before, owners)));
    counters.add(Counter.count("moved needlessly", needless));
    double busiest = Nodes.busiestToMean(Nodes.load(placement, owners));
    counters.add(new Counter("busiest / mean", busiest, "", 2));
    return counters;
  }

  @Override
  public Json.Obj state() {
    return new RingDrawing(placement, names, keys, before, owners)
        .state(touched, lookup, movedPercent());
  }

  @Override
  public List<String> picture() {
    return new RingDrawing(placement, names, keys, before, owners).picture(lookup);
  }

  @Override
  public void conclude(Report report) {
    ending.claim(report, allNeedless, worstBusiest, largestMove);
    Map<String, Integer> load = Nodes.load(placement, owners);
    int sum = load.values().stream().mapToInt(Integer::intValue).sum();
    report
        .claim("nothing-lost", "every key has an owner that is there")
        .expect(Expected.exactly(keys.length))
        .saw(load.size() == placement.nodes().size() ? sum : -1, "keys");
  }

  /**
   * Where a key lies, and where its replicas would.
   *
   * @param preference the nodes of the replicas, owner first; empty where there is no ring
   * @param walk the points that one passes from the key on until that list is complete
   */
  record Lookup(
      String key, long hash, String owner, List<String> preference, List<VirtualNode> walk) {

    static Lookup of(Placement placement, String key) {
      long hash = KeyHash.of(key);
      List<String> preference = new ArrayList<>();
      List<VirtualNode> walk = new ArrayList<>();
      if (placement instanceof HashRing hashRing) {
        RingSnapshot ring = hashRing.snapshot();
        ring.preferenceList(hash, REPLICAS).forEach(node -> preference.add(node.name()));
        Set<String> met = new TreeSet<>();
        for (int i = ring.pointOf(hash); met.size() < preference.size(); i++) {
          VirtualNode point = ring.point(i % ring.pointCount());
          walk.add(point);
          met.add(point.node().name());
        }
      }
      return new Lookup(key, hash, placement.owner(hash).name(), preference, walk);
    }

    private String caption() {
      return preference.isEmpty()
          ? key + ": its hash divided by N leaves the number of " + owner + "."
          : key
              + " hashes to a place on the circle; the first point clockwise is "
              + owner
              + "'s. "
              + (preference.size() == 1 ? "The only replica" : preference.size() + " replicas")
              + " would lie on "
              + String.join(", ", preference)
              + skipped();
    }

    private String skipped() {
      int skipped = walk.size() - preference.size();
      return skipped == 0
          ? ": the next different nodes."
          : ": the next different nodes, past "
              + skipped
              + (skipped == 1 ? " point" : " points")
              + " of nodes that were met before.";
    }
  }
}
