package dev.distlab.ring.shards;

import dev.distlab.kernel.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A directory of shards and the servers that hold them: ranges of keys that can be split, merged
 * and moved while clients write.
 *
 * <p>Each change makes a map of the next epoch. For one thread; what takes time on a network, a
 * {@link ShardMigration}, is cut into steps between which requests can be served.
 */
public final class ShardCluster {

  private final Map<String, ShardServer> servers = new TreeMap<>();
  private ShardMap map;
  private int nextShardId = 2;

  /**
   * Servers of which the first has shard 1, which is all keys.
   *
   * @throws IllegalArgumentException if there is no server, or if two have the same name
   */
  public ShardCluster(List<String> serverNames) {
    if (serverNames.isEmpty()) {
      throw new IllegalArgumentException("there are no servers: somebody has to hold the shards");
    }
    serverNames.forEach(this::addServer);
    Shard all = new Shard(1, 1, KeyRange.ALL, serverNames.get(0));
    map = ShardMap.of(1, List.of(all));
    server(all.owner()).host(new HostedShard(all));
  }

  /** The current map: what a client fetches. */
  public ShardMap map() {
    return map;
  }

  /**
   * The server of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ShardServer server(String name) {
    ShardServer server = servers.get(name);
    if (server == null) {
      throw new IllegalArgumentException(
          "unknown server " + name + ": the servers are " + String.join(", ", servers.keySet()));
    }
    return server;
  }

  /** The names of the servers, in order. */
  public List<String> serverNames() {
    return List.copyOf(servers.keySet());
  }

  /**
   * Adds a server without shards.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public void addServer(String name) {
    if (servers.containsKey(name)) {
      throw new IllegalArgumentException("server " + name + " is there already");
    }
    servers.put(name, new ShardServer(name));
  }

  /** Delivers a request to the server that it was addressed to. */
  public ShardReply send(ShardRequest request) {
    return server(request.addressed().owner()).handle(request);
  }

  /**
   * Cuts a shard in two: it keeps the keys before {@code key}, a new shard at the same server gets
   * the others.
   *
   * @return the new shard
   * @throws IllegalArgumentException if the key does not lie inside the shard or is its first
   * @throws IllegalStateException if the shard is being moved
   */
  public Shard split(int shardId, String key) {
    Shard whole = map.shard(shardId);
    HostedShard hosted = requireSettled(whole);
    long version = map.epoch() + 1;
    Shard left = whole.covering(whole.range().before(key), version);
    Shard right = new Shard(nextShardId, version, whole.range().from(key), whole.owner());
    nextShardId++;
    HostedShard other = new HostedShard(right);
    hosted.splitOff(left, other);
    server(whole.owner()).host(other);
    map = map.next(List.of(left, right), List.of());
    return right;
  }

  /**
   * Joins a shard with the one behind it, which must be at the same server.
   *
   * @return the joint shard, which has the first one's id
   * @throws IllegalArgumentException if they do not adjoin or are not at the same server
   * @throws IllegalStateException if one of them is being moved
   */
  public Shard merge(int leftId, int rightId) {
    Shard left = map.shard(leftId);
    Shard right = map.shard(rightId);
    if (!right.range().from().equals(left.range().to()) || !left.owner().equals(right.owner())) {
      throw new IllegalArgumentException(
          "shards " + left + " and " + right + " do not adjoin at one server");
    }
    HostedShard kept = requireSettled(left);
    HostedShard gone = requireSettled(right);
    KeyRange both = new KeyRange(left.range().from(), right.range().to());
    Shard merged = left.covering(both, map.epoch() + 1);
    kept.absorb(gone, merged);
    server(right.owner()).drop(rightId);
    map = map.next(List.of(merged), List.of(right));
    return merged;
  }

  /**
   * Begins to move a shard to another server; the present owner goes on serving it.
   *
   * @throws IllegalArgumentException if the server is unknown or has the shard already
   * @throws IllegalStateException if the shard is being moved already
   */
  public ShardMigration migrate(int shardId, String toServer) {
    Shard shard = map.shard(shardId);
    if (server(toServer).name().equals(shard.owner())) {
      throw new IllegalArgumentException(
          "server " + toServer + " has shard " + shardId + " already");
    }
    return new ShardMigration(this, requireSettled(shard), toServer);
  }

  private HostedShard requireSettled(Shard shard) {
    HostedShard hosted = server(shard.owner()).shard(shard.id());
    if (hosted.isCopied()) {
      throw new IllegalStateException(
          "shard " + shard.id() + " is being moved: finish or abort that first");
    }
    return hosted;
  }

  /** The moment of the hand-over: the old owner forgets, the map changes, the new owner serves. */
  void handOver(HostedShard from, HostedShard to, String newOwner) {
    Shard old = from.description();
    Shard moved = old.ownedBy(newOwner, map.epoch() + 1);
    server(old.owner()).drop(old.id());
    map = map.next(List.of(moved), List.of());
    to.describeAs(moved);
    server(newOwner).host(to);
  }

  /**
   * Checks I1 to I4 of the package. O(keys).
   *
   * @throws dev.distlab.kernel.InvariantViolation if one is broken
   */
  public void checkInvariants() {
    map.checkInvariants();
    List<Shard> served = new ArrayList<>();
    for (ShardServer server : servers.values()) {
      for (HostedShard hosted : server.shards()) {
        Shard shard = hosted.description();
        served.add(shard);
        Invariant.check(
            map.shards().contains(shard) && shard.owner().equals(server.name()),
            "I2: server %s serves %s, which the map does not give it",
            server.name(),
            shard);
        for (String key : hosted.pairs().keySet()) {
          Invariant.check(
              shard.range().contains(key), "I4: key \"%s\" is stored in %s", key, shard);
        }
      }
    }
    Invariant.check(
        served.size() == map.shards().size(),
        "I2: %d shards are served, the map has %d",
        served.size(),
        map.shards().size());
  }
}
