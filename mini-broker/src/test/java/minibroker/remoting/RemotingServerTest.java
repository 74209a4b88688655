package minibroker.remoting;

import minibroker.ByteClient;
import minibroker.queue.RateLimiter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class RemotingServerTest {
    private static final int ECHO = 1;
    private static final int KEEP = 2;
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final BlockingQueue<Exchange> kept = new LinkedBlockingQueue<>();
    private final BlockingQueue<Connection> closed = new LinkedBlockingQueue<>();
    private RemotingServer server = serve(Limits.DEFAULT, HeaderCodec.JSON);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersInJsonWhateverTheRequestCameIn() throws IOException {
        for (HeaderCodec headers : new HeaderCodec[] {HeaderCodec.JSON, HeaderCodec.COMPACT}) {
            try (ByteClient client = new ByteClient(server.address(), headers)) {
                RemotingCommand request = RemotingCommand.request(ECHO, 42).withBody(new byte[] {5});

                assertThat(client.ask(request)).isEqualTo(request.success().withBody(new byte[] {5}));
            }
        }
    }

    @Test
    void answersInCompactHeadersIfItIsToldTo() throws IOException {
        server.close();
        server = serve(Limits.DEFAULT, HeaderCodec.COMPACT);
        try (ByteClient client = new ByteClient(server.address())) {
            assertThat(client.ask(RemotingCommand.request(ECHO, 42)).opaque()).isEqualTo(42);
        }
    }

    @Test
    void aConnectionTooManyIsClosedAndTheOthersNoticeNothing() throws IOException {
        server.close();
        server = serve(limits(2, Duration.ofMinutes(2)), HeaderCodec.JSON);
        RemotingCommand request = RemotingCommand.request(ECHO, 42);
        try (ByteClient one = new ByteClient(server.address());
                ByteClient two = new ByteClient(server.address())) {
            assertThat(one.ask(request).opaque()).isEqualTo(42);
            assertThat(two.ask(request).opaque()).isEqualTo(42);

            try (ByteClient three = new ByteClient(server.address())) {
                assertThatThrownBy(() -> three.ask(request)).isInstanceOf(IOException.class);
            }

            assertThat(one.ask(request).opaque()).isEqualTo(42);
            assertThat(two.ask(request).opaque()).isEqualTo(42);
        }
    }

    @Test
    void doesNotAnswerAOnewayRequest() throws IOException {
        try (ByteClient client = new ByteClient(server.address())) {
            client.send(RemotingCommand.oneway(ECHO, 1));

            assertThat(client.ask(RemotingCommand.request(ECHO, 2)).opaque()).isEqualTo(2);
        }
    }

    @Test
    void aKeptRequestIsAnsweredLaterAndHoldsNothingUp() throws Exception {
        try (ByteClient client = new ByteClient(server.address())) {
            client.send(RemotingCommand.request(KEEP, 1));
            assertThat(client.ask(RemotingCommand.request(ECHO, 2)).opaque()).isEqualTo(2);

            kept.take().answer(0, "at last");

            assertThat(client.receive().remark()).isEqualTo("at last");
        }
    }

    @Test
    void asksAClientAndGetsItsAnswer() throws Exception {
        try (ByteClient client = new ByteClient(server.address())) {
            CompletableFuture<RemotingCommand> answer = ask(client, Duration.ofSeconds(10));

            RemotingCommand question = client.receive();
            client.send(question.answer(0, "fine, thanks"));

            assertThat(answer.get(10, TimeUnit.SECONDS).remark()).isEqualTo("fine, thanks");
        }
    }

    @Test
    void givesUpOnAClientThatDoesNotAnswer() throws Exception {
        try (ByteClient client = new ByteClient(server.address())) {
            CompletableFuture<RemotingCommand> answer = ask(client, Duration.ofMillis(20));

            assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    private CompletableFuture<RemotingCommand> ask(ByteClient client, Duration patience) throws Exception {
        client.send(RemotingCommand.request(KEEP, 1));
        return kept.take().connection().request(RemotingCommand.request(307, 0), patience);
    }

    @Test
    void carriesOutTheLastRequestOfAClientThatIsGoneByThen() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            try (ByteClient client = new ByteClient(server.address())) {
                client.send(RemotingCommand.request(KEEP, i));
            }
            assertThat(kept.poll(10, TimeUnit.SECONDS))
                    .as("request %s, whose client closed its connection at once", i)
                    .isNotNull();
        }
    }

    @Test
    void tellsOfEveryConnectionThatIsGone() throws Exception {
        try (ByteClient client = new ByteClient(server.address())) {
            client.send(RemotingCommand.request(KEEP, 1));
        }
        assertThat(closed.poll(10, TimeUnit.SECONDS)).isSameAs(kept.take().connection());
    }

    @Test
    void closesAConnectionThatIsSilentForTooLong() throws IOException {
        server.close();
        server = serve(limits(20_000, Duration.ofMillis(50)), HeaderCodec.JSON);
        try (ByteClient client = new ByteClient(server.address())) {
            assertThat(client.bytesUntilClosed()).isZero();
        }
    }

    @Test
    void saysWhichPortItCannotListenOn() {
        int port = server.address().getPort();

        assertThatThrownBy(() -> second(server.address()))
                .isInstanceOfSatisfying(
                        BindFailed.class, e -> assertThat(e.port()).isEqualTo(port))
                .hasMessageContaining(":" + port);
    }

    @Test
    void servesOldClientsTwoPortsBelow() throws IOException {
        RemotingCommand request = RemotingCommand.request(ECHO, 42);
        try (ByteClient old = new ByteClient(below(server.address()))) {
            assertThat(old.ask(request).opaque()).isEqualTo(42);
        }
    }

    @Test
    void theConnectionsOfBothPortsAreCountedTogether() throws IOException {
        server.close();
        server = serve(limits(2, Duration.ofMinutes(2)), HeaderCodec.JSON);
        RemotingCommand request = RemotingCommand.request(ECHO, 42);
        try (ByteClient one = new ByteClient(server.address());
                ByteClient two = new ByteClient(below(server.address()))) {
            assertThat(one.ask(request).opaque()).isEqualTo(42);
            assertThat(two.ask(request).opaque()).isEqualTo(42);

            try (ByteClient three = new ByteClient(below(server.address()))) {
                assertThatThrownBy(() -> three.ask(request)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void saysWhoNeedsThePortTwoBelowAndKeepsNone() throws IOException {
        InetSocketAddress address = server.address();
        server.close();
        try (ServerSocket taken = new ServerSocket(address.getPort() - 2, 1, address.getAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> second(address))
                    .isInstanceOfSatisfying(
                            BindFailed.class, e -> assertThat(e.port()).isEqualTo(port))
                    .hasMessageContaining(
                            "127.0.0.1:%s, where clients up to 4.5.0 look for the broker of port %s: ",
                            port, address.getPort());
        }
        try (ServerSocket free = new ServerSocket(address.getPort(), 1, address.getAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    private static InetSocketAddress below(InetSocketAddress address) {
        return new InetSocketAddress(address.getAddress(), address.getPort() - 2);
    }

    private static RemotingServer second(InetSocketAddress address) {
        return new RemotingServer(
                "second", address, Ports.WITH_VIP, HeaderCodec.JSON, Limits.DEFAULT, Clock.systemUTC());
    }

    private static Limits limits(int connections, Duration idle) {
        return new Limits(connections, 10_000, 1 << 20, RateLimiter.UNLIMITED, idle);
    }

    private RemotingServer serve(Limits limits, HeaderCodec answers) {
        RemotingServer fresh = new RemotingServer("test", ANY_PORT, Ports.WITH_VIP, answers, limits, Clock.systemUTC());
        fresh.serve(
                Map.of(
                        ECHO,
                        exchange -> exchange.answer(exchange.request()
                                .success()
                                .withBody(exchange.request().body())),
                        KEEP,
                        kept::add),
                closed::add);
        return fresh;
    }
}
