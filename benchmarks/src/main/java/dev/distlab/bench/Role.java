package dev.distlab.bench;

/**
 * What a measured method stands for, told by the prefix of its name: {@code ours_ring}, {@code
 * peer_guava}, {@code reference_sortedArray}, {@code floor_loop}.
 *
 * <p>Ours are compared with the best <em>peer</em>: a library that a reader could use instead. A
 * <em>reference</em> gives less than ours does (no removal, no durability, not thread-safe), so it
 * is shown but never the yardstick. The <em>floor</em> is the cost of the harness itself: reading
 * the key, calling the clock.
 */
public enum Role {
  OURS("ours_"),
  PEER("peer_"),
  REFERENCE("reference_"),
  FLOOR("floor_");

  private final String prefix;

  Role(String prefix) {
    this.prefix = prefix;
  }

  /** The prefix of a method's name that stands for this role, with its underscore. */
  public String prefix() {
    return prefix;
  }

  /**
   * The role that a method's name declares.
   *
   * @throws IllegalArgumentException if the name starts with none of the four prefixes
   */
  public static Role of(String methodName) {
    for (Role role : values()) {
      if (methodName.startsWith(role.prefix) && methodName.length() > role.prefix.length()) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "benchmark method \""
            + methodName
            + "\" must start with ours_, peer_, reference_ or floor_"
            + " and name what is measured, for example ours_ring");
  }
}
