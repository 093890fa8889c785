/**
 * Charts as SVG: one picture that stands in a document, a file or a page, readable in light and in
 * dark, on any machine the same bytes.
 *
 * <p>{@link dev.distlab.experiment.svg.SvgChart#render} turns a {@link
 * dev.distlab.experiment.Chart} into a self-contained SVG document: no script, no font, nothing to
 * fetch. What it keeps to:
 *
 * <ul>
 *   <li>labels stand on the marks: at the end of a line, before a bar, never in a legend far away;
 *   <li>colours are those of Okabe and Ito, and a marker's shape or a label always says the same;
 *   <li>an axis names its unit, and the direction that is good is said in words;
 *   <li>no text is smaller than 11 px; lengths of text are estimated for a wide system font;
 *   <li>bars start at zero; on a logarithmic axis, which has no zero, they become dots;
 *   <li>a range is drawn as a band behind up to three lines, and as whiskers elsewhere;
 *   <li>no clock, no random number, no hash order: the same chart gives the same bytes.
 * </ul>
 *
 * <p>Source of the colours: M. Okabe, K. Ito, <em>Color Universal Design</em>, 2008, section "Set
 * of colors that is unambiguous both to colorblinds and non-colorblinds"; lightened for dark paper.
 */
package dev.distlab.experiment.svg;
