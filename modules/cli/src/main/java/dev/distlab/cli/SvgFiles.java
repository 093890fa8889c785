package dev.distlab.cli;

import dev.distlab.experiment.About;
import dev.distlab.experiment.Chart;
import dev.distlab.experiment.svg.SvgChart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Writes charts as SVG files: {@code ring-grow-moved.svg} for the chart {@code moved}. */
final class SvgFiles {

  private final Context context;
  private final String folder;

  /**
   * @param folder where the files go, made where it is missing; null writes none
   */
  SvgFiles(Context context, String folder) {
    this.context = context;
    this.folder = folder;
  }

  /**
   * Writes all charts of a run and tells on standard error what was written.
   *
   * @throws EnvironmentException if a file cannot be written
   */
  void write(About about, List<Chart> charts) {
    if (folder == null) {
      return;
    }
    if (charts.isEmpty()) {
      context.tell(about.id() + " has no charts to write");
    }
    for (Chart chart : charts) {
      String name = about.id().replace('/', '-') + "-" + chart.id() + ".svg";
      try {
        Path directory = context.environment().directory().resolve(folder);
        Files.createDirectories(directory);
        Path file = directory.resolve(name);
        Files.writeString(file, SvgChart.render(chart), StandardCharsets.UTF_8);
        context.tell("wrote " + Path.of(folder).resolve(name));
      } catch (IOException | InvalidPathException e) {
        throw new EnvironmentException(
            "cannot write " + name + " into \"" + folder + "\": " + Reason.of(e), e);
      }
    }
  }
}
