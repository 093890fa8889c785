package dev.distlab.experiment.svg;

/**
 * The style sheet that every chart carries: ink, paper, hairlines, eight colours, light and dark.
 */
final class Theme {

  static final double TITLE_SIZE = 17;
  static final double TEXT_SIZE = 13;
  static final double TICK_SIZE = 12;

  /** How many colours there are; series beyond them begin again, told apart by their markers. */
  static final int COLOURS = 8;

  private static final String[] LIGHT = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#6b5b95", "#57606a"
  };
  private static final String[] DARK = {
    "#4aa3df", "#f08448", "#2cc49a", "#e29cc4", "#f0b432", "#8fd0f5", "#a99bd6", "#a4acb4"
  };

  private Theme() {}

  static String styleSheet() {
    StringBuilder css = new StringBuilder(2048);
    css.append(
        """
        <style>
        .dl text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",\
        sans-serif;font-size:13px;font-variant-numeric:tabular-nums}
        .dl .title{font-size:17px;font-weight:650;letter-spacing:-.01em}
        .dl .tick,.dl .note{font-size:12px}
        .dl .strong{font-weight:650}
        .dl .halo{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}
        .dl .trend{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
        .dl .whisker{stroke-width:1.2;fill:none}
        .dl .band{fill-opacity:.14}
        .dl .dash{stroke-width:1.2;stroke-dasharray:5 4}
        .dl .leader{stroke-width:1;stroke-dasharray:1 3}
        .dl .mark{stroke-width:1.5}
        """);
    colours(
        css,
        new String[] {"#1b1f24", "#57606a", "#656d76", "#ffffff", "#e3e6e9", "#8b949e"},
        LIGHT);
    css.append("@media (prefers-color-scheme:dark){\n");
    colours(
        css, new String[] {"#e6e8ea", "#a4acb4", "#949ca5", "#111417", "#2a2f35", "#6f7781"}, DARK);
    return css.append("}\n</style>").toString();
  }

  private static void colours(StringBuilder css, String[] tones, String[] colours) {
    String paper = tones[3];
    css.append(".dl .paper{fill:").append(paper).append("}\n");
    css.append(".dl .title,.dl .label{fill:").append(tones[0]).append("}\n");
    css.append(".dl .quiet{fill:").append(tones[1]).append("}\n");
    css.append(".dl .tick,.dl .note{fill:").append(tones[2]).append("}\n");
    css.append(".dl .halo,.dl .mark{stroke:").append(paper).append("}\n");
    css.append(".dl .grid{stroke:").append(tones[4]).append("}\n");
    css.append(".dl .whisker.ink{stroke:").append(tones[0]).append("}\n");
    css.append(".dl .axis,.dl .dash,.dl .leader{stroke:").append(tones[5]).append("}\n");
    css.append(".dl .calm{fill:").append(tones[5]).append("}\n");
    for (int i = 0; i < COLOURS; i++) {
      css.append(".dl .f").append(i).append("{fill:").append(colours[i]).append('}');
      css.append(".dl .s").append(i).append("{stroke:").append(colours[i]).append("}\n");
    }
  }
}
