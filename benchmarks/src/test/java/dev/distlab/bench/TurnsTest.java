package dev.distlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class TurnsTest {

  @Test
  void of_threeTurns_givesEachRivalOneResultOfThree() throws Exception {
    List<RunResult> all =
        Turns.of(
                3,
                new OptionsBuilder()
                    .include("kernel\\.Murmur3Benchmark\\.(ours|floor)")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(2)
                    .measurementTime(TimeValue.milliseconds(1))
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .together();

    assertThat(all).allSatisfy(one -> assertThat(one.getBenchmarkResults()).hasSize(3));
    assertThat(all)
        .allSatisfy(one -> assertThat(one.getPrimaryResult().getSampleCount()).isEqualTo(6));
    assertThat(all.stream().map(one -> one.getParams().id()).collect(Collectors.toSet()))
        .hasSameSizeAs(all);
    assertThat(all.stream().map(one -> one.getParams().getBenchmark()).distinct()).hasSize(2);
  }
}
