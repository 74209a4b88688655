package minibroker.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DiskUseTest {
    private static final long GIB = 1L << 30;

    @Test
    void whatTheFileSystemReservesIsNotInUse() {
        assertThat(DiskUse.share(100 * GIB, 80 * GIB, 50 * GIB)).isCloseTo(0.29, within(0.005));
        assertThat(DiskUse.share(100 * GIB, 5 * GIB, 0)).isEqualTo(1);
    }

    @Test
    void aDiskWithoutReserveIsAsFullAsItLooks() {
        assertThat(DiskUse.share(100 * GIB, 60 * GIB, 60 * GIB)).isEqualTo(0.4);
        assertThat(DiskUse.share(100 * GIB, 100 * GIB, 100 * GIB)).isZero();
        assertThat(DiskUse.share(0, 0, 0)).isZero();
    }

    @Test
    void measuresTheDiskOfAFolder(@TempDir Path folder) {
        assertThat(DiskUse.of(folder).share()).isBetween(0.0, 1.0);
    }
}
