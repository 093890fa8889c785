package dev.distlab.bench;

import org.openjdk.jol.info.GraphLayout;

/** Weighs objects with JOL. */
public final class Footprint {
  static {
    // Records and hidden classes hide their field offsets; JOL then guesses them from the layout.
    System.setProperty("jol.magicFieldOffset", "true");
  }

  private Footprint() {}

  /**
   * Bytes of everything reachable from {@code roots}, headers and padding included, shared parts
   * once. Walks the whole graph: keep out of it what does not belong to the structure (keys that
   * the caller holds anyway, a logger, the class loader).
   */
  public static long bytes(Object... roots) {
    return GraphLayout.parseInstance(roots).totalSize();
  }
}
