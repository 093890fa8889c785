package dev.distlab.tidy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compiled classes of the modules. */
final class Bytecode {

  private Bytecode() {}

  /** The main classes of some modules. */
  static JavaClasses main(Iterable<String> modules) {
    return folders(modules, "target/classes");
  }

  /** The test classes of some modules. */
  static JavaClasses tests(Iterable<String> modules) {
    return folders(modules, "target/test-classes");
  }

  private static JavaClasses folders(Iterable<String> modules, String folder) {
    List<Path> paths = new ArrayList<>();
    for (String module : modules) {
      Path path = Repository.module(module).resolve(folder);
      if (Files.isDirectory(path)) {
        paths.add(path);
      }
    }
    return new ClassFileImporter().importPaths(paths);
  }

  /** Everything that a class calls, refers to or reads, as signatures with their places. */
  static Stream<Use> uses(JavaClass type) {
    return Stream.concat(
            type.getAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
        .map(access -> new Use(type, signature(access), access.getSourceCodeLocation().toString()));
  }

  private static String signature(JavaAccess<?> access) {
    String target = access.getTargetOwner().getName() + "#" + access.getTarget().getName();
    if (access.getTarget()
        instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget unit) {
      return target
          + unit.getRawParameterTypes().stream()
              .map(JavaClass::getName)
              .collect(Collectors.joining(",", "(", ")"));
    }
    return target;
  }

  /** A use: {@code java.lang.System#nanoTime()} or, of a field, {@code java.lang.System#out}. */
  record Use(JavaClass by, String signature, String place) {

    /** The class outside of any other that the using class stands in. */
    String topLevel() {
      String name = by.getName();
      int dollar = name.indexOf('$');
      return dollar < 0 ? name : name.substring(0, dollar);
    }
  }

  /** Whether a class has a method that a JVM starts. */
  static boolean hasMain(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.getName().equals("main"))
        .map(JavaCodeUnit::getRawParameterTypes)
        .anyMatch(
            types -> types.size() == 1 && types.get(0).getName().equals("[Ljava.lang.String;"));
  }
}
