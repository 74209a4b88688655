package programs;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import process.ForkedJvm;

import java.util.stream.Stream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

/** A client that a program makes is told how long to wait: its own three seconds are too short for a busy laptop. */
class PatientClientsTest {
    private static final JavaClasses PROGRAMS = new ClassFileImporter()
            .importUrl(ForkedJvm.class.getProtectionDomain().getCodeSource().getLocation())
            .that(resideInAPackage("programs.."));

    @TestFactory
    Stream<DynamicTest> eachClientIsGivenTimeForItsRequests() {
        return PROGRAMS.stream()
                .filter(type -> clientsMade(type) > 0)
                .map(type -> DynamicTest.dynamicTest(type.getName(), () -> assertThat(calls(type))
                        .as("calls of setMqClientApiTimeout in %s", type.getName())
                        .isEqualTo(clientsMade(type))));
    }

    /** The client has a time of its own for sends, three seconds as well. */
    @Test
    void eachProducerIsGivenTimeForItsSends() {
        assertThat(PROGRAMS.stream()
                        .filter(PatientClientsTest::makesAProducer)
                        .filter(type -> type.getMethodCallsFromSelf().stream().noneMatch(PatientClientsTest::givesTime))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static boolean makesAProducer(JavaClass type) {
        return type.getConstructorCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(DefaultMQProducer.class));
    }

    /** For all sends, or as the last argument of one. */
    private static boolean givesTime(JavaMethodCall call) {
        return call.getName().equals("setSendMsgTimeout")
                || call.getName().equals("send")
                        && call.getTarget().getFullName().endsWith(", long)");
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
