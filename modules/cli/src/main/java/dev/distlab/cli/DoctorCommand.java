package dev.distlab.cli;

import dev.distlab.cli.view.Ink;
import dev.distlab.cli.view.Line;
import dev.distlab.cli.view.Look;
import dev.distlab.cli.view.Paper;
import dev.distlab.cli.view.TextWidth;
import dev.distlab.cli.view.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lab doctor}: what each feature needs, and whether it is here. */
@Command(name = "doctor", description = "what each feature needs, and whether it is here")
final class DoctorCommand implements Callable<Integer> {

  /** Columns that what was found needs beside what is needed. */
  private static final int LEAST_FOUND = 30;

  private final Context context;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  DoctorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Look look = outputOptions.look(context.environment());
    List<Doctor.Finding> findings = new Doctor(context.environment()).findings();
    new Paper(context.out(), look).print(lines(findings, look));
    boolean isSick = findings.stream().anyMatch(one -> one.isRequired() && !one.isHere());
    return isSick ? ExitCode.ENVIRONMENT : ExitCode.OK;
  }

  private static List<Line> lines(List<Doctor.Finding> findings, Look look) {
    int feature = 0;
    int need = 0;
    for (Doctor.Finding finding : findings) {
      feature = Math.max(feature, TextWidth.of(finding.feature()));
      need = Math.max(need, TextWidth.of(finding.need()));
    }
    List<Line> lines = new ArrayList<>();
    for (Doctor.Finding finding : findings) {
      Line found = Line.of(finding.found(), Ink.FAINT);
      Line head = mark(finding);
      if (head.width() + feature + need + LEAST_FOUND <= look.width()) {
        head.add(TextWidth.padRight(finding.feature(), feature + 2));
        head.add(TextWidth.padRight(finding.need(), need + 2));
        lines.addAll(Wrap.hanging(head, found, look.width()));
      } else {
        Line indent = Line.of(" ".repeat(head.width()));
        Line what = Line.of(finding.need() + ", for " + finding.feature());
        lines.addAll(Wrap.hanging(head, what, look.width()));
        lines.addAll(Wrap.hanging(indent, found, look.width()));
      }
    }
    return lines;
  }

  private static Line mark(Doctor.Finding finding) {
    if (finding.isHere()) {
      return Line.of(" ok    ", Ink.GOOD);
    }
    return finding.isRequired() ? Line.of(" FAIL  ", Ink.BAD) : Line.of(" -     ", Ink.WARN);
  }
}
