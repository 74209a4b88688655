package minibroker.junit;

import minibroker.MiniBroker;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MiniBrokerExtensionTest {
    private static MiniBroker lastOfItsOwn;

    @RegisterExtension
    static final MiniBrokerExtension SHARED = new MiniBrokerExtension();

    @Test
    void handsTheRunningBrokerToTheTest(MiniBroker broker) throws IOException {
        assertThat(broker).isSameAs(SHARED.broker());
        assertThat(accepts(broker)).isTrue();
    }

    @Nested
    class ATestWithinTheTest {
        @Test
        void sharesTheBroker(MiniBroker broker) {
            assertThat(broker).isSameAs(SHARED.broker());
        }
    }

    @Nested
    class AnExtensionInAnInstanceField {
        @RegisterExtension
        final MiniBrokerExtension own =
                new MiniBrokerExtension(MiniBroker.builder().brokerName("own"));

        @Test
        void startsABrokerForEachTest() throws IOException {
            assertAnother();
        }

        @Test
        void startsAnotherForTheNextTest() throws IOException {
            assertAnother();
        }

        private void assertAnother() throws IOException {
            assertThat(own.broker()).isNotSameAs(SHARED.broker()).isNotSameAs(lastOfItsOwn);
            assertThat(accepts(own.broker())).isTrue();
            if (lastOfItsOwn != null) {
                assertThat(accepts(lastOfItsOwn))
                        .as("the broker of the test before")
                        .isFalse();
            }
            lastOfItsOwn = own.broker();
        }
    }

    @Test
    void thereIsNoBrokerOutsideOfTests() {
        assertThatThrownBy(() -> new MiniBrokerExtension().broker()).hasMessageContaining("only while tests run");
    }

    private static boolean accepts(MiniBroker broker) throws IOException {
        String[] address = broker.brokerAddress().split(":");
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }
}
