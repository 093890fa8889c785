package dev.distlab.geo;

/** A {@link SpatialIndex} whose entries come and go one by one. */
public interface UpdatableIndex extends SpatialIndex {

  /**
   * Adds an entry. An id stands for one entry at a time; to move it, remove it first ({@link
   * GeoIndex} sees to that).
   *
   * @throws IllegalArgumentException if the id is negative, the place is not on the globe, or the
   *     structure says that it takes no such id or place; nothing has changed then
   */
  void insert(int id, double latitude, double longitude);

  /**
   * Takes an entry out. A place may go by another of its names than when it was put: 180 for -180,
   * any longitude at a pole.
   *
   * @return false if there is no such entry at this place
   * @throws IllegalArgumentException if the id is negative or the place is not on the globe
   */
  boolean remove(int id, double latitude, double longitude);

  /**
   * Checks an id and a place.
   *
   * @throws IllegalArgumentException if the id is negative or the place is not on the globe
   */
  static void check(int id, double latitude, double longitude) {
    if (id < 0) {
      throw new IllegalArgumentException("id=" + id + " is negative: ids count from 0");
    }
    GeoPoint.check(latitude, longitude);
  }
}
