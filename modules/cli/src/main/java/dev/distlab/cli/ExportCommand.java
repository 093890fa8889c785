package dev.distlab.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab export DIR}: the browser lab as files for any web server. */
@Command(name = "export", description = "the browser lab as static files for any web server")
final class ExportCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "DIR", description = "where to write; made if it is not there")
  private String target;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  ExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    outputOptions.look(context.environment());
    Path folder = context.environment().directory().resolve(target);
    try {
      refuseForeignFolder(folder);
      if (SiteFiles.areStillToBeBuilt(context.environment())) {
        return ExitCode.OK;
      }
      Path source = SiteFiles.folder(context.environment());
      int count = copy(source, folder);
      context.out().print(count + " files written to " + target + "\n");
      return ExitCode.OK;
    } catch (IOException e) {
      throw new EnvironmentException("cannot write to " + target + ": " + Reason.of(e), e);
    }
  }

  /** A folder of something else is not written over: only an empty one, or an earlier export. */
  private void refuseForeignFolder(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FileAlreadyExistsException(target);
    }
    if (!Files.exists(folder) || Files.exists(folder.resolve("lab.wasm"))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new EnvironmentException(
            target + " holds other files: name an empty folder, or one that is not there yet");
      }
    }
  }

  private static int copy(Path source, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(source)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path copy = folder.resolve(source.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return files.size();
  }
}
