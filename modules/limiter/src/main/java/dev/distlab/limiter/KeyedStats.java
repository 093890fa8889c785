package dev.distlab.limiter;

/**
 * Deterministic counters of a {@link KeyedLimiter}.
 *
 * @param slotCount keys that fit in
 * @param takenSlots slots that hold a key, busy or idle
 * @param stateBytes memory of the table, keys included
 * @param insertions keys that were put in, those that came again included
 * @param evictions idle keys that made room for others
 * @param displacements insertions that found no room in the key's own bucket
 * @param turnedAway requests of new keys for which there was no room
 */
public record KeyedStats(
    int slotCount,
    long takenSlots,
    long stateBytes,
    long insertions,
    long evictions,
    long displacements,
    long turnedAway) {}
