package dev.distlab.index.concurrent;

import dev.distlab.kernel.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A call of a tree as a value, and what a {@link TreeMap} answers to it. */
record Call(Kind kind, int key, int value) {

  enum Kind {
    GET,
    CEILING,
    PUT,
    PUT_IF_ABSENT,
    REMOVE,
    SCAN;

    boolean isLinearizable() {
      return this != SCAN;
    }

    boolean writes() {
      return this == PUT || this == PUT_IF_ABSENT || this == REMOVE;
    }
  }

  static Call draw(SeededRandom random, int keys) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    return new Call(kind, random.nextInt(keys), random.nextInt(1_000));
  }

  static Call get(int key) {
    return new Call(Kind.GET, key, 0);
  }

  static Call ceiling(int key) {
    return new Call(Kind.CEILING, key, 0);
  }

  static Call put(int key) {
    return new Call(Kind.PUT, key, 7_000 + key);
  }

  static Call remove(int key) {
    return new Call(Kind.REMOVE, key, 0);
  }

  Object of(ConcurrentTree<Integer, Integer> tree) {
    switch (kind) {
      case GET:
        return tree.get(key);
      case CEILING:
        return tree.ceiling(key);
      case PUT:
        return tree.put(key, value);
      case PUT_IF_ABSENT:
        return tree.putIfAbsent(key, value);
      case REMOVE:
        return tree.remove(key);
      default:
        List<Map.Entry<Integer, Integer>> met = new ArrayList<>();
        tree.scan(key, key + value, (one, its) -> met.add(Map.entry(one, its)));
        return met;
    }
  }

  Object of(TreeMap<Integer, Integer> model) {
    switch (kind) {
      case GET:
        return model.get(key);
      case CEILING:
        return model.ceilingEntry(key);
      case PUT:
        return model.put(key, value);
      case PUT_IF_ABSENT:
        return model.putIfAbsent(key, value);
      case REMOVE:
        return model.remove(key);
      default:
        return List.copyOf(model.subMap(key, key + value).entrySet());
    }
  }
}
