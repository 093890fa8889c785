package dev.distlab.bench.geo;

import com.conversantmedia.util.collection.geometry.Point2d;
import com.conversantmedia.util.collection.geometry.Rect2d;
import com.conversantmedia.util.collection.spatial.HyperPoint;
import com.conversantmedia.util.collection.spatial.HyperRect;
import com.conversantmedia.util.collection.spatial.RectBuilder;
import com.conversantmedia.util.collection.spatial.SpatialSearch;
import com.conversantmedia.util.collection.spatial.SpatialSearches;
import com.github.davidmoten.rtree2.Entries;
import com.github.davidmoten.rtree2.Entry;
import com.github.davidmoten.rtree2.geometry.Geometries;
import com.github.davidmoten.rtree2.geometry.Point;
import dev.distlab.geo.UpdatableIndex;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.SpatialIndex;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.index.kdtree.KdTree;
import org.locationtech.jts.index.strtree.STRtree;
import org.tinspin.index.PointMap;
import org.tinspin.index.rtree.RTree;
import org.tinspin.index.rtree.RTreeEntry;

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
    HPRtree tree = filled(new HPRtree(), places);
    tree.build();
    return tree;
  }

  static STRtree strTree(PlacesState places) {
    STRtree tree = filled(new STRtree(), places);
    tree.build();
    return tree;
  }

  static <I extends SpatialIndex> I filled(I index, PlacesState places) {
    for (int id = 0; id < places.count; id++) {
      index.insert(new Envelope(coordinate(places, id)), id);
    }
    return index;
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

  static <I extends PointMap<Integer>> I filled(I index, PlacesState places) {
    for (int id = 0; id < places.count; id++) {
      index.insert(point(places, id), id);
    }
    return index;
  }

  static RTree<Integer> tinspinRStar(PlacesState places) {
    RTree<Integer> tree = RTree.createRStar(2);
    for (int id = 0; id < places.count; id++) {
      tree.insert(point(places, id), id);
    }
    return tree;
  }

  static RTree<Integer> tinspinLoaded(PlacesState places) {
    RTree<Integer> tree = RTree.createRStar(2);
    @SuppressWarnings({"unchecked", "rawtypes"})
    RTreeEntry<Integer>[] entries = new RTreeEntry[places.count];
    for (int id = 0; id < places.count; id++) {
      entries[id] = RTreeEntry.createPoint(point(places, id), id);
    }
    tree.load(entries);
    return tree;
  }

  static double[] point(PlacesState places, int id) {
    return new double[] {places.longitudes[id], places.latitudes[id]};
  }

  static SpatialSearch<Place> conversant(PlacesState places) {
    SpatialSearch<Place> tree = SpatialSearches.rTree(new PlaceRectangles());
    for (int id = 0; id < places.count; id++) {
      tree.add(new Place(id, places.longitudes[id], places.latitudes[id]));
    }
    return tree;
  }

  static com.github.davidmoten.rtree2.RTree<Integer, Point> rtree2(PlacesState places) {
    List<Entry<Integer, Point>> entries = new ArrayList<>(places.count);
    for (int id = 0; id < places.count; id++) {
      Point point = Geometries.point(places.longitudes[id], places.latitudes[id]);
      entries.add(Entries.entry(id, point));
    }
    return com.github.davidmoten.rtree2.RTree.create(entries);
  }

  /** What conversant's tree holds. */
  record Place(int id, double x, double y) {}

  /** How conversant's tree sees a place. */
  private static final class PlaceRectangles implements RectBuilder<Place> {

    @Override
    public HyperRect<?> getBBox(Place place) {
      return new Rect2d(place.x(), place.y(), place.x(), place.y());
    }

    @Override
    public HyperRect<?> getMbr(HyperPoint low, HyperPoint high) {
      return new Rect2d((Point2d) low, (Point2d) high);
    }
  }
}
