package dev.distlab.geo;

/** A {@link SpatialIndex} whose entries come and go one by one. */
public interface UpdatableIndex extends SpatialIndex {

  /**
   * Adds an entry. An id stands for one entry at a time; to move it, remove it first ({@link
   * GeoIndex} sees to that).
   *
   * @throws IllegalArgumentException if the id is negative or the place is not on the globe;
   *     nothing has changed then
   */
  void insert(int id, double latitude, double longitude);

  /**
   * Takes an entry out.
   *
   * @return false if there is no such entry at this place
   */
  boolean remove(int id, double latitude, double longitude);

  /**
   * Checks an id and a place.
   *
   * @throws IllegalArgumentException as {@link #insert} does
   */
  static void check(int id, double latitude, double longitude) {
    if (id < 0) {
      throw new IllegalArgumentException("id=" + id + " is negative: ids count from 0");
    }
    GeoPoint.check(latitude, longitude);
  }
}
