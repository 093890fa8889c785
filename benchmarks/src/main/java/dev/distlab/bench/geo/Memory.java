package dev.distlab.bench.geo;

import dev.distlab.bench.Footprint;
import dev.distlab.bench.MemoryProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a place weighs in each index: its numbers, its id and its share of the pages. */
public final class Memory implements MemoryProbe {

  private static final int COUNT = 100_000;

  @Override
  public Map<String, Supplier<List<Row>>> groups() {
    return Map.of("Box", Memory::measure);
  }

  private static List<Row> measure() {
    List<Row> rows = new ArrayList<>();
    for (String data : List.of("uniform", "cities")) {
      PlacesState places = PlacesState.drawn(data, COUNT);
      Map<String, String> params = Map.of("data", data, "count", Integer.toString(COUNT));
      rivals()
          .forEach(
              (rival, index) -> {
                long bytes = Footprint.bytes(index.apply(places));
                rows.add(new Row("Box", rival, params, COUNT, bytes));
              });
    }
    return rows;
  }

  private static Map<String, Function<PlacesState, Object>> rivals() {
    Map<String, Function<PlacesState, Object>> rivals = new LinkedHashMap<>();
    rivals.put("ours_packed", places -> new Rivals.Packed().of(places));
    rivals.put("ours_quadTree", places -> new Rivals.Quad().of(places));
    rivals.put("ours_rStar", places -> new Rivals.RStar().of(places));
    rivals.put("ours_geohash", places -> new Rivals.Geohash().of(places));
    rivals.put("reference_grid", places -> new Rivals.Grid().of(places));
    rivals.put("peer_jtsHprTree", Indexes::hprTree);
    rivals.put("peer_jtsStrTree", Indexes::strTree);
    rivals.put("peer_jtsKdTree", Indexes::kdTree);
    rivals.put("peer_jtsQuadtree", places -> new Rivals.JtsQuad().of(places));
    rivals.put("peer_tinspinQuadTree", places -> new Rivals.TinspinQuad().of(places));
    rivals.put("peer_tinspinRStar", Indexes::tinspinRStar);
    rivals.put("peer_phTree", places -> new Rivals.PhTree().of(places));
    rivals.put("peer_conversant", Indexes::conversant);
    rivals.put("peer_rtree2", Indexes::rtree2);
    return rivals;
  }
}
