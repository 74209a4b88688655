package minibroker.broker;

import captures.Captured;
import minibroker.message.MessageQueue;
import minibroker.protocol.LockRequest;
import minibroker.protocol.LockResponse;
import org.apache.rocketmq.remoting.protocol.body.LockBatchRequestBody;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What lesson 14 shows: a client asks for the lock of a queue, as Apache's client writes it, and is answered. */
class LockCapturesTest {

    @Test
    void askedAndAnswered() {
        QueueLockManager locks = new QueueLockManager(Clock.systemUTC());
        Captured.compare(
                Captured.folder("14-ordered").resolve("locks.txt"),
                asked(locks, "10.0.0.7@4711") + asked(locks, "10.0.0.8@815"));
    }

    private static String asked(QueueLockManager locks, String client) {
        LockBatchRequestBody body = new LockBatchRequestBody();
        body.setConsumerGroup("billing");
        body.setClientId(client);
        body.setMqSet(Set.of(new org.apache.rocketmq.common.message.MessageQueue("Orders", "broker-a", 3)));
        LockRequest request = LockRequest.read(body.encode());
        List<MessageQueue> locked = locks.lock(request.group(), request.clientId(), request.queues());
        return "%s\n  %s\n"
                .formatted(
                        new String(body.encode(), UTF_8),
                        new String(new LockResponse("broker-a", locked).body(), UTF_8));
    }
}
