package minibroker;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The arrows between the packages, which point down only, and the habits that bytecode shows. */
class ArchitectureTest {
    /** Which package may use which others; each may use {@code exercise} as well. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("cli", Set.of("", "remoting", "store", "file", "json")),
            Map.entry("junit", Set.of("")),
            Map.entry("", Set.of("broker", "namesrv", "protocol", "remoting", "store", "thread")),
            Map.entry(
                    "broker",
                    Set.of(
                            "inspect",
                            "filter",
                            "schedule",
                            "store",
                            "protocol",
                            "remoting",
                            "message",
                            "thread",
                            "json")),
            Map.entry("inspect", Set.of("schedule", "store", "protocol", "remoting", "message", "thread", "json")),
            Map.entry("schedule", Set.of("store", "message", "json")),
            Map.entry("namesrv", Set.of("protocol", "remoting", "json")),
            Map.entry("protocol", Set.of("remoting", "message", "json")),
            Map.entry("store", Set.of("message", "file", "thread", "json")),
            Map.entry("remoting", Set.of("queue", "thread", "json")),
            Map.entry("queue", Set.of()),
            Map.entry("thread", Set.of()),
            Map.entry("message", Set.of()),
            Map.entry("file", Set.of("json")),
            Map.entry("json", Set.of()),
            Map.entry("filter", Set.of()),
            Map.entry("exercise", Set.of())));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(MiniBroker.class.getProtectionDomain().getCodeSource().getLocation());

    @TestFactory
    Stream<DynamicTest> usesOnlyThePackagesBelowIt() {
        return ARROWS.entrySet().stream()
                .map(arrow ->
                        DynamicTest.dynamicTest("minibroker." + arrow.getKey(), () -> assertThat(usedBy(arrow.getKey()))
                                .as("packages that minibroker.%s uses", arrow.getKey())
                                .isSubsetOf(arrow.getValue())));
    }

    @Test
    void noPackageIsForgotten() {
        assertThat(CLASSES.stream().map(ArchitectureTest::shortName).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
    }

    @Test
    void onlyTheNetworkKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("minibroker.remoting..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    /** The codec of headers is an exercise, and the library's tokens are what it is about. */
    @Test
    void onlyJsonAndTheCodecOfHeadersKnowJackson() {
        noClasses()
                .that()
                .resideOutsideOfPackage("minibroker.json..")
                .and()
                .doNotHaveFullyQualifiedName("minibroker.remoting.JsonHeaderCodec")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(CLASSES);
    }

    /** The program around the broker may have a Jackson that lacks a newer one: to name it would end the start. */
    @Test
    void noSettingOfJacksonsWritersIsReadAsAField() {
        noClasses()
                .should()
                .accessFieldWhere(target(owner(type(JsonWriteFeature.class))))
                .check(CLASSES);
    }

    /** But for what is to be had in no other way: to unmap a file, and JUnit's parameters. */
    @Test
    void nothingLooksIntoTypesAtRunTime() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("minibroker.file.Unmapper")
                .and()
                .resideOutsideOfPackage("minibroker.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(CLASSES);
    }

    @Test
    void timeComesInFromOutside() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    private static Set<String> usedBy(String name) {
        return CLASSES.stream()
                .filter(type -> shortName(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith("minibroker"))
                .map(ArchitectureTest::shortName)
                .filter(target -> !target.equals(name) && !target.equals("exercise"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shortName(JavaClass type) {
        String name = type.getPackageName();
        return name.equals("minibroker") ? "" : name.substring("minibroker.".length());
    }
}
