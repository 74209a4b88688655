package crosscheck;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

class CrossCheckTest {
    @Test
    @DisplayName("a scenario that ends early says what failed and what was at the bottom of it, each in one line")
    void namesTheCause() {
        Scenario scenario = new Scenario() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public String lesson() {
                return "05";
            }

            @Override
            public String title() {
                return "fails";
            }

            @Override
            public void run(Stage stage) throws Exception {
                throw new IllegalStateException(
                        "Send [1] times, still failed\nSee the FAQ",
                        new IOException("connection", new IOException("no space left on device")));
            }
        };
        assertThat(CrossCheck.run(scenario, "127.0.0.1:9").endedEarly())
                .contains(
                        "IllegalStateException: Send [1] times, still failed; because of IOException: no space left on"
                                + " device");
    }
}
