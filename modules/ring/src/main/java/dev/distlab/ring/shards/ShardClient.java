package dev.distlab.ring.shards;

/**
 * A client with a copy of the shard map that it renews only when a server calls it stale.
 *
 * <p>It has one operation under way at a time: that is what makes the last session enough to
 * recognise repetitions. For one thread.
 */
public final class ShardClient {

  /** A map can change again between two looks; so often in a row it does not. */
  private static final int MAX_REFRESHES = 10;

  private final String name;
  private final ShardCluster cluster;
  private ShardMap cached;
  private long sequence;
  private long refreshCount;

  /** A client whose name no other has, with the map of now. */
  public ShardClient(String name, ShardCluster cluster) {
    this.name = name;
    this.cluster = cluster;
    this.cached = cluster.map();
  }

  /** The request for a new operation, addressed by the cached map. */
  public ShardRequest request(ShardOperation operation) {
    sequence++;
    return new ShardRequest(name, sequence, cached.locate(operation.key()), operation);
  }

  /** The same request again, addressed by the map of now. */
  public ShardRequest readdress(ShardRequest request) {
    cached = cluster.map();
    refreshCount++;
    return new ShardRequest(
        name, request.sequence(), cached.locate(request.operation().key()), request.operation());
  }

  /**
   * Does an operation: sends it, and again with a new map while servers call it stale.
   *
   * @return {@link ShardReply.Done}, or {@link ShardReply.Frozen} if the shard is being handed
   *     over: {@link #readdress} and send the request again later
   */
  public ShardReply call(ShardOperation operation) {
    ShardRequest request = request(operation);
    ShardReply reply = cluster.send(request);
    for (int i = 0; i < MAX_REFRESHES && reply instanceof ShardReply.StaleShardMap; i++) {
      request = readdress(request);
      reply = cluster.send(request);
    }
    return reply;
  }

  /** The epoch of the cached map. */
  public long cachedEpoch() {
    return cached.epoch();
  }

  /** How often it had to fetch the map. */
  public long refreshCount() {
    return refreshCount;
  }
}
