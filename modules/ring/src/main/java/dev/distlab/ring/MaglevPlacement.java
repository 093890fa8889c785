package dev.distlab.ring;

import dev.distlab.kernel.hash.XxHash64;
import dev.distlab.kernel.random.SplitMix64;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Maglev hashing: a table of M entries that the nodes fill in turns; a look-up is one read.
 *
 * <p>Every node has its own permutation of the entries. In turns, each takes the first entry of its
 * permutation that is still free, so that all get the same number of entries. When a node comes or
 * goes, the table is filled anew; most entries come out as before, not all: disruption is small,
 * not minimal. A node of weight w takes w times as many turns.
 *
 * <p>Look-up O(1); a change costs O(M log M) expected, at the first look-up after it. Memory 2
 * bytes per entry.
 *
 * <p>Thread rule: for one thread at a time, because a look-up may build the table.
 *
 * <p>Source: D. Eisenbud et al., "Maglev: a fast and reliable software network load balancer", NSDI
 * 2016, section 3.4.
 */
public final class MaglevPlacement implements Placement {

  /** The paper's smaller table size. */
  public static final int DEFAULT_TABLE_SIZE = 65_537;

  /** The largest table size, the limit of Envoy's Maglev balancer. */
  public static final int MAX_TABLE_SIZE = 5_000_011;

  /** A table has this many entries for each node, so that shares differ by about 1 % at most. */
  public static final int ENTRIES_PER_NODE = 100;

  private final int tableSize;
  private final int entriesPerNode;

  private final List<Node> nodes = new ArrayList<>();

  /** The node's number in {@link #nodeByNumber} for each entry; null after a change. */
  private char[] table;

  /** The nodes in the order of their names, in which they fill the table. */
  private Node[] nodeByNumber = {};

  /** An empty table of {@link #DEFAULT_TABLE_SIZE}. */
  public MaglevPlacement() {
    this(DEFAULT_TABLE_SIZE);
  }

  /**
   * An empty table.
   *
   * @throws IllegalArgumentException if {@code tableSize} is not a prime number from 2 to {@link
   *     #MAX_TABLE_SIZE}: only then is every skip a permutation
   */
  public MaglevPlacement(int tableSize) {
    this(tableSize, ENTRIES_PER_NODE);
  }

  private MaglevPlacement(int tableSize, int entriesPerNode) {
    if (tableSize < 2 || tableSize > MAX_TABLE_SIZE || !isPrime(tableSize)) {
      throw new IllegalArgumentException(
          "tableSize=" + tableSize + ": must be a prime number from 2 to " + MAX_TABLE_SIZE);
    }
    this.tableSize = tableSize;
    this.entriesPerNode = entriesPerNode;
  }

  /** A table that takes nodes until each has one entry: to see what a small table costs. */
  public static MaglevPlacement undersized(int tableSize) {
    return new MaglevPlacement(tableSize, 1);
  }

  private static boolean isPrime(int number) {
    for (int divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Node owner(long keyHash) {
    char[] entries = table;
    if (entries == null) {
      entries = fill();
    }
    return nodeByNumber[entries[entryOf(keyHash, tableSize)]];
  }

  /** The high 40 bits of the hash as a fraction of the table: a product instead of a division. */
  private static int entryOf(long keyHash, int tableSize) {
    return (int) ((keyHash >>> 24) * tableSize >>> 40);
  }

  private char[] fill() {
    Membership.requireNodes(!nodes.isEmpty());
    Node[] inOrder = nodes.toArray(new Node[0]);
    char[] filled = new Filling(inOrder, tableSize).fill();
    nodeByNumber = inOrder;
    table = filled;
    return filled;
  }

  @Override
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  @Override
  public boolean add(Node node) {
    if (Membership.isPresent(nodes, node)) {
      return false;
    }
    long needed = (nodes.size() + 1L) * entriesPerNode;
    if (needed > tableSize || nodes.size() > Character.MAX_VALUE) {
      throw new IllegalArgumentException(
          "node "
              + node.name()
              + " is one too many: "
              + (nodes.size() + 1)
              + " nodes need "
              + needed
              + " entries, the table has "
              + tableSize);
    }
    nodes.add(node);
    nodes.sort(Comparator.comparing(Node::name));
    table = null;
    return true;
  }

  @Override
  public void remove(String nodeName) {
    nodes.remove(Membership.indexOf(nodes, nodeName));
    table = null;
  }

  /** Fills one table: the turns of the paper's section 3.4, with weights. */
  private static final class Filling {

    private static final char FREE = Character.MAX_VALUE;

    private final Node[] nodes;
    private final int size;
    private final int[] entry;
    private final int[] skip;
    private final char[] filled;

    Filling(Node[] nodes, int size) {
      this.nodes = nodes;
      this.size = size;
      this.entry = new int[nodes.length];
      this.skip = new int[nodes.length];
      this.filled = new char[size];
      java.util.Arrays.fill(filled, FREE);
      for (int i = 0; i < nodes.length; i++) {
        byte[] name = nodes[i].name().getBytes(StandardCharsets.UTF_8);
        long hash = XxHash64.hash64(name);
        entry[i] = (int) Long.remainderUnsigned(hash, size);
        skip[i] = 1 + (int) Long.remainderUnsigned(SplitMix64.mix(hash), size - 1);
      }
    }

    char[] fill() {
      double heaviest = 0;
      for (Node node : nodes) {
        heaviest = Math.max(heaviest, node.weight());
      }
      double[] turns = new double[nodes.length];
      int free = size;
      while (true) {
        for (int i = 0; i < nodes.length; i++) {
          turns[i] += nodes[i].weight() / heaviest;
          if (turns[i] >= 1) {
            turns[i] -= 1;
            takeNextFree(i);
            if (--free == 0) {
              return filled;
            }
          }
        }
      }
    }

    private void takeNextFree(int node) {
      while (filled[entry[node]] != FREE) {
        step(node);
      }
      filled[entry[node]] = (char) node;
      step(node);
    }

    private void step(int node) {
      int next = entry[node] + skip[node];
      entry[node] = next < size ? next : next - size;
    }
  }
}
