package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import rawclient.Answers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pulls that wait at the broker: held, woken by a message, given up. Times are noted in units of a tolerance. */
final class LongPolling {

    /** Far above what a wake-up takes, far below what asking again and again would take to be noticed. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final Duration HOLD = Duration.ofSeconds(15);
    private static final Duration SHORT_HOLD = Duration.ofSeconds(1);

    /** RocketMQ looks for pulls that have waited long enough every five seconds. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Stage stage;
    private final String topic;
    private final RawPull pull;

    LongPolling(Stage stage) {
        this.stage = stage;
        this.topic = stage.emptyTopic("held");
        this.pull = new RawPull(stage, stage.broker(), topic);
    }

    void run() throws Exception {
        DefaultMQProducer producer = stage.producer("held-producer");
        CompletableFuture<Long> givenUp = new CompletableFuture<>();
        long asked = System.nanoTime();
        CompletableFuture<RemotingCommand> inVain = pull.hold(3, 0, SHORT_HOLD);
        inVain.whenComplete((answer, failure) -> givenUp.complete(System.nanoTime() - asked));
        woken(producer);
        stage.note("held for 1 s in vain: answer", RawPull.described(answer(inVain)));
        Duration waited = Duration.ofNanos(givenUp.get());
        stage.note("held for 1 s in vain: not answered before", waited.compareTo(SHORT_HOLD) >= 0);
        stage.note(
                "held for 1 s in vain: answered at the latest at the next look",
                waited.compareTo(SHORT_HOLD.plus(BETWEEN_LOOKS).plus(TOLERANCE)) < 0);
    }

    private void woken(DefaultMQProducer producer) throws Exception {
        CompletableFuture<RemotingCommand> first = pull.hold(0, 0, HOLD);
        CompletableFuture<RemotingCommand> second = pull.hold(0, 0, HOLD);
        CompletableFuture<RemotingCommand> other = pull.hold(1, 0, HOLD);
        stage.note(
                "held: answered within half a tolerance, with nothing there",
                answeredWithin(first, TOLERANCE.dividedBy(2)));
        stage.note("held: another request on that connection meanwhile", Answers.code(pull.pull(0, 0)));
        long sent = System.nanoTime();
        Consume.fill(stage, producer, topic, 0, 100, 1);
        stage.note("held: woken by a message", RawPull.described(answer(first)));
        stage.note("held: so is the other one that waited there", RawPull.described(answer(second)));
        stage.note("held: woken before a look would have come", System.nanoTime() - sent < BETWEEN_LOOKS.toNanos());
        stage.note("held: one that waits at another queue is answered", answeredWithin(other, TOLERANCE.dividedBy(2)));
        Consume.fill(stage, producer, topic, 1, 200, 1);
        stage.note("held: woken by a message in its own queue", RawPull.described(answer(other)));
    }

    private static RemotingCommand answer(CompletableFuture<RemotingCommand> pending) throws Exception {
        return pending.get(2 * HOLD.toSeconds(), TimeUnit.SECONDS);
    }

    private static boolean answeredWithin(CompletableFuture<RemotingCommand> pending, Duration bound)
            throws ExecutionException, InterruptedException {
        try {
            pending.get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillHeld) {
            return false;
        }
    }
}
