package dev.distlab.demos.geo;

import dev.distlab.experiment.Json;
import dev.distlab.experiment.Numbers;
import dev.distlab.geo.Area;
import dev.distlab.geo.Circle;
import dev.distlab.geo.GeoBox;
import dev.distlab.geo.GeoPoint;
import dev.distlab.geo.Haversine;
import dev.distlab.geo.NearestHits;
import dev.distlab.geo.Rectangle;
import dev.distlab.geo.SpatialIndex;
import dev.distlab.geo.SpatialStats;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What a search asked, what it touched, what it found, and what it should have found. */
final class MapSearch {

  /** Missed places that are named to the drawing; the rest are only counted. */
  private static final int MAX_LOST = 500;

  /** What is asked: an area, or the nearest {@code k}. */
  record Question(Area area, GeoPoint from, int k, String words) {

    static Question within(Area area, String words) {
      return new Question(area, area.center(), 0, words);
    }

    static Question nearest(GeoPoint from, int k) {
      return new Question(null, from, k, "the " + k + " nearest");
    }
  }

  /** A page that the search went into. */
  record Visited(int depth, Rectangle bounds) {}

  private final Question question;
  private final List<Visited> visited = new ArrayList<>();
  private final List<Integer> hits = new ArrayList<>();
  private final List<Integer> lost;
  private final SpatialStats touched;

  private MapSearch(Question question, SpatialIndex index, SpatialIndex scan) {
    this.question = question;
    SpatialStats before = index.stats();
    index.watch((depth, bounds, count) -> visited.add(new Visited(depth, bounds)));
    ask(index, question, hits);
    index.watch(null);
    this.touched = index.stats().since(before);
    this.lost = new ArrayList<>();
    ask(scan, question, lost);
    lost.removeAll(new LinkedHashSet<>(hits));
  }

  /** Asks {@code index}, and {@code scan} for the truth. */
  static MapSearch of(Question question, SpatialIndex index, SpatialIndex scan) {
    return new MapSearch(question, index, scan);
  }

  private static void ask(SpatialIndex index, Question question, List<Integer> hits) {
    if (question.k == 0) {
      index.search(question.area, hits::add);
      return;
    }
    NearestHits nearest = new NearestHits(question.k);
    index.nearest(question.from, nearest);
    nearest.sort();
    for (int rank = 0; rank < nearest.size(); rank++) {
      hits.add(nearest.id(rank));
    }
  }

  Question question() {
    return question;
  }

  List<Visited> visited() {
    return visited;
  }

  List<Integer> hits() {
    return hits;
  }

  /** Entries that should have been found and were not. */
  int missed() {
    return lost.size();
  }

  long candidates() {
    return touched.candidates();
  }

  long pages() {
    return touched.pagesVisited();
  }

  /** One or two sentences of what happened. */
  String caption(MapRival rival, int total) {
    StringBuilder text = new StringBuilder();
    text.append("The ").append(rival.title()).append(" looks into ").append(pages());
    text.append(' ').append(rival.structure().visited()).append(pages() == 1 ? "" : "s");
    text.append(" and at ").append(candidates()).append(" of ").append(total);
    text.append(total == 1 ? " place" : " places");
    text.append(" to find ").append(question.words).append(": ").append(hits.size());
    text.append(hits.size() == 1 ? " hit." : " hits.");
    if (missed() > 0) {
      text.append(" It misses ")
          .append(missed())
          .append(" of ")
          .append(hits.size() + missed())
          .append('.');
    }
    return text.toString();
  }

  /** The way to the farthest hit of a nearest search, for the picture. */
  double reachMetres(List<GeoPoint> places) {
    if (question.area instanceof Circle circle) {
      return circle.radiusMetres();
    }
    return question.k == 0 || hits.isEmpty()
        ? 0
        : Haversine.metres(question.from, places.get(hits.get(hits.size() - 1)));
  }

  Json toJson(List<GeoPoint> places) {
    Json.Arr found = Json.array();
    hits.forEach(id -> found.add((long) id));
    Json.Arr missing = Json.array();
    lost.stream().limit(MAX_LOST).forEach(id -> missing.add((long) id));
    Json.Obj json =
        Json.object()
            .put("kind", kind())
            .put("words", question.words)
            .put("center", point(question.from))
            .put("metres", reachMetres(places))
            .put("hits", found)
            .put("missed", missed())
            .put("lost", missing)
            .put("candidates", candidates())
            .put("pages", pages());
    if (question.area instanceof GeoBox box) {
      json.put(
          "box", Json.array().add(box.south()).add(box.west()).add(box.north()).add(box.east()));
    }
    return json;
  }

  private String kind() {
    if (question.k > 0) {
      return "nearest";
    }
    return question.area instanceof Circle ? "near" : "box";
  }

  static Json point(GeoPoint point) {
    return Json.array().add(point.latitude()).add(point.longitude());
  }

  static String kilometres(double metres) {
    return Numbers.grouped(metres / 1_000, metres < 10_000 ? 1 : 0) + " km";
  }
}
