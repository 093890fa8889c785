package dev.distlab.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Writes what is not the same in every JVM: the order of objects in a hash set. */
final class BrokenOrder {

  private BrokenOrder() {}

  public static void main(String[] args) throws IOException {
    Object[] objects = new Object[64];
    Set<Object> set = new HashSet<>();
    for (int i = 0; i < objects.length; i++) {
      objects[i] = new Object();
      set.add(objects[i]);
    }
    StringBuilder order = new StringBuilder();
    for (Object one : set) {
      for (int i = 0; i < objects.length; i++) {
        order.append(objects[i] == one ? i + " " : "");
      }
    }
    Files.writeString(Path.of(args[0]), order);
  }
}
