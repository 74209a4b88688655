package faults;

import faults.history.QueuePlace;
import faults.history.Recorder;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Unmodified producers, each with a connection and a thread of its own, that send as long as they are not stopped,
 * whatever becomes of the broker, and note each attempt.
 *
 * <p>None of them tries again: an attempt that failed is one of unknown outcome, and the next message has another key.
 *
 * <p>One thread sets it up and closes it.
 */
final class Senders implements AutoCloseable {
    /** How a producer sends. */
    enum Way {
        SYNC,
        ASYNC,
        BATCH
    }

    static final int MAX_BODY = 2_000;

    private static final int BATCH = 8;
    private static final int WINDOW = 64;
    private static final int SYSTEM_BUSY = 2;
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(20);

    private final String nameServer;
    private final Recorder recorder;
    private final Gate gate = new Gate();
    private final List<DefaultMQProducer> producers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Senders(String nameServer, Recorder recorder) {
        this.nameServer = nameServer;
        this.recorder = recorder;
    }

    /** Closed, nothing is under way. */
    Gate gate() {
        return gate;
    }

    /** @param pauseNanos how long the producer rests after each send */
    void start(String topic, Way way, String name, long pauseNanos) {
        DefaultMQProducer producer = producer(name);
        producers.add(producer);
        Thread thread = new Thread(() -> sendUntilStopped(producer, topic, way, name, pauseNanos), name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private DefaultMQProducer producer(String name) {
        DefaultMQProducer producer = new DefaultMQProducer("senders");
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName(name);
        producer.setSendMsgTimeout(TIMEOUT_MILLIS);
        producer.setRetryTimesWhenSendFailed(0);
        producer.setRetryTimesWhenSendAsyncFailed(0);
        producer.setPollNameServerInterval(1_000);
        try {
            producer.start();
        } catch (MQClientException e) {
            throw new IllegalStateException(e);
        }
        return producer;
    }

    private void sendUntilStopped(DefaultMQProducer producer, String topic, Way way, String name, long pauseNanos) {
        Semaphore window = new Semaphore(WINDOW);
        try {
            for (int n = 0; !stopped; n++) {
                gate.enter();
                boolean later = false;
                try {
                    String key = name + "-" + n;
                    if (way == Way.ASYNC) {
                        window.acquire();
                        later = true;
                        sendLater(producer, topic, name, key, window);
                    } else {
                        send(producer, topic, name, key, way == Way.BATCH ? BATCH : 1);
                    }
                } finally {
                    if (!later) {
                        gate.leave();
                    }
                }
                if (pauseNanos > 0) {
                    LockSupport.parkNanos(pauseNanos);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(DefaultMQProducer producer, String topic, String name, String stem, int count)
            throws InterruptedException {
        List<Message> messages = new ArrayList<>();
        List<Recorder.Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = count == 1 ? stem : stem + "-" + i;
            messages.add(new Message(topic, Body.of(key, MAX_BODY)));
            attempts.add(recorder.sending(name, key));
        }
        try {
            SendResult result = count == 1 ? producer.send(messages.get(0)) : producer.send(messages);
            for (int i = 0; i < count; i++) {
                note(attempts.get(i), result, i);
            }
        } catch (MQBrokerException | MQClientException | RemotingException e) {
            attempts.forEach(attempt -> note(attempt, e));
            LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
        }
    }

    private void sendLater(DefaultMQProducer producer, String topic, String name, String key, Semaphore window)
            throws InterruptedException {
        Recorder.Attempt attempt = recorder.sending(name, key);
        Runnable over = () -> {
            window.release();
            gate.leave();
        };
        try {
            producer.send(new Message(topic, Body.of(key, MAX_BODY)), new SendCallback() {
                @Override
                public void onSuccess(SendResult result) {
                    note(attempt, result, 0);
                    over.run();
                }

                @Override
                public void onException(Throwable failure) {
                    note(attempt, failure);
                    over.run();
                }
            });
        } catch (MQClientException | RemotingException e) {
            note(attempt, e);
            over.run();
        } catch (InterruptedException e) {
            note(attempt, e);
            over.run();
            throw e;
        }
    }

    private static void note(Recorder.Attempt attempt, SendResult result, int index) {
        if (result.getSendStatus() == SendStatus.SEND_OK) {
            attempt.acknowledged(place(
                    result.getMessageQueue().getTopic(),
                    result.getMessageQueue().getQueueId(),
                    result.getQueueOffset() + index));
        } else {
            attempt.unknown(result.getSendStatus().name());
        }
    }

    private static void note(Recorder.Attempt attempt, Throwable failure) {
        if (failure instanceof MQBrokerException refused && refused.getResponseCode() == SYSTEM_BUSY) {
            attempt.refused("SYSTEM_BUSY");
        } else {
            attempt.unknown(failure.getClass().getSimpleName());
        }
    }

    static QueuePlace place(String topic, int queueId, long offset) {
        return new QueuePlace(topic + "/" + queueId, offset);
    }

    /** Ends the sending; returns when nothing is under way any more. */
    void stop() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gate.whileClosed(() -> {});
    }

    @Override
    public void close() {
        stopped = true;
        producers.parallelStream().forEach(DefaultMQProducer::shutdown);
    }
}
