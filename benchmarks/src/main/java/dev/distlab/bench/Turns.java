package dev.distlab.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/**
 * A run in which the rivals take turns: one fork of each, then the next of each, and so on. JMH by
 * itself finishes all forks of one before it begins another, so that whoever is measured while a
 * neighbour on the same host is busy would be the loser.
 */
final class Turns {

  private final Map<BenchmarkParams, List<BenchmarkResult>> results = new TreeMap<>();

  /**
   * Measures one turn after the other.
   *
   * @param oneFork what JMH is to do in a turn
   */
  static Turns of(int count, Options oneFork) throws RunnerException {
    Turns turns = new Turns();
    for (int turn = 0; turn < count; turn++) {
      turns.add(new Runner(oneFork).run());
    }
    return turns;
  }

  private void add(Iterable<RunResult> turn) {
    for (RunResult result : turn) {
      results
          .computeIfAbsent(result.getParams(), params -> new ArrayList<>())
          .addAll(result.getBenchmarkResults());
    }
  }

  /** All turns together, as JMH gives the forks of one run. */
  List<RunResult> together() {
    List<RunResult> all = new ArrayList<>();
    results.forEach((params, forks) -> all.add(new RunResult(params, forks)));
    return all;
  }

  void writeTo(Path json) {
    ResultFormatFactory.getInstance(ResultFormatType.JSON, json.toString()).writeOut(together());
  }
}
