package dev.distlab.cli;

import dev.distlab.experiment.Chapter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for what each feature needs. */
final class Doctor {

  private static final int LEAST_JAVA = 17;
  private static final Pattern MAVEN = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");

  private final Environment environment;
  private final Tools tools;
  private final List<Finding> findings = new ArrayList<>();

  Doctor(Environment environment) {
    this.environment = environment;
    this.tools = new Tools(environment);
  }

  /**
   * What was found out about one need.
   *
   * @param isRequired whether nothing works without it
   * @param found what is here, or what to do about what is not
   */
  record Finding(boolean isHere, boolean isRequired, String feature, String need, String found) {}

  /** Everything, the most needed first. */
  List<Finding> findings() {
    java();
    compiler();
    maven();
    home();
    terminal();
    chapters();
    benchmarks();
    site();
    port();
    browser();
    return List.copyOf(findings);
  }

  private void add(boolean isHere, boolean isRequired, String feature, String need, String found) {
    findings.add(new Finding(isHere, isRequired, feature, need, found));
  }

  private void java() {
    Runtime.Version version = Runtime.version();
    String where = System.getProperty("java.home");
    add(
        version.feature() >= LEAST_JAVA,
        true,
        "everything",
        "Java 17 or newer",
        version + ", " + where);
  }

  private void compiler() {
    Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
    boolean isHere = Files.isExecutable(javac) || Files.isExecutable(Path.of(javac + ".exe"));
    String missing = "only a runtime is here: apt install openjdk-17-jdk-headless";
    add(isHere, true, "building, tests", "a JDK with javac", isHere ? javac.toString() : missing);
  }

  private void maven() {
    Optional<Path> maven = tools.find("mvn", "mvn.cmd");
    String need = "Maven 3.8.6 or newer";
    if (maven.isEmpty()) {
      add(false, true, "building, tests", need, "no mvn here: apt install maven");
      return;
    }
    Matcher version = MAVEN.matcher(tools.answer(List.of(maven.get().toString(), "-v")));
    if (!version.find()) {
      add(false, true, "building, tests", need, maven.get() + " does not say its version");
      return;
    }
    int number = 0;
    for (int i = 1; i <= 3; i++) {
      number = number * 1000 + Integer.parseInt(version.group(i));
    }
    String found = version.group().substring("Apache Maven ".length()) + ", " + maven.get();
    add(number >= 3_008_006, true, "building, tests", need, found);
  }

  private void home() {
    boolean isHere = environment.home().isPresent();
    String found = isHere ? environment.home().get().toString() : "not known: use its script ./lab";
    add(isHere, false, "bench", "the project's folder", found);
  }

  private void terminal() {
    Terminal terminal = environment.terminal();
    boolean isHere = terminal.input() && terminal.output();
    boolean hasStty = tools.find("stty").isPresent();
    String found = isHere ? terminal.columns() + " columns" : "this is none: all steps are printed";
    add(isHere, false, "step, key by key", "a terminal", found);
    add(
        hasStty,
        false,
        "step, key by key",
        "stty",
        hasStty ? tools.find("stty").get().toString() : "missing: press enter after each key");
  }

  private void chapters() {
    List<String> texts = new ArrayList<>();
    for (Chapter chapter : environment.catalog().chapters()) {
      if (Docs.has(chapter.word())) {
        texts.add(chapter.word());
      }
    }
    int all = environment.catalog().chapters().size();
    String found = texts.size() + " of " + all + " " + String.join(", ", texts);
    add(texts.size() == all, false, "explain", "texts of the chapters", found.strip());
  }

  private void benchmarks() {
    Optional<Path> jar =
        environment.home().map(home -> home.resolve("benchmarks/target/benchmarks.jar"));
    boolean isHere = jar.isPresent() && Files.exists(jar.get());
    String found = isHere ? jar.get().toString() : "not built: ./lab bench CHAPTER builds it";
    add(isHere, false, "bench", "the benchmarks", found);
  }

  private void site() {
    Optional<Path> page = environment.home().map(home -> home.resolve("modules/site/target/site"));
    boolean isHere = page.isPresent() && Files.exists(page.get().resolve("lab.wasm"));
    String found = isHere ? page.get().toString() : "not built: ./lab serve builds it";
    add(isHere, false, "serve, export", "the browser lab", found);
  }

  private void port() {
    String need = "port " + ServeCommand.DEFAULT_PORT;
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ServeCommand.DEFAULT_PORT));
      add(true, false, "serve", need, "free");
    } catch (IOException e) {
      add(false, false, "serve", need, "taken: ./lab serve --port 0 takes any that is free");
    }
  }

  private void browser() {
    inABrowser("chromium", "chromium", "chromium-browser", "google-chrome");
    inABrowser("nodejs", "node", "nodejs");
  }

  private void inABrowser(String name, String... programs) {
    Optional<Path> program = tools.find(programs);
    String found = program.map(Path::toString).orElse("missing: apt install " + name);
    add(program.isPresent(), false, "tests in a browser", name, found);
  }
}
