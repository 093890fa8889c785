package dev.distlab.index;

import dev.distlab.kernel.InvariantViolation;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ConcurrentModificationException;

/** The serial form of a tree: behind comparator and size of nodes, the entries in order. */
final class SerializedTree {

  // Design. A map and its views are written as they are, with the one tree that they share, so they
  // share one when they come back. Whatever a key or value leads to, the map itself perhaps, may be
  // there before it is complete. So keys are compared, and what was read is checked like any input,
  // only when everything has been read.

  private SerializedTree() {}

  static void writeEntries(BTree tree, ObjectOutputStream out) throws IOException {
    int expected = tree.modificationCount();
    out.writeInt(tree.size());
    for (TreePosition position = tree.first(); position.exists(); position.advance()) {
      out.writeObject(position.key());
      out.writeObject(position.value());
      if (tree.modificationCount() != expected) {
        throw new ConcurrentModificationException();
      }
    }
  }

  /** Reads the entries of a tree that is empty so far. */
  static void readEntries(BTree tree, ObjectInputStream in)
      throws IOException, ClassNotFoundException {
    int entries = in.readInt();
    try {
      BTreeMap.checked(tree.maxKeys);
      BulkLoad load = new BulkLoad(tree);
      for (int i = 0; i < entries; i++) {
        load.addUnchecked(in.readObject(), in.readObject());
      }
      load.finish();
    } catch (RuntimeException malformed) {
      throw invalid(malformed);
    }
    checkAtTheEnd(
        in,
        () -> {
          if (tree.size() > 0) {
            tree.checkFirst(tree.first().key());
          }
          new TreeCheck(tree).run();
        });
  }

  /** Runs a check when everything has been read. */
  static void checkAtTheEnd(ObjectInputStream in, Runnable check) throws IOException {
    in.registerValidation(
        () -> {
          try {
            check.run();
          } catch (RuntimeException | InvariantViolation malformed) {
            throw invalid(malformed);
          }
        },
        0);
  }

  private static InvalidObjectException invalid(Throwable malformed) {
    InvalidObjectException invalid = new InvalidObjectException("not a map: " + malformed);
    invalid.initCause(malformed);
    return invalid;
  }
}
