package dev.distlab.index.concurrent;

import java.util.concurrent.locks.StampedLock;

/**
 * Guards one node: many holders in shared mode, or one in exclusive mode. Held for the time of a
 * search or a change in memory. Not reentrant; who waits cannot be interrupted.
 */
final class Latch {

  private final StampedLock lock = new StampedLock();

  void acquireShared() {
    lock.readLock();
  }

  void releaseShared() {
    checkHeld(lock.tryUnlockRead());
  }

  void acquireExclusive() {
    lock.writeLock();
  }

  void releaseExclusive() {
    checkHeld(lock.tryUnlockWrite());
  }

  private static void checkHeld(boolean wasHeld) {
    if (!wasHeld) {
      throw new IllegalMonitorStateException("a latch was given back that nobody held");
    }
  }

  boolean isFree() {
    return !lock.isReadLocked() && !lock.isWriteLocked();
  }
}
