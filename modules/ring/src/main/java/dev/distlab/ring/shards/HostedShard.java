package dev.distlab.ring.shards;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A shard's data at the server that serves it, or at the one that is going to. For one thread. */
final class HostedShard {

  /** A client's last request and its answer. */
  record Session(long sequence, ShardReply.Done reply) {}

  private final TreeMap<String, String> pairs = new TreeMap<>();
  private final TreeMap<String, Session> sessions = new TreeMap<>();

  private Shard description;
  private boolean frozen;

  /** Keys written since they were last sent to the next owner; null if nobody is copying. */
  private TreeSet<String> written;

  HostedShard(Shard description) {
    this.description = description;
  }

  // ---- serving ----

  ShardReply serve(ShardRequest request) {
    if (frozen) {
      return new ShardReply.Frozen();
    }
    Session last = sessions.get(request.client());
    if (last != null && request.sequence() <= last.sequence()) {
      return request.sequence() == last.sequence() ? last.reply() : new ShardReply.Outdated();
    }
    ShardReply.Done reply = new ShardReply.Done(apply(request.operation()));
    sessions.put(request.client(), new Session(request.sequence(), reply));
    return reply;
  }

  private String apply(ShardOperation operation) {
    String key = operation.key();
    String value = pairs.getOrDefault(key, "");
    if (operation instanceof ShardOperation.Put put) {
      value = put.value();
    } else if (operation instanceof ShardOperation.Append append) {
      value = value + append.text();
    }
    if (!(operation instanceof ShardOperation.Get)) {
      pairs.put(key, value);
      if (written != null) {
        written.add(key);
      }
    }
    return value;
  }

  // ---- moving ----

  /** From now on, notes which keys are written. */
  void startCapture() {
    written = new TreeSet<>();
  }

  /** Serves as before: nobody copies any more. */
  void stopCapture() {
    written = null;
    frozen = false;
  }

  void freeze() {
    frozen = true;
  }

  boolean isCopied() {
    return written != null;
  }

  /** Copies at most {@code limit} pairs, from {@code fromKey} on; returns the next key or null. */
  String copyPairs(HostedShard target, String fromKey, int limit) {
    int copied = 0;
    for (Map.Entry<String, String> pair : pairs.tailMap(fromKey, true).entrySet()) {
      if (copied == limit) {
        return pair.getKey();
      }
      target.pairs.put(pair.getKey(), pair.getValue());
      copied++;
    }
    return null;
  }

  /** Sends the keys that were written meanwhile; returns how many. */
  int copyWritten(HostedShard target) {
    int count = written.size();
    written.forEach(key -> target.pairs.put(key, pairs.get(key)));
    written.clear();
    return count;
  }

  int writtenCount() {
    return written.size();
  }

  void copySessions(HostedShard target) {
    target.sessions.putAll(sessions);
  }

  // ---- splitting and merging ----

  /** Keeps {@code kept} and moves the other pairs into {@code other}; both know all sessions. */
  void splitOff(Shard kept, HostedShard other) {
    Map<String, String> leaving = pairs.tailMap(other.description.range().from(), true);
    other.pairs.putAll(leaving);
    leaving.clear();
    copySessions(other);
    description = kept;
  }

  /** Takes all of {@code right}; of two sessions of a client, the later one. */
  void absorb(HostedShard right, Shard merged) {
    pairs.putAll(right.pairs);
    right.sessions.forEach(
        (client, session) ->
            sessions.merge(
                client,
                session,
                (ours, theirs) -> ours.sequence > theirs.sequence ? ours : theirs));
    description = merged;
  }

  // ---- queries ----

  Shard description() {
    return description;
  }

  void describeAs(Shard newDescription) {
    description = newDescription;
  }

  TreeMap<String, String> pairs() {
    return pairs;
  }
}
