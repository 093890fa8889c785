package dev.distlab.index.hash;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks over all buckets of an index, for its shape and its picture. */
final class HashWalk {

  private HashWalk() {}

  static HashShape shape(HashFile file, Buckets buckets, int depth) {
    long[] sums = new long[3];
    Set<Integer> firsts = distinctBuckets(file);
    for (int bucket : firsts) {
      buckets.forEachPage(
          bucket,
          (id, page) -> {
            sums[0] += BucketPage.count(page);
            sums[1] += BucketPage.usedBytes(page);
            sums[2]++;
          });
    }
    double fill = (double) sums[1] / (sums[2] * buckets.capacityBytes());
    int overflowPages = (int) sums[2] - firsts.size();
    return new HashShape(sums[0], firsts.size(), overflowPages, file.length(), depth, fill);
  }

  static List<BucketView> views(HashFile file, Buckets buckets) {
    List<BucketView> views = new ArrayList<>();
    int index = 0;
    Set<Integer> seen = new LinkedHashSet<>();
    for (; index < file.length(); index++) {
      int bucket = file.bucket(index);
      if (seen.add(bucket)) {
        views.add(view(buckets, bucket, index));
      }
    }
    return views;
  }

  private static BucketView view(Buckets buckets, int bucket, int index) {
    List<Integer> pages = new ArrayList<>();
    List<byte[]> keys = new ArrayList<>();
    buckets.forEachPage(
        bucket,
        (id, page) -> {
          pages.add(id);
          for (int slot = 0; slot < BucketPage.count(page); slot++) {
            keys.add(BucketPage.key(page, slot));
          }
        });
    int depth = buckets.localDepth(bucket);
    return new BucketView(pages, depth, index & ((1 << depth) - 1), keys);
  }

  private static Set<Integer> distinctBuckets(HashFile file) {
    Set<Integer> distinct = new LinkedHashSet<>();
    for (int i = 0; i < file.length(); i++) {
      distinct.add(file.bucket(i));
    }
    return distinct;
  }
}
