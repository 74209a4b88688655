package minibroker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The class paths of other projects are in the matrix of the authoring build. */
class LibraryVersionsTest {
    @ParameterizedTest
    @CsvSource({"2.13.0, 2.13", "2.13, 2.13", "2.21.5, 2.13", "3.0, 2.13", "4.1.137.Final, 4.1.1", "4.2.0.RC1, 4.1.1"})
    void newEnoughIsAccepted(String found, String needed) {
        assertThatNoException().isThrownBy(() -> LibraryVersions.check("Jackson", found, needed));
    }

    @ParameterizedTest
    @CsvSource({"2.12.7, 2.13", "2.9.10, 2.13", "4.0.42.Final, 4.1.1", "4.1.0.Final, 4.1.1"})
    void tooOldIsNamedWithBothVersions(String found, String needed) {
        assertThatThrownBy(() -> LibraryVersions.check("Netty", found, needed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The mini-broker needs Netty %s or newer, but %s comes first on the class path", needed, found);
    }

    @Test
    void theLibrariesOfThisBuildAreNewEnough() {
        assertThatNoException().isThrownBy(LibraryVersions::check);
    }
}
