package dev.distlab.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.geo.baseline.LinearScan;
import dev.distlab.geo.rtree.BulkOrder;
import dev.distlab.geo.rtree.PackedRTree;
import dev.distlab.geo.rtree.RTree;
import dev.distlab.geo.rtree.RTreeOptions;
import dev.distlab.kernel.random.SeededRandom;
import dev.distlab.testing.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** R-trees of rectangles answer like the linear scan. */
class RectangleLawTest {

  private sealed interface Operation {

    record Put(int id, GeoBox box) implements Operation {}

    record Remove(int id) implements Operation {}

    record RemovePiece(int id, int piece) implements Operation {}

    record Search(Area area) implements Operation {}

    record Nearest(GeoPoint from, int k) implements Operation {}
  }

  private static Operation draw(SeededRandom random) {
    return switch (random.nextInt(11)) {
      case 0, 1, 2, 3 -> new Operation.Put(random.nextInt(150), object(random));
      case 4, 5 -> new Operation.Remove(random.nextInt(150));
      case 10 -> new Operation.RemovePiece(random.nextInt(150), random.nextInt(3));
      case 6 -> new Operation.Search(Places.circle(random));
      case 7 -> new Operation.Search(Places.box(random));
      default -> new Operation.Nearest(Places.point(random), 1 + random.nextInt(10));
    };
  }

  private static GeoBox object(SeededRandom random) {
    return random.nextInt(10) == 0 ? Places.box(random) : Places.smallBox(random);
  }

  private static RTreeOptions options(RTreeOptions.Algorithm algorithm) {
    return RTreeOptions.defaults()
        .withMaxEntries(5)
        .withAlgorithm(algorithm)
        .withContents(RTreeOptions.Contents.RECTANGLES);
  }

  private static final class Comparison implements Laws.Subject<Operation> {

    private final LinearScan scan = new LinearScan();
    private final List<RTree> trees =
        List.of(
            new RTree(options(RTreeOptions.Algorithm.QUADRATIC)),
            new RTree(options(RTreeOptions.Algorithm.R_STAR)));
    private final Map<Integer, GeoBox> boxes = new TreeMap<>();

    @Override
    public void apply(Operation operation) {
      if (operation instanceof Operation.Put put) {
        remove(put.id);
        scan.insert(put.id, put.box);
        trees.forEach(tree -> tree.insert(put.id, put.box));
        boxes.put(put.id, put.box);
      } else if (operation instanceof Operation.Remove remove) {
        remove(remove.id);
      } else if (operation instanceof Operation.RemovePiece remove) {
        removePiece(remove.id, remove.piece);
      } else if (operation instanceof Operation.Search search) {
        trees.forEach(tree -> compareSearch(scan, tree, search.area));
      } else if (operation instanceof Operation.Nearest nearest) {
        trees.forEach(tree -> compareNearest(scan, tree, nearest));
      }
    }

    private void remove(int id) {
      GeoBox box = boxes.remove(id);
      if (box != null) {
        scan.remove(id, box);
        trees.forEach(tree -> assertThat(tree.remove(id, box)).isTrue());
        trees.forEach(tree -> assertThat(tree.remove(id, box)).isFalse());
      }
    }

    /** A piece of a rectangle, and a corner of it, are not the rectangle, unless they are. */
    private void removePiece(int id, int number) {
      GeoBox box = boxes.get(id);
      if (box == null || number >= box.pieces().size()) {
        return;
      }
      Rectangle piece = box.pieces().get(number);
      boolean byPlace = scan.remove(id, piece.south(), piece.west());
      trees.forEach(
          tree -> assertThat(tree.remove(id, piece.south(), piece.west())).isEqualTo(byPlace));
      GeoBox asBox = new GeoBox(piece.south(), piece.west(), piece.north(), piece.east());
      boolean byBox = scan.remove(id, asBox);
      trees.forEach(tree -> assertThat(tree.remove(id, asBox)).isEqualTo(byBox));
      if (byPlace || byBox) {
        boxes.remove(id);
      }
    }

    @Override
    public void finish() {
      trees.forEach(RTree::checkInvariants);
      trees.forEach(tree -> assertThat(tree.size()).isEqualTo(boxes.size()));
      List<GeoBox> objects = new ArrayList<>(boxes.values());
      LinearScan renumbered = new LinearScan();
      objects.forEach(box -> renumbered.insert(renumbered.size(), box));
      List<SpatialIndex> loaded = new ArrayList<>();
      loaded.add(PackedRTree.ofBoxes(objects));
      for (BulkOrder order : BulkOrder.values()) {
        loaded.add(RTree.bulkLoad(options(RTreeOptions.Algorithm.R_STAR), order, objects));
      }
      SeededRandom random = new SeededRandom(objects.size());
      for (int i = 0; i < 20; i++) {
        Area area = i % 2 == 0 ? Places.circle(random) : Places.box(random);
        Operation.Nearest nearest = new Operation.Nearest(Places.point(random), 1 + i);
        loaded.forEach(index -> compareSearch(renumbered, index, area));
        loaded.forEach(index -> compareNearest(renumbered, index, nearest));
      }
      loaded.forEach(SpatialIndex::checkInvariants);
    }
  }

  private static void compareSearch(LinearScan scan, SpatialIndex index, Area area) {
    assertThat(found(index, area)).as("%s", area).isEqualTo(found(scan, area));
  }

  private static TreeSet<Integer> found(SpatialIndex index, Area area) {
    TreeSet<Integer> ids = new TreeSet<>();
    index.search(
        area,
        id -> {
          assertThat(ids.add(id)).as("id %d comes up once", id).isTrue();
          return true;
        });
    return ids;
  }

  private static void compareNearest(
      LinearScan scan, SpatialIndex index, Operation.Nearest nearest) {
    assertThat(nearest(index, nearest)).as("%s", nearest).isEqualTo(nearest(scan, nearest));
  }

  private static List<String> nearest(SpatialIndex index, Operation.Nearest nearest) {
    NearestHits hits = new NearestHits(nearest.k);
    index.nearest(nearest.from, hits);
    hits.sort();
    List<String> result = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      result.add(hits.id(i) + " at " + hits.haversine(i));
    }
    return result;
  }

  @Test
  void trees_randomRectangles_answerLikeTheLinearScan() {
    Laws.check(100, 1_000, RectangleLawTest::draw, Comparison::new);
  }
}
