package dev.distlab.experiment.svg;

import dev.distlab.experiment.Chart;

/** Which colour each series of a chart has, and which of them stand out. */
final class Paint {

  private final Chart chart;
  private final SvgChart.Look look;

  Paint(Chart chart, SvgChart.Look look) {
    this.chart = chart;
    this.look = look;
  }

  boolean isEmphasised(int series) {
    return look.emphasised().contains(name(series));
  }

  /** Style of an area or a marker. */
  String fill(int series) {
    return isCalm(series) ? "calm" : "f" + colour(series);
  }

  /** Style of a line. */
  String stroke(int series) {
    return isCalm(series) ? "axis" : "s" + colour(series);
  }

  /** Style of a name or a value. */
  String label(int series) {
    return isEmphasised(series) ? "label strong" : "label";
  }

  /** Width of a label, bold where it is emphasised. */
  double widthOf(int series, String text) {
    return TextWidth.of(text, Theme.TEXT_SIZE) * (isEmphasised(series) ? 1.12 : 1);
  }

  private boolean isCalm(int series) {
    return !look.emphasised().isEmpty() && !isEmphasised(series);
  }

  /** The place among those that have a colour, so that the first colours are used first. */
  private int colour(int series) {
    int coloured = 0;
    for (int i = 0; i < series; i++) {
      coloured += isCalm(i) ? 0 : 1;
    }
    return coloured % Theme.COLOURS;
  }

  private String name(int series) {
    return chart.series().get(series).name();
  }
}
