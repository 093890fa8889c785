package dev.distlab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads the JSON that JMH writes. */
final class JmhResults {

  private static final String SUFFIX = "Benchmark";

  /** What the class with a group's heavy peers is called besides. */
  private static final String HEAVY = "Heavy";

  private JmhResults() {}

  /**
   * The measurements by group, in JMH's order.
   *
   * @param guarantees gives the promise of a class's method, or an empty text
   */
  static Map<String, List<Measurement>> read(
      Path file, BiFunction<String, String, String> guarantees) throws IOException {
    JsonNode root = new ObjectMapper().readTree(Files.readString(file));
    Map<String, List<Measurement>> groups = new TreeMap<>();
    for (JsonNode one : root) {
      String name = one.path("benchmark").asText();
      String className = name.substring(0, name.lastIndexOf('.'));
      String method = name.substring(name.lastIndexOf('.') + 1);
      groups
          .computeIfAbsent(group(className), g -> new ArrayList<>())
          .add(measurement(one, method, guarantees.apply(className, method)));
    }
    return groups;
  }

  static String group(String className) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    String name = without(simple, SUFFIX);
    return name.equals(simple) ? simple : without(name, HEAVY);
  }

  private static String without(String name, String ending) {
    return name.endsWith(ending) && name.length() > ending.length()
        ? name.substring(0, name.length() - ending.length())
        : name;
  }

  private static Measurement measurement(JsonNode one, String method, String guarantee) {
    JsonNode primary = one.path("primaryMetric");
    return new Measurement(
        method,
        params(one),
        one.path("mode").asText(),
        primary.path("scoreUnit").asText(),
        primary.path("score").asDouble(),
        finite(primary.path("scoreError")),
        finite(one.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score")),
        guarantee);
  }

  private static SortedMap<String, String> params(JsonNode one) {
    SortedMap<String, String> params = new TreeMap<>();
    one.path("params")
        .properties()
        .forEach(entry -> params.put(entry.getKey(), entry.getValue().asText()));
    if (one.path("threads").asInt(1) > 1) {
      params.put("threads", one.path("threads").asText());
    }
    return params;
  }

  /** A number, or null for what is missing or the text "NaN" that JMH writes for it. */
  private static Double finite(JsonNode node) {
    boolean isFinite = node.isNumber() && Double.isFinite(node.asDouble());
    return isFinite ? Double.valueOf(node.asDouble()) : null;
  }
}
