package dev.distlab.ring.shards;

/** A server's answer. */
public sealed interface ShardReply {

  /**
   * The operation is done, now or when it was sent the first time.
   *
   * @param value the value of the key after it
   */
  record Done(String value) implements ShardReply {}

  /**
   * Not done: the client's map is not the one that this server works by. Fetch the map and ask
   * again.
   *
   * @param currentVersion the version of the shard that the server holds, 0 if it holds none
   */
  record StaleShardMap(long currentVersion) implements ShardReply {}

  /** Not done: the shard is being handed over. Ask again a little later. */
  record Frozen() implements ShardReply {}

  /** Not done again: the client has had the answer, or it would not have sent a later request. */
  record Outdated() implements ShardReply {}
}
