package dev.distlab.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BannedApisTest {

  private static final List<String> DEMO_FLOORS = List.of("experiment", "demos");

  @Test
  void mainCode_timeAndRandomness_comeInByConstructor() {
    assertThat(violations(Bytecode.main(kernelAndAbove()), Ban.EVERYWHERE)).isEmpty();
  }

  @Test
  void mainCode_charsetLocaleOrderIdentityOutput_areFixed() {
    assertThat(violations(Bytecode.main(kernelAndAbove()), Ban.IN_MAIN)).isEmpty();
  }

  @Test
  void mainCode_whatABrowserWouldLoad_staysSmall() {
    assertThat(violations(Bytecode.main(kernelAndAbove()), Ban.HEAVY_IN_A_BROWSER)).isEmpty();
  }

  @Test
  void tests_timeRandomnessSleep_areNotReal() {
    assertThat(violations(Bytecode.tests(kernelAndAbove()), Ban.EVERYWHERE)).isEmpty();
  }

  @Test
  void mechanismsAndDemos_functionsThatDiffer_arePortable() {
    List<String> modules = new ArrayList<>(Repository.mechanisms());
    modules.addAll(DEMO_FLOORS);
    assertThat(violations(Bytecode.main(modules), Ban.WHERE_NUMBERS_ARE_RECORDED)).isEmpty();
  }

  @Test
  void demos_numbersAndOrder_areTheSameEverywhere() {
    assertThat(violations(Bytecode.main(DEMO_FLOORS), Ban.WHERE_RESULTS_ARE_MADE)).isEmpty();
  }

  @Test
  void mechanismsAndDemos_mainMethod_isNowhere() {
    assertThat(Bytecode.main(kernelAndAbove()))
        .filteredOn(Bytecode::hasMain)
        .extracting(JavaClass::getName)
        .isEmpty();
  }

  @Test
  void everyBan_brokenTwin_isCaught() {
    JavaClasses twin = new ClassFileImporter().importClasses(BrokenTwin.class);
    List<Ban> all = new ArrayList<>(Ban.EVERYWHERE);
    all.addAll(Ban.IN_MAIN);
    all.addAll(Ban.HEAVY_IN_A_BROWSER);
    all.addAll(Ban.WHERE_NUMBERS_ARE_RECORDED);
    all.addAll(Ban.WHERE_RESULTS_ARE_MADE);
    for (Ban ban : all) {
      assertThat(violations(twin, List.of(ban)))
          .as(ban.signature().pattern())
          .isNotEmpty()
          .allMatch(message -> message.contains(ban.instead()));
    }
    assertThat(violations(twin, all)).hasSize(BrokenTwin.CALLS);
    assertThat(Bytecode.hasMain(twin.get(BrokenTwin.class))).isTrue();
  }

  private static List<String> kernelAndAbove() {
    List<String> modules = new ArrayList<>(List.of("kernel", "experiment", "demos"));
    modules.addAll(Repository.mechanisms());
    return modules;
  }

  private static List<String> violations(JavaClasses classes, List<Ban> bans) {
    List<String> violations = new ArrayList<>();
    for (JavaClass type : classes) {
      Bytecode.uses(type)
          .forEach(
              use -> {
                for (Ban ban : bans) {
                  if (ban.forbids(use)) {
                    violations.add(ban.message(use));
                  }
                }
              });
    }
    return violations.stream().distinct().sorted().toList();
  }
}
