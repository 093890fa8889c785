package dev.distlab.geo.rtree;

import dev.distlab.geo.Rectangle;
import java.util.Arrays;

/**
 * The frames of the pages that a search has under its hands, each in a slot of the search's choice:
 * that of the root is known, that of a child is what its parent's page says of it. A leaf is read
 * in the frame of the page above it.
 */
final class PackedFrames {

  private final PackedPages pages;

  /** South, west, latitude shift and longitude shift, slot by slot. */
  private int[] frames;

  PackedFrames(PackedPages pages, int slotCount) {
    this.pages = pages;
    this.frames = new int[4 * slotCount];
  }

  /** Where those who keep one frame a level look for it: leaves have none of their own. */
  static int slotOf(int level) {
    return Math.max(1, level);
  }

  /** Puts the frame of the root into a slot. */
  void root(int slot) {
    int[] cells = pages.rootCells;
    int frame = 4 * slot;
    frames[frame] = cells[0];
    frames[frame + 1] = cells[1];
    frames[frame + 2] = Frame.shift(Math.max(0, cells[2] - cells[0]));
    frames[frame + 3] = Frame.shift(Math.max(0, cells[3] - cells[1]));
  }

  /** Puts the frame of a child of the page at {@code at} into a slot. */
  void child(int slot, int at, int child, int childSlot) {
    int frame = 4 * slot;
    int below = 4 * childSlot;
    if (below >= frames.length) {
      frames = Arrays.copyOf(frames, 2 * below);
    }
    long[] words = pages.words;
    int south = Lanes.get(words, at, child);
    int west = Lanes.get(words, at + Lanes.WORDS, child);
    int north = Lanes.get(words, at + 2 * Lanes.WORDS, child);
    int east = Lanes.get(words, at + 3 * Lanes.WORDS, child);
    int latitudeShift = frames[frame + 2];
    int longitudeShift = frames[frame + 3];
    frames[below] = frames[frame] + (south << latitudeShift);
    frames[below + 1] = frames[frame + 1] + (west << longitudeShift);
    frames[below + 2] = Frame.shift(latitudeShift, south, north);
    frames[below + 3] = Frame.shift(longitudeShift, west, east);
  }

  /** The southernmost cell of a page. */
  int south(int slot) {
    return frames[4 * slot];
  }

  /** The westernmost cell of a page. */
  int west(int slot) {
    return frames[4 * slot + 1];
  }

  int latitudeShift(int slot) {
    return frames[4 * slot + 2];
  }

  int longitudeShift(int slot) {
    return frames[4 * slot + 3];
  }

  /** A cell as the page would write it; below 0 or above a lane if it is not on it. */
  int latitude(int slot, int cell) {
    return cell - frames[4 * slot] >> frames[4 * slot + 2];
  }

  /** A cell as the page would write it; below 0 or above a lane if it is not on it. */
  int longitude(int slot, int cell) {
    return cell - frames[4 * slot + 1] >> frames[4 * slot + 3];
  }

  /** A rectangle around a child, or around an entry, of the page at {@code at}. */
  Rectangle around(int slot, int at, int toNorth, int child) {
    long[] words = pages.words;
    return around(
        slot,
        Lanes.get(words, at, child),
        Lanes.get(words, at + Lanes.WORDS, child),
        Lanes.get(words, at + toNorth, child),
        Lanes.get(words, at + toNorth + Lanes.WORDS, child));
  }

  private Rectangle around(int slot, int south, int west, int north, int east) {
    int frame = 4 * slot;
    return Frame.around(
        frames[frame] + (south << frames[frame + 2]),
        frames[frame + 1] + (west << frames[frame + 3]),
        frames[frame] + (north + 1 << frames[frame + 2]) - 1,
        frames[frame + 1] + (east + 1 << frames[frame + 3]) - 1);
  }

  /** A rectangle around everything on a page, for those who want to see it. */
  Rectangle bounds(int slot, int level, int page) {
    long[] words = pages.words;
    int at = pages.at(level, page);
    int toNorth = pages.toNorth(level);
    int south = Lanes.MAX;
    int west = Lanes.MAX;
    int north = 0;
    int east = 0;
    for (int i = 0; i < pages.childCount(level, page); i++) {
      south = Math.min(south, Lanes.get(words, at, i));
      west = Math.min(west, Lanes.get(words, at + Lanes.WORDS, i));
      north = Math.max(north, Lanes.get(words, at + toNorth, i));
      east = Math.max(east, Lanes.get(words, at + toNorth + Lanes.WORDS, i));
    }
    return around(slot, south, west, north, east);
  }
}
