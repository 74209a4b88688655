package minibroker.junit;

import minibroker.MiniBroker;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

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
    void theBrokerLivesUntilTheLastClassThatInheritsItIsThrough() throws IOException {
        MiniBrokerExtension inherited = new MiniBrokerExtension();
        inherited.beforeAll(of("first class"));
        inherited.beforeAll(of("second class"));
        MiniBroker broker = inherited.broker();

        inherited.beforeEach(of("test of the second class"));
        inherited.afterAll(of("first class"));
        assertThat(accepts(broker)).as("while the second class runs").isTrue();
        assertThat(inherited.broker()).isSameAs(broker);

        inherited.afterEach(of("test of the second class"));
        inherited.afterAll(of("second class"));
        assertThat(accepts(broker)).as("after the last class").isFalse();
    }

    @Test
    void classesThatBeginAndEndAtOnceAlwaysHaveABroker() {
        MiniBrokerExtension inherited = new MiniBrokerExtension();

        List<CompletableFuture<Boolean>> classes = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> runsABroker(inherited, of("class " + i))))
                .toList();

        assertThat(classes).allMatch(CompletableFuture::join);
        assertThatThrownBy(inherited::broker).hasMessageContaining("only while tests run");
    }

    private static boolean runsABroker(MiniBrokerExtension extension, ExtensionContext context) {
        extension.beforeAll(context);
        try {
            return accepts(extension.broker());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            extension.afterAll(context);
        }
    }

    /** What JUnit says of a class or a test: here its id, and no more. */
    private static ExtensionContext of(String uniqueId) {
        return (ExtensionContext) Proxy.newProxyInstance(
                ExtensionContext.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) -> uniqueId);
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
