package dev.distlab.experiment;

/**
 * One number of a run that is worth following over seeds and parameters.
 *
 * @param id short and stable, such as {@code moved-64}
 * @param text what it is
 * @param value the number
 * @param unit its unit, or empty
 * @param decimals places to show
 */
public record Measure(String id, String text, double value, String unit, int decimals) {

  Json toJson() {
    return Json.object().put("id", id).put("text", text).put("value", value).put("unit", unit);
  }
}
