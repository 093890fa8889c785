package dev.distlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.experiment.Chart;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFormsTest {

  @Test
  void markdown_oneGroup_ranksRivalsAndNamesTheEnvironment() throws Exception {
    assertThat(MarkdownReport.group(Canned.report(), Canned.lookup(), "benchmarks/"))
        .isEqualTo(
            """
            ![Lookup](benchmarks/ring-lookup.svg)

            | nodes | rival | ns/op | B/op | bytes/entry | against the best peer | note |
            | ---: | --- | ---: | ---: | ---: | ---: | --- |
            | 100 | loop | 1.50 ± 0.01 | | | | floor |
            | | sortedArray | 4.00 ± ? | | | no difference shown | reference |
            | | **ring** | **5.00 ± 0.25** | **0** | **12.5** | **2.60x faster** | |
            | | jumpBack | 13.0 ± 0.5 | | | best peer | |
            | | treeMap | 205 ± 10 | | | 15.8x slower | any order |
            | 1000 | jumpBack | 12.0 ± 1.5 | | | best peer | |
            | | **ring** | **14.0 ± 3.0** | | **12.5** | **no difference shown** | |
            | | **maglev** | | | **4.00** | | |

            Score with its 99.9 % error; "no difference shown" where the intervals overlap. \
            Measured at commit abc1234 (2026-01-02), JDK 17.0.1 Vendor, A CPU, 2 cores; \
            2 forks x (3 + 5) iterations of 1000 ms. Again: `./lab bench ring`

            """);
  }

  @Test
  void terminal_oursHasAStar() throws Exception {
    String text = TerminalReport.of(Canned.report());

    assertThat(text).contains("ring Lookup").contains("* ours   commit abc1234");
    assertThat(text.lines().filter(line -> line.contains(" ring  ")))
        .hasSize(2)
        .allMatch(line -> line.startsWith(" * "));
  }

  @Test
  void chart_scoresFarApart_isLogarithmicWithWhiskers() throws Exception {
    Chart chart = BenchCharts.chart(Canned.report(), Canned.lookup());

    assertThat(chart.y().scale()).isEqualTo(Chart.Scale.LOG);
    assertThat(chart.y().better()).isEqualTo(Chart.Better.LOWER);
    assertThat(chart.x().categories()).containsExactly("nodes 100", "nodes 1000");
    Chart.Series ring =
        chart.series().stream().filter(s -> s.name().equals("ring")).findFirst().orElseThrow();
    assertThat(ring.points()).containsExactly(point(0, 5, 0.25), point(1, 14, 3));
  }

  @Test
  void json_writtenAndRead_isTheSameReport(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ring.json");
    Canned.report().write(file);

    assertThat(BenchReport.read(file)).isEqualTo(Canned.report());
  }

  @Test
  void publish_twice_givesTheSameFiles(@TempDir Path folder) throws Exception {
    Publisher.publish(Canned.report(), folder);
    String first = Files.readString(folder.resolve("ring.md"));
    Publisher.publish(Canned.report(), folder);

    assertThat(Files.readString(folder.resolve("ring.md"))).isEqualTo(first);
    assertThat(first).contains("## Lookup").contains("**ring**");
    assertThat(folder.resolve("ring-lookup.svg")).exists();
  }

  @Test
  void quote_chapterPage_renewsOnlyWhatStandsBetweenMarkers(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("ring.md");
    Files.writeString(
        page,
        """
        before
        <!-- bench:ring/Fill begin -->
        stale
        <!-- bench:ring/Fill end -->
        after
        """);

    Publisher.quote(Canned.report(), page);

    assertThat(Files.readString(page))
        .startsWith("before\n<!-- bench:ring/Fill begin -->\n![Fill](benchmarks/ring-fill.svg)")
        .endsWith("<!-- bench:ring/Fill end -->\nafter\n")
        .doesNotContain("stale");
  }

  @Test
  void content_groupThatWasNotMeasuredYet_isEmpty() throws Exception {
    assertThat(Publisher.content(Canned.report(), "ring/Nothing", "")).isEmpty();
  }

  private static Chart.Point point(double x, double score, double error) {
    return new Chart.Point(x, score, score - error, score + error);
  }
}
