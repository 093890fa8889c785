package dev.distlab.bench.geo;

import com.conversantmedia.util.collection.spatial.SpatialSearch;
import com.github.davidmoten.rtree2.geometry.Point;
import dev.distlab.geo.baseline.UniformGrid;
import dev.distlab.geo.geohash.GeoHashIndex;
import dev.distlab.geo.quadtree.QuadTree;
import dev.distlab.geo.rtree.PackedRTree;
import dev.distlab.geo.rtree.RTree;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.index.kdtree.KdTree;
import org.locationtech.jts.index.quadtree.Quadtree;
import org.locationtech.jts.index.strtree.STRtree;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tinspin.index.phtree.PHTreeP;
import org.tinspin.index.qthypercube2.QuadTreeKD2;

/** Each rival filled with the places, for benchmarks that search. */
public final class Rivals {

  private Rivals() {}

  /** An index that is built before it is searched. */
  @State(Scope.Benchmark)
  public abstract static class Built<I> {
    I index;

    /** Builds it; the time is that of another benchmark. */
    @Setup
    public void build(PlacesState places) {
      index = of(places);
    }

    abstract I of(PlacesState places);
  }

  /** Ours, static. */
  public static class Packed extends Built<PackedRTree> {
    @Override
    PackedRTree of(PlacesState places) {
      return PackedRTree.ofPoints(places.latitudes, places.longitudes);
    }
  }

  /** Ours, dynamic. */
  public static class Quad extends Built<QuadTree> {
    @Override
    QuadTree of(PlacesState places) {
      return Indexes.filled(new QuadTree(), places);
    }
  }

  /** Ours, dynamic. */
  public static class RStar extends Built<RTree> {
    @Override
    RTree of(PlacesState places) {
      return Indexes.filled(new RTree(), places);
    }
  }

  /** Ours, over a sorted map. */
  public static class Geohash extends Built<GeoHashIndex> {
    @Override
    GeoHashIndex of(PlacesState places) {
      return Indexes.filled(new GeoHashIndex(), places);
    }
  }

  /** The floor for even places. */
  public static class Grid extends Built<UniformGrid> {
    @Override
    UniformGrid of(PlacesState places) {
      return Indexes.filled(UniformGrid.forPoints(places.count, 16), places);
    }
  }

  /** JTS, static. */
  public static class Hpr extends Built<HPRtree> {
    @Override
    HPRtree of(PlacesState places) {
      return Indexes.hprTree(places);
    }
  }

  /** JTS, static. */
  public static class Str extends Built<STRtree> {
    @Override
    STRtree of(PlacesState places) {
      return Indexes.strTree(places);
    }
  }

  /** JTS, grows only. */
  public static class Kd extends Built<KdTree> {
    @Override
    KdTree of(PlacesState places) {
      return Indexes.kdTree(places);
    }
  }

  /** JTS, dynamic; made for objects with an extent. */
  public static class JtsQuad extends Built<Quadtree> {
    @Override
    Quadtree of(PlacesState places) {
      return Indexes.filled(new Quadtree(), places);
    }
  }

  /** Tinspin, dynamic. */
  public static class TinspinQuad extends Built<QuadTreeKD2<Integer>> {
    @Override
    QuadTreeKD2<Integer> of(PlacesState places) {
      return Indexes.filled(QuadTreeKD2.create(2), places);
    }
  }

  /** Tinspin, dynamic. */
  public static class TinspinRStar extends Built<org.tinspin.index.rtree.RTree<Integer>> {
    @Override
    org.tinspin.index.rtree.RTree<Integer> of(PlacesState places) {
      return Indexes.tinspinRStar(places);
    }
  }

  /** Tinspin's wrapper of the PH-tree, dynamic. */
  public static class PhTree extends Built<PHTreeP<Integer>> {
    @Override
    PHTreeP<Integer> of(PlacesState places) {
      return Indexes.filled(PHTreeP.create(2), places);
    }
  }

  /** Conversant, dynamic. */
  public static class Conversant extends Built<SpatialSearch<Indexes.Place>> {
    @Override
    SpatialSearch<Indexes.Place> of(PlacesState places) {
      return Indexes.conversant(places);
    }
  }

  /** Davidmoten, immutable, loaded at once. */
  public static class Rtree2 extends Built<com.github.davidmoten.rtree2.RTree<Integer, Point>> {
    @Override
    com.github.davidmoten.rtree2.RTree<Integer, Point> of(PlacesState places) {
      return Indexes.rtree2(places);
    }
  }
}
