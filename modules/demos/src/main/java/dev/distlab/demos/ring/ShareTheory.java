package dev.distlab.demos.ring;

/**
 * What theory says about the shares of a ring: a node's share of n nodes with v points each is
 * Beta(v, (n-1)v) distributed. Pure functions.
 */
final class ShareTheory {

  private ShareTheory() {}

  /** The coefficient of variation of one node's share. */
  static double variation(int nodes, int virtualNodes) {
    return Math.sqrt((nodes - 1.0) / ((double) nodes * virtualNodes + 1));
  }

  /**
   * The coefficient of variation of the share of {@code joining} of {@code nodes} nodes together:
   * it is Beta(jv, (n-j)v) distributed.
   */
  static double variation(int nodes, int joining, int virtualNodes) {
    double mean = (double) joining / nodes;
    double total = (double) nodes * virtualNodes;
    return Math.sqrt((1 - mean) / (mean * (total + 1)));
  }

  /**
   * The part of the keys that {@code hash mod n} moves when n becomes m: 1 - min(n, m)/lcm(n, m).
   */
  static double movedByModulo(int n, int m) {
    int a = n;
    int b = m;
    while (b != 0) {
      int rest = a % b;
      a = b;
      b = rest;
    }
    return 1 - Math.min(n, m) * (double) a / ((double) n * m);
  }
}
