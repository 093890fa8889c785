package dev.distlab.cli;

import dev.distlab.demos.Chapters;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The terminal of distlab.
 *
 * <p>{@link #run} does everything a command does with the streams and the environment that it is
 * given, and returns the exit code; {@link #main} connects it to the process.
 */
public final class Lab {

  private Lab() {}

  /** Runs one command of this process, and ends it. */
  public static void main(String[] args) {
    PrintStream out = utf8(new ResultStream(new FileOutputStream(FileDescriptor.out)), 1 << 16);
    PrintStream err = utf8(new FileOutputStream(FileDescriptor.err), 1 << 10);
    System.exit(run(args, out, err, ProcessEnvironment.of(Chapters.catalog())));
  }

  private static PrintStream utf8(OutputStream to, int bufferBytes) {
    return new PrintStream(
        new BufferedOutputStream(to, bufferBytes), false, StandardCharsets.UTF_8);
  }

  /**
   * Runs one command.
   *
   * @param args what stands behind {@code ./lab}
   * @param out takes the result, in UTF-8
   * @param err takes everything else
   * @return the {@linkplain ExitCode exit code}
   */
  public static int run(String[] args, PrintStream out, PrintStream err, Environment environment) {
    Context context = new Context(environment, out, err);
    boolean debug = Arrays.asList(args).contains("--debug");
    try {
      int code = Commands.execute(args, context);
      out.flush();
      return code;
    } catch (Throwable problem) {
      return Problems.report(problem, debug, context);
    } finally {
      err.flush();
    }
  }
}
