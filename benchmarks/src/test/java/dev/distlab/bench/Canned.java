package dev.distlab.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small JMH result, as a report. */
final class Canned {

  static final Environment ENVIRONMENT =
      new Environment(
          "abc1234",
          "2026-01-02",
          "17.0.1 Vendor",
          "Linux 6",
          "A CPU",
          2,
          "./lab bench ring",
          "2 forks x (3 + 5) iterations of 1000 ms",
          false);

  private Canned() {}

  static Path jmhJson() {
    try {
      return Path.of(Canned.class.getResource("canned.jmh.json").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static BenchReport report() throws IOException {
    List<GroupReport> groups = new ArrayList<>();
    Map<String, List<Measurement>> measured =
        JmhResults.read(
            jmhJson(), (type, method) -> method.equals("peer_treeMap") ? "any order" : "");
    measured.forEach(
        (name, times) -> {
          List<MemoryProbe.Row> weights =
              name.equals("Lookup")
                  ? List.of(
                      new MemoryProbe.Row("Lookup", "ours_ring", Map.of(), 1000, 12_500),
                      new MemoryProbe.Row("Lookup", "ours_maglev", Map.of(), 1000, 4_000))
                  : List.of();
          groups.add(new GroupReport(name, ENVIRONMENT, times, weights));
        });
    return new BenchReport("ring", groups);
  }

  static GroupReport lookup() throws IOException {
    return report().groups().get(1);
  }
}
