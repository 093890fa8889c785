package dev.distlab.index.hash;

import java.util.List;

/**
 * A bucket as a picture shows it.
 *
 * @param pages the numbers of its pages, overflow pages behind the first
 * @param localDepth how many low bits of the hash its keys share
 * @param pattern these bits
 * @param keys its keys, in the order of the pages
 */
public record BucketView(List<Integer> pages, int localDepth, int pattern, List<byte[]> keys) {}
