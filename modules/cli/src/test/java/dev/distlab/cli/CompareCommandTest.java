package dev.distlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.distlab.demos.Chapters;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

  private static Invocation lab(String... args) {
    return Invocation.in(Environment.batch(Chapters.catalog(), Path.of("")), args);
  }

  @Test
  void compare_aWorkload_printsOneTableWithEveryStore() {
    Invocation run = lab("compare", "read-mostly", "--set", "count=2000", "--plain");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("workload=read-mostly")
        .contains("\n B+tree ", "\n extendible hash ", "\n linear hash ", "\n Bitcask ");
  }

  @Test
  void compare_isTheExperimentOfThatName() {
    assertThat(lab("compare", "overwrite", "--json", "--seed", "7").out())
        .isEqualTo(
            lab("run", "index/compare", "--set", "workload=overwrite", "--json", "--seed", "7")
                .out());
  }

  @Test
  void compare_writesItsCharts(@TempDir Path folder) {
    Invocation run = lab("compare", "read-only", "--set", "count=1000", "--svg", folder.toString());

    assertThat(run.code()).isZero();
    assertThat(folder.resolve("index-compare-moved.svg")).exists().matches(Files::isRegularFile);
  }

  @Test
  void compare_ofAnUnknownWorkload_namesTheNearestAndAll() {
    Invocation run = lab("compare", "read-mosty");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("no workload \"read-mosty\". Did you mean \"read-mostly\"?  All: read-mostly, ");
  }

  @Test
  void compare_withoutAWorkload_namesAll() {
    Invocation run = lab("compare");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("compare needs a WORKLOAD.  All: read-mostly, ");
    assertThat(lab("compare", "--help").out())
        .contains("compare WORKLOAD")
        .doesNotContain("[WORKLOAD]");
  }

  @Test
  void help_ofCompare_namesTheWorkloads_andBehindOneItsParameters() {
    assertThat(lab("compare", "--help").out()).contains("all: read-mostly, read-only,");
    assertThat(lab("compare", "read-only", "--help").out())
        .contains("Parameters of index/compare")
        .contains("buffer pool", "YCSB");
    assertThat(lab("compare", "nothing", "--help").code()).isZero();
  }

  @Test
  void compare_withTheWorkloadTwice_isRefused() {
    Invocation run = lab("compare", "overwrite", "--set", "workload=read-only");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("given twice");
  }

  @Test
  void compare_whereNoChapterHasAComparison_saysSo() {
    Invocation run = Invocation.of("compare", "read-mostly");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no workload \"read-mostly\"");
  }
}
