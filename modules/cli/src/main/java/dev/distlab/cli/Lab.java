package dev.distlab.cli;

import dev.distlab.demos.Chapters;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
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
    PrintStream out = utf8(FileDescriptor.out, 1 << 16);
    PrintStream err = utf8(FileDescriptor.err, 1 << 10);
    int code = run(args, out, err, ProcessEnvironment.of(Chapters.catalog()));
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor, int bufferBytes) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), bufferBytes),
        false,
        StandardCharsets.UTF_8);
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
      return Commands.execute(args, context);
    } catch (Throwable problem) {
      out.flush();
      return Problems.report(problem, debug, context);
    } finally {
      out.flush();
      err.flush();
    }
  }
}
