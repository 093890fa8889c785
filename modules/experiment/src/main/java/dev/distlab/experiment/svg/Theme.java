package dev.distlab.experiment.svg;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The style sheet that a chart carries: ink, paper, hairlines, eight colours, light and dark, as
 * far as the chart uses them.
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

  /** What a style looks like, whatever its colour. */
  private static final Map<String, String> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("title", "font-size:17px;font-weight:650;letter-spacing:-.01em");
    FORMS.put("tick", "font-size:12px");
    FORMS.put("note", "font-size:12px");
    FORMS.put("strong", "font-weight:650");
    FORMS.put("halo", "paint-order:stroke;stroke-width:4px;stroke-linejoin:round");
    FORMS.put("trend", "fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round");
    FORMS.put("whisker", "stroke-width:1.2");
    FORMS.put("band", "fill-opacity:.14");
    FORMS.put("dash", "stroke-width:1.2;stroke-dasharray:5 4");
    FORMS.put("leader", "stroke-width:1;stroke-dasharray:1 3");
    FORMS.put("mark", "stroke-width:1.5");
  }

  /** The colours of one of the two looks. */
  private record Tones(
      String ink, String quiet, String faint, String paper, String hairline, String line) {}

  private static final Tones LIGHT_TONES =
      new Tones("#1b1f24", "#57606a", "#656d76", "#ffffff", "#e3e6e9", "#8b949e");
  private static final Tones DARK_TONES =
      new Tones("#e6e8ea", "#a4acb4", "#949ca5", "#111417", "#2a2f35", "#6f7781");

  private Theme() {}

  /** The rules that a chart needs which uses these styles: a page of charts carries no others. */
  static String styleSheet(Set<String> used) {
    StringBuilder css = new StringBuilder(1024);
    css.append(
        """
        <style>
        .dl text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",\
        sans-serif;font-size:13px;font-variant-numeric:tabular-nums}
        """);
    FORMS.forEach((style, form) -> rule(css, used, form, style));
    colours(css, used, LIGHT_TONES, LIGHT);
    css.append("@media (prefers-color-scheme:dark){\n");
    colours(css, used, DARK_TONES, DARK);
    return css.append("}\n</style>").toString();
  }

  private static void colours(StringBuilder css, Set<String> used, Tones tones, String[] colours) {
    rule(css, used, "fill:" + tones.paper, "paper");
    rule(css, used, "fill:" + tones.ink, "title", "label");
    rule(css, used, "fill:" + tones.quiet, "quiet");
    rule(css, used, "fill:" + tones.faint, "tick", "note");
    rule(css, used, "stroke:" + tones.paper, "halo", "mark");
    rule(css, used, "stroke:" + tones.hairline, "grid");
    rule(css, used, "stroke:" + tones.ink, "whisker");
    rule(css, used, "stroke:" + tones.line, "axis", "dash", "leader");
    rule(css, used, "fill:" + tones.line, "calm");
    for (int i = 0; i < COLOURS; i++) {
      rule(css, used, "fill:" + colours[i], "f" + i);
      rule(css, used, "stroke:" + colours[i], "s" + i);
    }
  }

  /** Writes a rule for those of the styles that are used. */
  private static void rule(
      StringBuilder css, Set<String> used, String declarations, String... styles) {
    String separator = "";
    for (String style : styles) {
      if (used.contains(style)) {
        css.append(separator).append(".dl .").append(style);
        separator = ",";
      }
    }
    if (!separator.isEmpty()) {
      css.append('{').append(declarations).append("}\n");
    }
  }
}
