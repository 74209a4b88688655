package process;

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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The rooms of this module, and which may use which others. */
class RoomsTest {
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.of(
            "programs", Set.of("faults", "bench", "picture", "rocketmq", "process"),
            "crosscheck", Set.of("rocketmq", "rawclient", "process"),
            "bench", Set.of("rocketmq", "process"),
            "faults", Set.of("rocketmq", "rawclient", "process"),
            "outside", Set.of("rocketmq", "process"),
            "rocketmq", Set.of("rawclient", "process"),
            "rawclient", Set.of(),
            "picture", Set.of(),
            "process", Set.of()));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(ForkedJvm.class.getProtectionDomain().getCodeSource().getLocation());

    @TestFactory
    Stream<DynamicTest> aRoomUsesOnlyThoseThatItMay() {
        return MAY_USE.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> assertThat(usedBy(room.getKey()))
                        .as("rooms that %s uses", room.getKey())
                        .isSubsetOf(room.getValue())));
    }

    @Test
    void thereAreNoOtherRooms() {
        assertThat(CLASSES.stream()
                        .filter(type -> !type.getPackageName().startsWith("minibroker"))
                        .map(type -> room(type.getPackageName()))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    @Test
    void theProcessRoomKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("process")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "process")
                .check(CLASSES);
    }

    @Test
    void thePictureRoomKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("picture")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "picture")
                .check(CLASSES);
    }

    @Test
    void aHistoryKnowsNeitherBrokerNorNetwork() {
        classes()
                .that()
                .resideInAPackage("faults.history")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "faults.history")
                .check(CLASSES);
    }

    /** On two processors it has one thread, and the JDK tells by it that a process has ended: nobody may block it. */
    @Test
    void nothingWaitsInTheCommonPool() {
        noClasses()
                .that()
                .resideOutsideOfPackage("programs..")
                .should()
                .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
                .orShould()
                .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
                .check(CLASSES);
    }

    private static Set<String> usedBy(String room) {
        Set<String> used = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (room(type.getPackageName()).equals(room)) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(arrow -> room(arrow.getTargetClass().getPackageName()))
                        .filter(other -> MAY_USE.containsKey(other) && !other.equals(room))
                        .forEach(used::add);
            }
        }
        return used;
    }

    private static String room(String packageName) {
        return packageName.split("\\.", 2)[0];
    }
}
