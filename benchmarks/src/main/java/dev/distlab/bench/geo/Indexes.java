package dev.distlab.bench.geo;

import dev.distlab.geo.UpdatableIndex;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.index.kdtree.KdTree;
import org.locationtech.jts.index.strtree.STRtree;
import org.tinspin.index.qthypercube2.QuadTreeKD2;
import org.tinspin.index.rtree.RTree;

/** The indexes of one set of places, ours and the peers'. */
final class Indexes {

  private Indexes() {}

  static <I extends UpdatableIndex> I filled(I index, PlacesState places) {
    for (int id = 0; id < places.count; id++) {
      index.insert(id, places.latitudes[id], places.longitudes[id]);
    }
    return index;
  }

  static HPRtree hprTree(PlacesState places) {
    HPRtree tree = new HPRtree();
    for (int id = 0; id < places.count; id++) {
      tree.insert(envelope(places, id), id);
    }
    tree.build();
    return tree;
  }

  static STRtree strTree(PlacesState places) {
    STRtree tree = new STRtree();
    for (int id = 0; id < places.count; id++) {
      tree.insert(envelope(places, id), id);
    }
    tree.build();
    return tree;
  }

  private static Envelope envelope(PlacesState places, int id) {
    return new Envelope(coordinate(places, id));
  }

  private static Coordinate coordinate(PlacesState places, int id) {
    return new Coordinate(places.longitudes[id], places.latitudes[id]);
  }

  static KdTree kdTree(PlacesState places) {
    KdTree tree = new KdTree();
    for (int id = 0; id < places.count; id++) {
      tree.insert(coordinate(places, id), id);
    }
    return tree;
  }

  static QuadTreeKD2<Integer> tinspinQuadTree(PlacesState places) {
    QuadTreeKD2<Integer> tree = QuadTreeKD2.create(2);
    for (int id = 0; id < places.count; id++) {
      tree.insert(point(places, id), id);
    }
    return tree;
  }

  static RTree<Integer> tinspinRStar(PlacesState places) {
    RTree<Integer> tree = RTree.createRStar(2);
    for (int id = 0; id < places.count; id++) {
      tree.insert(point(places, id), id);
    }
    return tree;
  }

  static double[] point(PlacesState places, int id) {
    return new double[] {places.longitudes[id], places.latitudes[id]};
  }
}
