package dev.distlab.ring;

/**
 * A point on the ring: it owns the keys from behind the point before it up to its own position.
 *
 * @param position 0 to {@link RingSnapshot#POSITIONS} - 1
 * @param node whose point it is
 */
public record VirtualNode(long position, Node node) {}
