package dev.distlab.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The terminal with the fixture's chapters, for looking at it. */
final class FixtureLab {

  private FixtureLab() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(Lab.run(args, out, err, ProcessEnvironment.of(Fixture.catalog())));
  }
}
