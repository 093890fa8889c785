package dev.distlab.ring.shards;

/**
 * A shard on its way to another server, in steps between which the old owner serves requests.
 *
 * <p>Until the last step the map names the old owner, and it alone serves; with the last step the
 * map names the new one. The only pause is between {@link Phase#FROZEN} and the hand-over, and what
 * is left to send then is what was written during the step before. For one thread.
 */
public final class ShardMigration {

  /** How far it is. */
  public enum Phase {
    /** The pairs are sent in batches; the old owner serves. */
    COPYING,
    /** Keys that were written meanwhile are sent again; the old owner serves. */
    CATCHING_UP,
    /** The last keys and the sessions have been sent; nobody serves. */
    FROZEN,
    /** The new owner serves. */
    DONE,
    /** Called off; the old owner serves as if nothing had been. */
    ABORTED
  }

  /**
   * With no more keys than this to send again, the shard is frozen; and also when a round left as
   * many as the one before, because then the writers keep up with us and always will.
   */
  private static final int FEW_KEYS = 4;

  private final ShardCluster cluster;
  private final HostedShard source;
  private final HostedShard staged;
  private final String toServer;

  private Phase phase = Phase.COPYING;
  private String nextKey = "";
  private int leftBefore = Integer.MAX_VALUE;
  private long sentCount;

  ShardMigration(ShardCluster cluster, HostedShard source, String toServer) {
    this.cluster = cluster;
    this.source = source;
    this.toServer = toServer;
    this.staged = new HostedShard(source.description());
    source.startCapture();
  }

  /**
   * Does the next step: sends at most {@code batch} pairs, or all keys written meanwhile, or
   * freezes, or hands over.
   *
   * @return the phase after it
   * @throws IllegalArgumentException if {@code batch} is below 1
   * @throws IllegalStateException if the migration is over
   */
  public Phase step(int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException("batch=" + batch + ": must be at least 1");
    }
    requireRunning();
    switch (phase) {
      case COPYING -> copyBatch(batch);
      case CATCHING_UP -> catchUpOrFreeze();
      default -> handOver();
    }
    return phase;
  }

  private void copyBatch(int batch) {
    int before = staged.pairs().size();
    nextKey = source.copyPairs(staged, nextKey, batch);
    sentCount += staged.pairs().size() - before;
    if (nextKey == null) {
      phase = Phase.CATCHING_UP;
    }
  }

  private void catchUpOrFreeze() {
    int left = source.writtenCount();
    if (left <= FEW_KEYS || left >= leftBefore) {
      source.freeze();
      phase = Phase.FROZEN;
    }
    leftBefore = left;
    sentCount += source.copyWritten(staged);
    if (phase == Phase.FROZEN) {
      source.copySessions(staged);
    }
  }

  private void handOver() {
    source.stopCapture();
    cluster.handOver(source, staged, toServer);
    phase = Phase.DONE;
  }

  /** Does all steps that are left. */
  public void finish() {
    while (phase != Phase.DONE) {
      step(Integer.MAX_VALUE);
    }
  }

  /**
   * Calls it off: the old owner keeps the shard, also when the new one has died.
   *
   * @throws IllegalStateException if the migration is over
   */
  public void abort() {
    requireRunning();
    source.stopCapture();
    phase = Phase.ABORTED;
  }

  private void requireRunning() {
    if (phase == Phase.DONE || phase == Phase.ABORTED) {
      throw new IllegalStateException("the migration to " + toServer + " is over: " + phase);
    }
  }

  /** How far it is. */
  public Phase phase() {
    return phase;
  }

  /** How many pairs were sent, those sent again included. */
  public long sentCount() {
    return sentCount;
  }
}
