package dev.distlab.tidy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fresh JVM of {@link DeterminismTest}: writes the JSON of some runs into a file, a line each.
 */
final class RecordRuns {

  private RecordRuns() {}

  /** First the file, then the names of the runs. */
  public static void main(String[] args) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : Arrays.asList(args).subList(1, args.length)) {
      lines.add(Runs.json(name));
    }
    Files.write(Path.of(args[0]), lines, StandardCharsets.UTF_8);
  }
}
