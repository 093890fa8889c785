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

/** The stories of the chapter: one world, told in different ways. */
final class RingStory implements Scenario {

  private final About about;
  private final List<String> captions;
  private final RingEnding ending;
  private final List<String> story;

  private RingStory(About about, RingEnding ending, List<String> captions, List<String> story) {
    this.about = about;
    this.ending = ending;
    this.captions = captions;
    this.story = story;
  }

  static RingStory join() {
    return new RingStory(
        about("ring/join", "What moves when a node joins?", 5, 8)
            .andNext("run ring/grow")
            .andNext("step ring/leave"),
        RingEnding.ONLY_NEEDED_MOVES,
        List.of(
            "Nodes and keys are hashed onto one circle. A key belongs to the first point clockwise.",
            "A newcomer cuts the arcs behind its own points and takes only what lies in them.",
            "With few points those arcs are luck; with many they are fair."),
        List.of("lookup Tokyo, JP", "add n6", "lookup Tokyo, JP", "add n7", "vnodes 64", "add n8"));
  }

  static RingStory leave() {
    return new RingStory(
        about("ring/leave", "Who takes over when a node dies?", 6, 8)
            .andNext("run ring/balance")
            .andNext("step ring/one-virtual-node"),
        RingEnding.ONLY_NEEDED_MOVES,
        List.of(
            "A dead node's arcs fall to the next points clockwise: those of many nodes, not of one.",
            "No key of a living node moves.",
            "When the node comes back, it takes exactly its own keys again."),
        List.of("lookup Delhi, IN", "remove n2", "remove n5", "add n2", "weight n2 2", "add n5"));
  }

  static RingStory oneVirtualNode() {
    return new RingStory(
        about("ring/one-virtual-node", "Why one point on the ring is not enough", 10, 1),
        RingEnding.UNEVEN,
        List.of(
            "Ten nodes, one point each: ten arcs cut at random, and random arcs differ a lot.",
            "A newcomer relieves one node only, and a dead node burdens one neighbour only.",
            "The way out: many points for each node."),
        List.of("add n11", "remove n1", "remove n2"));
  }

  static RingStory modulo() {
    return new RingStory(
        about("ring/modulo", "Why hash mod N is not enough", 5, 8),
        RingEnding.EVERYTHING_MOVES,
        List.of(
            "hash mod N is perfectly even and as simple as can be.",
            "But N stands in every key's formula: when it changes, nearly every key moves.",
            "A cache in front of a database is cold then, all at once."),
        List.of("lookup Tokyo, JP", "add n6", "lookup Tokyo, JP", "remove n6", "remove n1"));
  }

  private static About about(String id, String question, int nodes, int virtualNodes) {
    return About.of(id, RingChapter.TITLE, question)
        .with(
            Parameter.integer("nodes", nodes, 1, 24, "nodes in the beginning"),
            Parameter.integer("vnodes", virtualNodes, 1, 256, "virtual nodes of each node")
                .because("each node needs a point on the ring"),
            RingKeys.KEYS,
            RingKeys.count(240, 2000))
        .leavingOut("Agreement: everybody here sees the same nodes at the same moment.")
        .leavingOut("Copying: a moved key's value is there at once.");
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public List<String> captions() {
    return captions;
  }

  @Override
  public boolean isBadPreset() {
    return ending != RingEnding.ONLY_NEEDED_MOVES;
  }

  @Override
  public List<String> story(Settings settings) {
    return story;
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
