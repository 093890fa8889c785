package dev.distlab.cli;

import java.io.IOException;

/** Starts programs that do not outlive this one, however it ends. Pure functions. */
final class Children {

  private Children() {}

  /** Starts a program with nothing on its standard input. */
  static Process start(ProcessBuilder program) throws IOException {
    Process process = program.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    process.getOutputStream().close();
    return process;
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
