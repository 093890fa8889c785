package dev.distlab.demos.ring;

import dev.distlab.experiment.Json;
import dev.distlab.experiment.Numbers;
import dev.distlab.ring.HashRing;
import dev.distlab.ring.Node;
import dev.distlab.ring.Placement;
import dev.distlab.ring.RingSnapshot;
import dev.distlab.ring.VirtualNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a moment of a {@link RingWorld} looks.
 *
 * <p>The state: {@code nodes} by name with weight, keys and keys before; {@code points} of the ring
 * as pairs of place (0 to 1, clockwise) and node index, sorted; {@code keys} as place, index of the
 * owner and index of the owner before (-1 if that one is gone); {@code touched}, the node that
 * came, left or changed; {@code movedPercent} and {@code idealPercent}; {@code lookup}, if that is
 * what happened, with key, place, owner, preference list, and the walk along the points that found
 * it, as {@code points}.
 */
final class RingDrawing {

  private static final int STRIP = 72;
  private static final int BAR = 40;
  private static final int WALK = 56;
  private static final int LONGEST_KEY = 26;
  private static final String LETTERS =
      "123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ*";

  private final Placement placement;
  private final long[] keys;
  private final String[] before;
  private final String[] after;
  private final List<String> nodeNames;
  private final List<Node> nodes;

  RingDrawing(
      Placement placement, List<String> names, long[] keys, String[] before, String[] after) {
    this.placement = placement;
    this.keys = keys;
    this.before = before;
    this.after = after;
    this.nodes = new ArrayList<>(placement.nodes());
    nodes.sort((a, b) -> byNumber(a.name(), b.name()));
    this.nodeNames = nodes.stream().map(Node::name).toList();
  }

  /** n2 before n10. */
  private static int byNumber(String a, String b) {
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  Json.Obj state(String touched, RingWorld.Lookup lookup, double movedPercent) {
    Json.Obj state =
        Json.object()
            .put("scheme", placement instanceof HashRing ? "ring" : "modulo")
            .put("nodes", nodesJson())
            .put("points", pointsJson())
            .put("keys", keysJson())
            .put("touched", touched)
            .put("movedPercent", movedPercent);
    if (lookup != null) {
      state.put(
          "lookup",
          Json.object()
              .put("key", lookup.key())
              .put("place", place(RingSnapshot.positionOf(lookup.hash())))
              .put("owner", lookup.owner())
              .put("preference", Json.texts(lookup.preference()))
              .put("walk", walkJson(lookup)));
    }
    return state;
  }

  private Json walkJson(RingWorld.Lookup lookup) {
    Json.Arr list = Json.array();
    for (VirtualNode point : lookup.walk()) {
      list.add(
          Json.array().add(place(point.position())).add(nodeNames.indexOf(point.node().name())));
    }
    return list;
  }

  private Json nodesJson() {
    Map<String, Integer> now = Nodes.load(placement, after);
    Json.Arr list = Json.array();
    for (Node node : nodes) {
      long was = Arrays.stream(before).filter(node.name()::equals).count();
      list.add(
          Json.object()
              .put("name", node.name())
              .put("weight", node.weight())
              .put("keys", now.get(node.name()))
              .put("keysBefore", was));
    }
    return list;
  }

  private Json pointsJson() {
    Json.Arr list = Json.array();
    if (placement instanceof HashRing hashRing) {
      RingSnapshot ring = hashRing.snapshot();
      for (int i = 0; i < ring.pointCount(); i++) {
        int owner = nodeNames.indexOf(ring.point(i).node().name());
        list.add(Json.array().add(place(ring.point(i).position())).add(owner));
      }
    }
    return list;
  }

  private Json keysJson() {
    Json.Arr list = Json.array();
    for (int i = 0; i < keys.length; i++) {
      list.add(
          Json.array()
              .add(place(RingSnapshot.positionOf(keys[i])))
              .add(nodeNames.indexOf(after[i]))
              .add(nodeNames.indexOf(before[i])));
    }
    return list;
  }

  private static double place(long position) {
    return (double) position / RingSnapshot.POSITIONS;
  }

  /** The ring unrolled, and a bar for each node. */
  List<String> picture(RingWorld.Lookup lookup) {
    List<String> lines = new ArrayList<>();
    if (placement instanceof HashRing ring) {
      StringBuilder strip = new StringBuilder();
      for (int column = 0; column < STRIP; column++) {
        long position = (2L * column + 1) * (RingSnapshot.POSITIONS / (2L * STRIP));
        strip.append(letter(ring.snapshot().owner(position << 16).name()));
      }
      lines.add("ring, unrolled: who owns which arc");
      lines.add("0 |" + strip + "| 1");
      if (lookup != null) {
        int column = (int) (place(RingSnapshot.positionOf(lookup.hash())) * STRIP);
        lines.add(
            "   " + " ".repeat(column) + "^ " + (column < STRIP - 30 ? clipped(lookup.key()) : ""));
        lines.add("walk from " + clipped(lookup.key()) + ": " + walkText(lookup));
      }
      lines.add("");
    }
    Map<String, Integer> load = Nodes.load(placement, after);
    int most = load.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    for (Node node : nodes) {
      int count = load.get(node.name());
      int length = most == 0 ? 0 : count * BAR / most;
      lines.add(
          letter(node.name())
              + " "
              + node.name()
              + " ".repeat(Math.max(1, 6 - node.name().length()))
              + "#".repeat(length)
              + " ".repeat(BAR - length)
              + " "
              + " ".repeat(Math.max(0, 5 - Integer.toString(count).length()))
              + count
              + (count == 1 ? " key" : " keys")
              + (node.weight() == 1 ? "" : ", weight " + Numbers.json(node.weight())));
    }
    return lines;
  }

  /** The nodes of the points that are passed, those that were met before in brackets. */
  private static String walkText(RingWorld.Lookup lookup) {
    StringBuilder text = new StringBuilder();
    Set<String> met = new TreeSet<>();
    for (VirtualNode point : lookup.walk()) {
      String name = point.node().name();
      String step = met.add(name) ? name : "(" + name + ")";
      if (text.length() + step.length() > WALK - 5) {
        return text + " ...";
      }
      text.append(text.length() == 0 ? "" : " ").append(step);
    }
    return text.toString();
  }

  private static String clipped(String key) {
    return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY - 3) + "...";
  }

  /** A node's sign: the number in its name, so that it keeps its sign when others go. */
  private char letter(String name) {
    int number = number(name);
    boolean isUnique = nodeNames.stream().filter(other -> number(other) == number).count() == 1;
    boolean fits = number >= 1 && number < LETTERS.length() && isUnique;
    int place = fits ? number - 1 : LETTERS.length() - 1;
    return LETTERS.charAt(place);
  }

  /** The number at the end of a name of at most three digits, or 0. */
  private static int number(String name) {
    int start = name.length();
    while (start > 0 && name.charAt(start - 1) >= '0' && name.charAt(start - 1) <= '9') {
      start--;
    }
    boolean hasFew = start < name.length() && name.length() - start <= 3;
    return hasFew ? Integer.parseInt(name.substring(start)) : 0;
  }
}
