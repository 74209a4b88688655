package programs.sending;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What lesson 05 says of Apache's client when it reaches no name server: an exception that no signature mentions. */
class NoNameServerTest {
    private static final Message ORDER = new Message("Orders", new byte[] {1});

    private final DefaultMQProducer producer = new DefaultMQProducer("TicketShops");

    @BeforeEach
    void startWithoutANameServer() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        producer.setNamesrvAddr("127.0.0.1:" + port);
        producer.setMqClientApiTimeout(10_000);
        producer.setSendMsgTimeout(10_000);
        producer.start();
    }

    @AfterEach
    void shutDown() {
        producer.shutdown();
    }

    @Test
    void aFirstSyncSendThrowsIllegalStateException() {
        assertThatThrownBy(() -> producer.send(ORDER))
                .isInstanceOf(IllegalStateException.class)
                .cause()
                .isInstanceOf(RemotingException.class);
    }

    @Test
    void soDoesAFirstOneWaySend() {
        assertThatThrownBy(() -> producer.sendOneway(ORDER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAsyncSendGivesItToItsCallBack() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        producer.send(ORDER, new SendCallback() {
            @Override
            public void onSuccess(SendResult result) {
                end.complete(null);
            }

            @Override
            public void onException(Throwable failure) {
                end.complete(failure);
            }
        });
        assertThat(end.get(20, SECONDS)).isInstanceOf(IllegalStateException.class);
    }
}
