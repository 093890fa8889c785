package dev.distlab.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Arrows point down only, and mechanisms do not know each other. */
class LayersTest {

  /** Mechanisms that may know another one, each with the reason. */
  private static final Map<String, Map<String, String>> ALLOWED =
      Map.of(
          "lsm",
          Map.of(
              "wal", "what is in memory only must survive a crash: an LSM tree has a log below"));

  @TestFactory
  Stream<DynamicTest> pom_ofEachModule_dependsDownwardsOnly() {
    return Repository.modules().stream()
        .filter(module -> !above(module).isEmpty() || module.equals("kernel"))
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module,
                    () ->
                        assertThat(Pom.of(module).mainDependencies())
                            .as("dependencies of " + module + " that are not for tests")
                            .isSubsetOf(artifacts(below(module)))));
  }

  @TestFactory
  Stream<DynamicTest> classes_ofEachModule_useWhatStandsBelowOnly() {
    return Repository.modules().stream()
        .filter(module -> !above(module).isEmpty() || module.equals("kernel"))
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module,
                    () ->
                        assertThat(strangers(Bytecode.main(List.of(module)), packages(module)))
                            .isEmpty()));
  }

  @Test
  void classes_outsideOfCli_knowNoTerminal() {
    List<String> modules = new ArrayList<>(Repository.modules());
    modules.removeAll(List.of("cli", "tidy"));
    Set<String> known = new TreeSet<>();
    for (JavaClass type : Bytecode.main(modules)) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        if (dependency.getTargetClass().getName().startsWith("picocli.")) {
          known.add(type.getName());
        }
      }
    }
    assertThat(known).isEmpty();
  }

  @Test
  void strangers_brokenTwin_areFound() {
    JavaClasses thisTest = new ClassFileImporter().importClasses(LayersTest.class);

    assertThat(strangers(thisTest, Set.of("dev.distlab.tidy")))
        .anyMatch(stranger -> stranger.contains("com.tngtech.archunit"));
  }

  @Test
  void pom_dependencyWithoutScope_isAMainDependency() {
    assertThat(Pom.of("tidy").mainDependencies()).isEmpty();
    assertThat(Pom.of("experiment").mainDependencies()).contains("distlab-kernel");
  }

  /** What a module may know: itself not counted; empty where no rule is set. */
  private static Set<String> below(String module) {
    Set<String> below = new TreeSet<>();
    switch (module) {
      case "kernel" -> {}
      case "testing", "experiment" -> below.add("kernel");
      case "demos" -> {
        below.addAll(List.of("kernel", "experiment"));
        below.addAll(Repository.mechanisms());
      }
      default -> {
        below.add("kernel");
        below.addAll(ALLOWED.getOrDefault(module, Map.of()).keySet());
      }
    }
    return below;
  }

  private static Set<String> above(String module) {
    return Set.of("cli", "site", "tidy", "kernel").contains(module) ? Set.of() : below(module);
  }

  private static Set<String> artifacts(Set<String> modules) {
    Set<String> artifacts = new TreeSet<>();
    modules.forEach(module -> artifacts.add("distlab-" + module));
    return artifacts;
  }

  private static Set<String> packages(String module) {
    Set<String> packages = new TreeSet<>(Set.of("dev.distlab." + module));
    below(module).forEach(other -> packages.add("dev.distlab." + other));
    return packages;
  }

  /** Uses of classes that are neither the JDK's nor in one of the packages. */
  private static List<String> strangers(JavaClasses classes, Set<String> packages) {
    Map<String, String> strangers = new TreeMap<>();
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        boolean isKnown =
            target.startsWith("java.")
                || dependency.getTargetClass().getBaseComponentType().isPrimitive()
                || packages.stream().anyMatch(known -> target.startsWith(known + "."));
        if (!isKnown) {
          strangers.put(type.getName() + " -> " + target, dependency.getDescription());
        }
      }
    }
    return List.copyOf(strangers.keySet());
  }
}
