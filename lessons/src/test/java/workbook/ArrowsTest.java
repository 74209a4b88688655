package workbook;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The arrows of the workbook program, which point down only. */
class ArrowsTest {
    /** Which package may use which others. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "workbook",
                    Set.of(
                            "report",
                            "live",
                            "authoring",
                            "inspect",
                            "learner",
                            "process",
                            "verdict",
                            "runner",
                            "wrong",
                            "generator",
                            "catalogue",
                            "terminal")),
            Map.entry("report", Set.of("learner", "verdict", "catalogue", "terminal")),
            Map.entry("authoring", Set.of("process", "verdict", "runner", "wrong", "generator", "catalogue")),
            Map.entry("inspect", Set.of("live", "process", "catalogue")),
            Map.entry("live", Set.of("learner", "process", "verdict", "generator", "catalogue")),
            Map.entry("learner", Set.of("generator", "catalogue")),
            Map.entry("process", Set.of("catalogue")),
            Map.entry("verdict", Set.of("runner", "generator", "catalogue", "terminal")),
            Map.entry("runner", Set.of("catalogue")),
            Map.entry("wrong", Set.of("generator", "catalogue")),
            Map.entry("generator", Set.of("catalogue")),
            Map.entry("catalogue", Set.of("terminal")),
            Map.entry("terminal", Set.of())));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Workbook.class.getProtectionDomain().getCodeSource().getLocation());

    @TestFactory
    Stream<DynamicTest> aPackageUsesOnlyThoseBelowIt() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(
                        arrow.getKey(), () -> assertThat(usedBy(arrow.getKey())).isSubsetOf(arrow.getValue())));
    }

    /** The command line lists the verbs; the manual prints its help, and the training uses it as a learner does. */
    @Test
    void noVerbKnowsTheCommandLine() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Workbook.class, Manual.class, Training.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Workbook.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsTheVerbs() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Workbook.class)
                .and()
                .haveSimpleNameNotEndingWith("Verb")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Verb")
                .check(CLASSES);
    }

    private static Set<String> usedBy(String name) {
        Set<String> used = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (shortName(type).equals(name)) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass())
                        .filter(target -> target.getPackageName().startsWith("workbook"))
                        .map(ArrowsTest::shortName)
                        .forEach(used::add);
            }
        }
        used.remove(name);
        return used;
    }

    private static String shortName(JavaClass type) {
        return type.getPackageName().replaceFirst("^workbook\\.", "");
    }
}
