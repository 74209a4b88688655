package minibroker;

import minibroker.junit.MiniBrokerExtension;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.RequestCallback;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static minibroker.Clients.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Requests for whose reply the unmodified client would wait: refused when they are sent, since no reply can come. */
@Timeout(60)
class RequestReplyTest {
    private static final long FAR_LONGER_THAN_THE_TEST = TimeUnit.HOURS.toMillis(1);

    @RegisterExtension
    static final MiniBrokerExtension BROKER = new MiniBrokerExtension();

    private Clients clients;
    private DefaultMQProducer producer;

    @BeforeEach
    void start(MiniBroker broker) throws Exception {
        clients = new Clients(broker);
        producer = clients.producer();
    }

    @AfterEach
    void shutdown() {
        clients.close();
    }

    @Test
    void whoeverWaitsIsToldAtOnce() {
        assertThatThrownBy(() -> producer.request(message("Requests", "a"), FAR_LONGER_THAN_THE_TEST))
                .isInstanceOf(MQClientException.class);
    }

    /** Whoever waits is woken before the client notes the reason, so only a call-back is sure of it. */
    @Test
    void aCallBackIsToldTheReason() throws Exception {
        CompletableFuture<Throwable> reason = new CompletableFuture<>();

        producer.request(
                message("Requests", "a"),
                new RequestCallback() {
                    @Override
                    public void onSuccess(Message reply) {
                        reason.completeExceptionally(new AssertionError("A reply: " + reply));
                    }

                    @Override
                    public void onException(Throwable e) {
                        reason.complete(e);
                    }
                },
                FAR_LONGER_THAN_THE_TEST);

        assertThat(reason.get()).hasMessageContaining("Property REPLY_TO_CLIENT: requests that wait for a reply");
    }
}
