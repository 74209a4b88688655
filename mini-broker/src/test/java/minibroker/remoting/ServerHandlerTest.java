package minibroker.remoting;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class ServerHandlerTest {
    private final RequestExecutor line =
            new RequestExecutor("test", Limits.DEFAULT, TimeUnit.NANOSECONDS::sleep, Map.of());
    private final EmbeddedChannel channel =
            new LocalChannel(new ServerHandler(line, 10, connection -> {}, Clock.systemUTC()));

    @AfterEach
    void close() {
        channel.close();
        line.close();
    }

    @Test
    void aClientThatDoesNotReadIsNotReadFromUntilItDoes() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isFalse();

        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void aBugBehindOneConnectionClosesThatConnection() {
        channel.pipeline().fireExceptionCaught(new IndexOutOfBoundsException("a learner's mistake"));

        assertThat(channel.isOpen()).isFalse();
    }

    /** A channel in memory that has an address, as real ones do. */
    private static final class LocalChannel extends EmbeddedChannel {
        LocalChannel(ServerHandler handler) {
            super(handler);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress("127.0.0.1", 40_000);
        }
    }
}
