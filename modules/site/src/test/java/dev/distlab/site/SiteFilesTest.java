package dev.distlab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.svg.SvgChart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The built files as such: small, relative, and all of their own origin. */
class SiteFilesTest {

  private static final int MOST_BYTES = 1_500_000;
  private static final int SERIES = 8;
  private static final List<String> THIRD_PARTIES = List.of("uplot", "marked", "lab-runtime.js");

  @Test
  void wholeSite_compressed_isSmall() throws IOException {
    long sum = 0;
    for (Path file : files()) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(Files.readAllBytes(file));
      }
      sum += packed.size();
    }

    assertThat(sum).as("bytes of the site, compressed").isLessThan(MOST_BYTES);
  }

  @Test
  void ownFiles_nameNoOtherOrigin_andNoAbsolutePath() throws IOException {
    for (Path file : files()) {
      String name = Site.FOLDER.relativize(file).toString();
      boolean isOwn = THIRD_PARTIES.stream().noneMatch(name::startsWith);
      if (isOwn && name.matches("[\\w/-]+\\.(js|css|html)")) {
        assertThat(Files.readString(file))
            .as(name)
            .doesNotContainPattern("(src=|href=|from |import|url)[(]?['\"](https?:|//|/\\w)")
            .doesNotContain("style=");
      }
    }
  }

  @Test
  void lists_nameWhatIsThere_andPacksHoldTheirSources() throws IOException {
    List<String> sources = Files.readAllLines(Site.FOLDER.resolve("code/index.txt"));
    assertThat(sources).contains("ring modules/ring/src/main/java/dev/distlab/ring/HashRing.java");
    for (String line : sources) {
      String[] parts = line.split(" ");
      String pack = Files.readString(Site.FOLDER.resolve("code/" + parts[0] + ".json"));
      assertThat(pack).as(line).contains('"' + parts[1] + "\":\"");
    }
    assertThat(Files.readAllLines(Site.FOLDER.resolve("docs/index.txt")))
        .contains("architecture.md", "ring.md", "benchmarks/README.md");
    assertThat(Files.readAllLines(Site.FOLDER.resolve("docs/pictures.txt")))
        .isNotEmpty()
        .allMatch(line -> line.matches("[\\w/.-]+\\.svg \\d+ \\d+"));
    for (String stage : Files.readAllLines(Site.FOLDER.resolve("stages/index.txt"))) {
      assertThat(Site.FOLDER.resolve("stages/" + stage)).exists();
    }
  }

  @Test
  void wordOf_aSource_isThatOfItsChapter_andOfATestNone() {
    assertThat(SitePacker.wordOf("modules/ring/src/main/java/dev/distlab/ring/Node.java"))
        .isEqualTo("ring");
    assertThat(SitePacker.wordOf("modules/demos/src/main/java/dev/distlab/demos/geo/X.java"))
        .isEqualTo("geo");
    assertThat(SitePacker.wordOf("modules/demos/src/main/java/dev/distlab/demos/Chapters.java"))
        .isEqualTo("demos");
    assertThat(SitePacker.wordOf("modules/ring/src/test/java/dev/distlab/ring/NodeTest.java"))
        .isNull();
    assertThat(SitePacker.wordOf("modules/cli/src/main/java/dev/distlab/cli/Lab.java")).isNull();
  }

  /** A reader who goes from a text to the page finds the same series in the same colour. */
  @Test
  void colours_ofSeries_areThoseOfThePicturesInTheTexts() throws IOException {
    String script = Files.readString(Site.FOLDER.resolve("charts.js"));
    Matcher order = Pattern.compile("'--(c\\d)'").matcher(script);
    String sheet = Files.readString(Site.FOLDER.resolve("style.css"));
    List<String> page = new ArrayList<>();
    while (order.find()) {
      Matcher tones =
          Pattern.compile("--" + order.group(1) + ": light-dark\\((#\\w+), (#\\w+)\\)")
              .matcher(sheet);
      assertThat(tones.find()).as(order.group(1)).isTrue();
      page.add(tones.group(1) + " " + tones.group(2));
    }

    assertThat(page).hasSize(SERIES).isEqualTo(coloursOfAPicture());
  }

  private static List<String> coloursOfAPicture() {
    List<Chart.Series> series = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      double none = Double.NaN;
      series.add(new Chart.Series("series " + i, List.of(new Chart.Point(0, 1, none, none))));
    }
    String svg =
        SvgChart.render(
            new Chart(
                "many",
                "",
                Chart.Shape.BAR,
                Chart.Axis.categories("", List.of("x")),
                Chart.Axis.linear("", ""),
                series,
                List.of()));
    List<String> colours = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      Matcher rule = Pattern.compile("\\.f" + i + "\\{fill:(#\\w+)\\}").matcher(svg);
      colours.add(rule.results().map(one -> one.group(1)).collect(Collectors.joining(" ")));
    }
    return colours;
  }

  @Test
  void licences_ofThirdParties_travelWithThem() {
    assertThat(Site.FOLDER.resolve("uplot/LICENSE")).exists();
    assertThat(Site.FOLDER.resolve("marked/LICENSE.md")).exists();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Site.FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
