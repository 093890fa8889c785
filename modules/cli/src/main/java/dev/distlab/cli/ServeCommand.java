package dev.distlab.cli;

import dev.distlab.cli.serve.SiteServer;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab serve}: the browser lab on the loopback address, until Ctrl-C. */
@Command(name = "serve", description = "the browser lab on 127.0.0.1")
final class ServeCommand implements Callable<Integer> {

  static final int DEFAULT_PORT = 8080;
  private static final int HIGHEST_PORT = 65_535;

  private final Context context;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "port to listen on; 0 takes any that is free (default 8080)")
  private String port = Integer.toString(DEFAULT_PORT);

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  ServeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    int wanted = (int) Options.whole("--port", port, 0, HIGHEST_PORT, DEFAULT_PORT);
    outputOptions.look(context.environment());
    if (SiteFiles.areStillToBeBuilt(context.environment())) {
      return ExitCode.OK;
    }
    try (SiteServer server = start(wanted)) {
      context.out().print(server.url() + "\n");
      context.out().flush();
      context.tell("serving the browser lab; Ctrl-C ends it");
      new CountDownLatch(1).await();
      return ExitCode.OK;
    }
  }

  private SiteServer start(int wanted) throws IOException {
    try {
      return SiteServer.start(SiteFiles.folder(context.environment()), wanted);
    } catch (BindException e) {
      throw refused(wanted, e);
    }
  }

  /** A port below 1024 may be free and for the administrator alone. */
  static EnvironmentException refused(int port, BindException e) {
    boolean isTaken = String.valueOf(e.getMessage()).contains("in use");
    String why = isTaken ? " is taken." : " cannot be used: " + e.getMessage() + ".";
    return new EnvironmentException(
        "port " + port + why + " Take any that is free: ./lab serve --port 0", e);
  }
}
