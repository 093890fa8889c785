package dev.distlab.ring.shards;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A server with the shards that it serves. It knows their versions and nothing of the rest of the
 * map. For one thread.
 */
public final class ShardServer {

  private final String name;
  private final Map<Integer, HostedShard> serving = new TreeMap<>();
  private long servedCount;
  private long staleCount;

  ShardServer(String name) {
    this.name = name;
  }

  /** The server's name. */
  public String name() {
    return name;
  }

  /** Does what a request asks, or says why not. O(log keys). */
  public ShardReply handle(ShardRequest request) {
    HostedShard shard = serving.get(request.addressed().id());
    long version = shard == null ? 0 : shard.description().version();
    if (shard == null || version != request.addressed().version()) {
      staleCount++;
      return new ShardReply.StaleShardMap(version);
    }
    if (!shard.description().range().contains(request.operation().key())) {
      throw new IllegalArgumentException(
          "key \"" + request.operation().key() + "\" is not in " + shard.description());
    }
    ShardReply reply = shard.serve(request);
    servedCount += reply instanceof ShardReply.Done ? 1 : 0;
    return reply;
  }

  HostedShard shard(int id) {
    return serving.get(id);
  }

  void host(HostedShard shard) {
    serving.put(shard.description().id(), shard);
  }

  void drop(int id) {
    serving.remove(id);
  }

  Collection<HostedShard> shards() {
    return serving.values();
  }

  /** How many keys it stores. O(shards). */
  public int keyCount() {
    int count = 0;
    for (HostedShard shard : serving.values()) {
      count += shard.pairs().size();
    }
    return count;
  }

  /** How many requests it has served. */
  public long servedCount() {
    return servedCount;
  }

  /** How many requests it has sent back because of their version. */
  public long staleCount() {
    return staleCount;
  }
}
