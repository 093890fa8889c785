/**
 * Experiments and stories of consistent hashing: how many keys move, how even the load is, and what
 * happens with one virtual node or with {@code hash mod N}.
 */
package dev.distlab.demos.ring;
