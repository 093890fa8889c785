package dev.distlab.bench;

import dev.distlab.experiment.Chart;
import dev.distlab.experiment.svg.SvgChart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A group as a chart: a line each rival, whiskers for the 99.9 % interval, ours in colour. */
final class BenchCharts {

  /** Beyond this factor between best and worst, a linear axis would hide the best. */
  private static final double WIDE = 15;

  private BenchCharts() {}

  static String fileName(BenchReport report, GroupReport group) {
    return report.chapter() + "-" + group.group().toLowerCase(Locale.ROOT) + ".svg";
  }

  static String svg(BenchReport report, GroupReport group) {
    Set<String> ours = new TreeSet<>();
    for (Measurement one : group.measurements()) {
      if (one.role() == Role.OURS) {
        ours.add(one.rival());
      }
    }
    return SvgChart.render(chart(report, group), SvgChart.Look.emphasising(ours));
  }

  static Chart chart(BenchReport report, GroupReport group) {
    List<GroupReport.Race> races = group.races();
    Set<String> rivals = new LinkedHashSet<>();
    races.forEach(race -> race.bestFirst().forEach(one -> rivals.add(one.rival())));
    List<Chart.Series> series = new ArrayList<>();
    for (String rival : rivals) {
      List<Chart.Point> points = new ArrayList<>();
      for (int x = 0; x < races.size(); x++) {
        for (Measurement one : races.get(x).bestFirst()) {
          if (one.rival().equals(rival)) {
            points.add(point(x, one));
          }
        }
      }
      series.add(new Chart.Series(rival, points));
    }
    List<String> categories = races.stream().map(race -> inWords(race)).toList();
    String title = group.group() + ", " + report.chapter();
    Chart.Axis x = Chart.Axis.categories("", categories);
    return new Chart(
        "bench-" + report.chapter() + "-" + group.group(),
        title,
        Chart.Shape.BAR,
        x,
        yAxis(group),
        series,
        List.of());
  }

  private static Chart.Axis yAxis(GroupReport group) {
    Measurement any = group.measurements().get(0);
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Measurement one : group.measurements()) {
      least = Math.min(least, one.score());
      most = Math.max(most, one.score());
    }
    String label = any.higherIsBetter() ? "throughput" : "time";
    Chart.Axis axis =
        most > WIDE * least
            ? Chart.Axis.log(label, any.unit())
            : Chart.Axis.linear(label, any.unit());
    return any.higherIsBetter() ? axis.higherIsBetter() : axis.lowerIsBetter();
  }

  private static Chart.Point point(int x, Measurement one) {
    if (one.error() == null) {
      return new Chart.Point(x, one.score(), Double.NaN, Double.NaN);
    }
    // An interval that reaches below zero only says that the error is larger than the score.
    double low = Math.max(one.score() * 1e-3, one.score() - one.error());
    return new Chart.Point(x, one.score(), low, one.score() + one.error());
  }

  private static String inWords(GroupReport.Race race) {
    List<String> words = new ArrayList<>();
    race.params().forEach((name, value) -> words.add(name + " " + value));
    return String.join(", ", words);
  }
}
