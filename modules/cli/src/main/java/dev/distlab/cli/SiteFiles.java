package dev.distlab.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the browser lab, which the script {@code lab} builds before these commands run. */
final class SiteFiles {

  private static final String BUILD = "mvn -pl modules/site -am -DskipTests package";

  /** Set by the script to hear whether the options are right, before it builds. */
  private static final String CHECK = "LAB_CHECK";

  private SiteFiles() {}

  /** Whether this call is only to check what was asked for: the files may be missing still. */
  static boolean areStillToBeBuilt(Environment environment) {
    return environment.variables().containsKey(CHECK);
  }

  /**
   * The folder that holds them.
   *
   * @throws EnvironmentException if they have not been built
   */
  static Path folder(Environment environment) {
    Path home =
        environment
            .home()
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        "the folder of the project is not known here: start ./lab from it"));
    Path folder = home.resolve("modules/site/target/site");
    if (!Files.isRegularFile(folder.resolve("lab.wasm"))) {
      throw new EnvironmentException("the browser lab has not been built. Build it: " + BUILD);
    }
    return folder;
  }
}
