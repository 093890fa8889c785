package dev.distlab.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One run of the terminal with the fixture's chapters: exit code and what both streams took. */
record Invocation(int code, String out, String err) {

  /** Without a terminal. */
  static Invocation of(String... args) {
    return in(environment(), args);
  }

  /** With that text on standard input. */
  static Invocation withInput(byte[] input, String... args) {
    return in(environment().withInput(new ByteArrayInputStream(input)), args);
  }

  static Environment environment() {
    return Environment.batch(Fixture.catalog(), Path.of("").toAbsolutePath());
  }

  static Invocation in(Environment environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Lab.run(
            args,
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            environment);
    return new Invocation(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
