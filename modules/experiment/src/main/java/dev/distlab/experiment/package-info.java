/**
 * The words of a demo: what an experiment or a scenario declares, and what it records.
 *
 * <p>An <em>experiment</em> ({@link dev.distlab.experiment.Experiment}) answers one question with
 * numbers. A <em>scenario</em> ({@link dev.distlab.experiment.Scenario}) tells a story in steps.
 * Both say {@linkplain dev.distlab.experiment.About what they are}, take checked {@linkplain
 * dev.distlab.experiment.Settings settings}, and record into a {@link
 * dev.distlab.experiment.Report}: nothing here prints, draws, reads a clock or a file. A terminal
 * and a page show the same record, and so do the tests, which is why a figure that is shown can be
 * trusted.
 *
 * <pre>
 *   About + Settings ---> Experiment.run ---> Report ---> Result ---> terminal, page, JSON, SVG
 *                    \--> Scenario.begin ---> World  ---> Session: Step 0, 1, 2, ...
 * </pre>
 *
 * <p>A worked example:
 *
 * <pre>{@code
 * public void run(Settings settings, Report report) {
 *   double moved = measureMovedPercent(settings.integer("nodes"), settings.random("keys"));
 *   report.table("placement", Column.text("placement"), Column.percent("keys moved").withBar())
 *       .row(Cell.of("ring"), Cell.of(moved));
 *   report.measure("moved", "keys moved", moved, "%", 1);
 *   report.claim("moves-little", "the ring moves close to the ideal")
 *       .expect(Expected.between(15, 19))
 *       .saw(moved, "%", 1);
 * }
 * }</pre>
 *
 * <p>Rules that make the same settings give the same bytes everywhere:
 *
 * <ul>
 *   <li>random numbers come from {@link dev.distlab.experiment.Settings#random}, forked by name;
 *   <li>numbers become text in one place, {@link dev.distlab.experiment.Numbers};
 *   <li>nothing is iterated whose order is not defined;
 *   <li>a decision that hangs on a logarithm or a sine uses {@code kernel.PortableMath}.
 * </ul>
 *
 * <p>A <em>claim</em> ({@link dev.distlab.experiment.Claim}) is a sentence with a range; it is
 * checked in every run and, over many seeds, in the tests. A <em>bad preset</em> declares that a
 * claim fails: the run is right when it does.
 *
 * <p>What this leaves out: asynchronous runs and cancellation (a page runs long experiments in a
 * worker and ends the worker).
 */
package dev.distlab.experiment;
