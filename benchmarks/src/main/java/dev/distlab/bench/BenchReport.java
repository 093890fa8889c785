package dev.distlab.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The stored result of a chapter's benchmarks: everything that its tables and charts are made from,
 * {@code docs/benchmarks/<chapter>.json}.
 *
 * @param chapter its word
 * @param groups by name
 */
record BenchReport(String chapter, List<GroupReport> groups) {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);

  BenchReport {
    List<GroupReport> sorted = new ArrayList<>(groups);
    sorted.sort(Comparator.comparing(GroupReport::group));
    groups = List.copyOf(sorted);
  }

  static BenchReport read(Path file) throws IOException {
    return JSON.readValue(Files.readString(file), BenchReport.class);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, toJson());
  }

  String toJson() throws JsonProcessingException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(this) + "\n";
  }

  /** This with the groups of {@code newer} in place of those of the same name. */
  BenchReport updatedBy(BenchReport newer) {
    List<GroupReport> merged = new ArrayList<>(newer.groups);
    for (GroupReport old : groups) {
      if (newer.groups.stream().noneMatch(group -> group.group().equals(old.group()))) {
        merged.add(old);
      }
    }
    return new BenchReport(chapter, merged);
  }
}
