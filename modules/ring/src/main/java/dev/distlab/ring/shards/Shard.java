package dev.distlab.ring.shards;

/**
 * What a shard map says about one shard.
 *
 * @param id stays the same when the shard moves or shrinks
 * @param version the epoch in which range or owner last changed
 * @param range its keys
 * @param owner the name of the server that serves it
 */
public record Shard(int id, long version, KeyRange range, String owner) {

  Shard ownedBy(String newOwner, long newVersion) {
    return new Shard(id, newVersion, range, newOwner);
  }

  Shard covering(KeyRange newRange, long newVersion) {
    return new Shard(id, newVersion, newRange, owner);
  }
}
