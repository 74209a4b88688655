package crosscheck;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

/** The programs that start a broker themselves: they end it, measure it or make it forget. */
@Order(2)
class OwnBrokerProgramsIT {

    /** Without the capstones: their whole day is for the authoring build, {@code ./workbook authoring prove}. */
    static List<String> withTheirOwnBroker() {
        return Programs.withTheirOwnBroker().stream()
                .filter(program -> !program.endsWith("Capstone"))
                .toList();
    }

    /** There the address is of no use to anybody. */
    @ParameterizedTest
    @MethodSource
    void withTheirOwnBroker(String program, @TempDir Path home) {
        Programs.run(program, "127.0.0.1:1", home);
    }
}
