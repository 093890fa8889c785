package dev.distlab.ring.shards;

/**
 * An operation on its way to a server.
 *
 * @param client who asks
 * @param sequence the client's number for this operation, one higher for each; a repetition has the
 *     number of the original
 * @param addressed the shard as the client's map has it: its version is what the server compares
 * @param operation what to do
 */
public record ShardRequest(
    String client, long sequence, Shard addressed, ShardOperation operation) {}
