package programs;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import process.ForkedJvm;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that is made in a program is told how long to wait: its own three seconds are too short for a busy laptop. */
class PatientClientsTest {

    @TestFactory
    Stream<DynamicTest> eachClientIsGivenTimeForItsRequests() {
        return new ClassFileImporter()
                .importUrl(ForkedJvm.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                        .filter(type -> type.getPackageName().startsWith("programs"))
                        .filter(type -> clientsMade(type) > 0)
                        .map(type -> DynamicTest.dynamicTest(type.getName(), () -> assertThat(calls(type))
                                .as("calls of setMqClientApiTimeout in %s", type.getName())
                                .isEqualTo(clientsMade(type))));
    }

    private static long clientsMade(JavaClass type) {
        return type.getConstructorCallsFromSelf().stream()
                .map(JavaAccess::getTargetOwner)
                .filter(made -> made.getName().matches("org\\.apache\\.rocketmq\\.client\\.\\w+\\.Default\\w+"))
                .count();
    }

    private static long calls(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTarget().getName().equals("setMqClientApiTimeout"))
                .count();
    }
}
