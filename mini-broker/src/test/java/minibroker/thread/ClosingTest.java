package minibroker.thread;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void whateverFailsTheOthersAreClosedAndTheFirstFailureIsTold() {
        assertThatThrownBy(() -> Closing.inOrder(closing("a"), failing("b"), closing("c"), failing("d")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("b")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));

        assertThat(closed).containsExactly("a", "b", "c", "d");
    }

    @Test
    void anInterruptIsKeptAndDoesNotReachWhoCloses() {
        Thread.currentThread().interrupt();

        Closing.uninterrupted(
                () -> closed.add("interrupted: " + Thread.currentThread().isInterrupted()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed).containsExactly("interrupted: false");
    }

    @Test
    void aFailureIsToldAsItWas() {
        assertThatThrownBy(() -> Closing.uninterrupted(failing("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a");
    }

    private Runnable closing(String name) {
        return () -> closed.add(name);
    }

    private Runnable failing(String name) {
        return () -> {
            closed.add(name);
            throw new IllegalStateException(name);
        };
    }
}
