package dev.distlab.ring;

import dev.distlab.kernel.hash.XxHash64;
import dev.distlab.kernel.random.SplitMix64;
import java.nio.charset.StandardCharsets;

/**
 * Token i of a node is number i of the SplitMix64 sequence that starts at the hash of its name.
 *
 * <p>A node that gets more tokens keeps those that it has: the first ones of a longer sequence are
 * the shorter sequence. So a change of weight moves only what the new or lost tokens own.
 */
record HashedTokens(long seed) implements TokenStrategy {

  @Override
  public long[] positions(RingSnapshot ring, Node node, int count) {
    SplitMix64 sequence =
        new SplitMix64(XxHash64.hash64(node.name().getBytes(StandardCharsets.UTF_8), seed));
    long[] positions = new long[count];
    for (int i = 0; i < count; i++) {
      positions[i] = RingSnapshot.positionOf(sequence.next());
    }
    return positions;
  }
}
