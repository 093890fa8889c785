package dev.distlab.demos.ring;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Parameter;
import dev.distlab.experiment.Scenario;
import dev.distlab.experiment.Settings;
import dev.distlab.experiment.World;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.ModuloPlacement;
import dev.distlab.ring.RingOptions;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The stories of the chapter: one world, told in different ways.
 *
 * @param about what it says of itself
 * @param ending what it claims
 * @param captions what guides a reader
 * @param commands the story, for a number of nodes in the beginning
 */
record RingStory(
    About about, RingEnding ending, List<String> captions, IntFunction<List<String>> commands)
    implements Scenario {

  static RingStory join() {
    return new RingStory(
        about("ring/join", "What moves when a node joins?", nodes(5, 1), 8)
            .andNext("run ring/grow")
            .andNext("step ring/leave"),
        RingEnding.ONLY_NEEDED_MOVES,
        List.of(
            "Nodes and keys are hashed onto one circle. A key belongs to the first point clockwise.",
            "A newcomer cuts the arcs behind its own points and takes only what lies in them.",
            "With few points those arcs are luck; with many they are fair."),
        n ->
            List.of(
                "lookup Tokyo, JP",
                "add n" + (n + 1),
                "lookup Tokyo, JP",
                "add n" + (n + 2),
                "vnodes 64",
                "add n" + (n + 3)));
  }

  static RingStory leave() {
    return new RingStory(
        about("ring/leave", "Who takes over when a node dies?", nodes(6, 4), 8)
            .andNext("run ring/balance")
            .andNext("step ring/one-virtual-node"),
        RingEnding.ONLY_NEEDED_MOVES,
        List.of(
            "A dead node's arcs fall to the next points clockwise: those of many nodes, not of one.",
            "No key of a living node moves.",
            "When the node comes back, it takes exactly its own keys again."),
        n ->
            List.of(
                "lookup Delhi, IN",
                "remove n2",
                "remove n" + (n - 1),
                "add n" + (n - 1),
                "add n2",
                "weight n2 2"));
  }

  static RingStory oneVirtualNode() {
    return new RingStory(
        about("ring/one-virtual-node", "Why one point on the ring is not enough", nodes(10, 2), 1),
        RingEnding.UNEVEN,
        List.of(
            "One point each: as many arcs as nodes, cut at random, and random arcs differ a lot.",
            "A newcomer relieves one node only, and a dead node burdens one neighbour only.",
            "The way out: many points for each node."),
        n -> List.of("add n" + (n + 1), "remove n1", "remove n2"));
  }

  static RingStory modulo() {
    return new RingStory(
        about("ring/modulo", "Why hash mod N is not enough", nodes(5, 2), 8),
        RingEnding.EVERYTHING_MOVES,
        List.of(
            "hash mod N is perfectly even and as simple as can be.",
            "But N stands in every key's formula: when it changes, nearly every key moves.",
            "A cache in front of a database is cold then, all at once."),
        n ->
            List.of(
                "lookup Tokyo, JP",
                "add n" + (n + 1),
                "lookup Tokyo, JP",
                "remove n" + (n + 1),
                "remove n1"));
  }

  private static Parameter nodes(int fallback, int low) {
    return Parameter.integer("nodes", fallback, low, 24, "nodes in the beginning")
        .because("the story needs them, and more could not be told apart");
  }

  private static About about(String id, String question, Parameter nodes, int virtualNodes) {
    return About.of(id, RingChapter.TITLE, question)
        .with(
            nodes,
            Parameter.integer("vnodes", virtualNodes, 1, 256, "virtual nodes of each node")
                .because("each node needs a point on the ring"),
            RingKeys.KEYS,
            RingKeys.count(240, 2000))
        .leavingOut("Agreement: everybody here sees the same nodes at the same moment.")
        .leavingOut("Copying: a moved key's value is there at once.");
  }

  @Override
  public boolean isBadPreset() {
    return ending != RingEnding.ONLY_NEEDED_MOVES;
  }

  @Override
  public List<String> story(Settings settings) {
    return commands.apply(settings.integer("nodes"));
  }

  @Override
  public World begin(Settings settings) {
    int virtualNodes = settings.integer("vnodes");
    List<String> keys = RingKeys.names(settings);
    RingWorld world =
        ending == RingEnding.EVERYTHING_MOVES
            ? new RingWorld(v -> new ModuloPlacement(), 0, keys, ending)
            : new RingWorld(
                v -> new HashRing(RingOptions.seeded(v, settings.seed())),
                virtualNodes,
                keys,
                ending);
    world.place(Nodes.numbered(1, settings.integer("nodes")));
    return world;
  }
}
