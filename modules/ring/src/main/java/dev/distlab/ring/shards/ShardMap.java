package dev.distlab.ring.shards;

import dev.distlab.kernel.Invariant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who owns which keys, at one epoch. Immutable; safe for any number of threads.
 *
 * <p>Look-up O(log shards), a change O(shards).
 */
public final class ShardMap {

  private final long epoch;

  /** By the first key of their range. */
  private final TreeMap<String, Shard> byFirstKey;

  private ShardMap(long epoch, TreeMap<String, Shard> byFirstKey) {
    this.epoch = epoch;
    this.byFirstKey = byFirstKey;
  }

  /** A map of these shards. */
  static ShardMap of(long epoch, Collection<Shard> shards) {
    TreeMap<String, Shard> byFirstKey = new TreeMap<>();
    for (Shard shard : shards) {
      byFirstKey.put(shard.range().from(), shard);
    }
    return new ShardMap(epoch, byFirstKey);
  }

  /** The number of this map: each change makes a map with the next one. */
  public long epoch() {
    return epoch;
  }

  /** The shard that has this key. */
  public Shard locate(String key) {
    return byFirstKey.floorEntry(key).getValue();
  }

  /**
   * The shard with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Shard shard(int id) {
    for (Shard shard : byFirstKey.values()) {
      if (shard.id() == id) {
        return shard;
      }
    }
    throw new IllegalArgumentException("unknown shard " + id + " in the map of epoch " + epoch);
  }

  /** All shards in the order of their keys. */
  public List<Shard> shards() {
    return List.copyOf(byFirstKey.values());
  }

  /** How many shards a request for all these keys has to ask: 1 if one server can do it alone. */
  public int fanOut(Collection<String> keys) {
    return (int) keys.stream().map(key -> locate(key).id()).distinct().count();
  }

  /** The one shard that has all these keys; empty if they are spread over several, or none. */
  public Optional<Shard> commonShard(Collection<String> keys) {
    return fanOut(keys) == 1 ? Optional.of(locate(keys.iterator().next())) : Optional.empty();
  }

  /** The next map: these shards replace those with the same first key; {@code gone} is left out. */
  ShardMap next(Collection<Shard> changed, Collection<Shard> gone) {
    TreeMap<String, Shard> next = new TreeMap<>(byFirstKey);
    gone.forEach(shard -> next.remove(shard.range().from()));
    changed.forEach(shard -> next.put(shard.range().from(), shard));
    return new ShardMap(epoch + 1, next);
  }

  /**
   * Checks I1 and I3 of the package.
   *
   * @throws dev.distlab.kernel.InvariantViolation if one is broken
   */
  public void checkInvariants() {
    String reached = "";
    for (Map.Entry<String, Shard> entry : byFirstKey.entrySet()) {
      Shard shard = entry.getValue();
      Invariant.check(
          shard.range().from().equals(reached),
          "I1: shard %d starts at \"%s\", the one before ends at \"%s\"",
          shard.id(),
          shard.range().from(),
          reached);
      Invariant.check(
          shard.version() <= epoch,
          "I3: shard %d has version %d in the map of epoch %d",
          shard.id(),
          shard.version(),
          epoch);
      reached = shard.range().to();
    }
    Invariant.check(reached == null, "I1: nobody has the keys from \"%s\" on", reached);
  }

  @Override
  public String toString() {
    return "epoch " + epoch + " " + byFirstKey.values();
  }
}
