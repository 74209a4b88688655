package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.message.MessageExt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fails as each message's text says, asks for delay level 1, and keeps what it was given. Any thread may call. */
final class FailingHandler implements MessageListenerConcurrently {

    private static final int NO_MORE = -1;

    private final Stage stage;
    private final List<Attempt> attempts = new ArrayList<>();

    /** One call of the handler. */
    record Attempt(MessageExt message, int failuresBefore, long nanos) {}

    FailingHandler(Stage stage) {
        this.stage = stage;
    }

    @Override
    public synchronized ConsumeConcurrentlyStatus consumeMessage(
            List<MessageExt> handedOver, ConsumeConcurrentlyContext context) {
        MessageExt message = handedOver.get(0);
        attempts.add(new Attempt(message, message.getReconsumeTimes(), System.nanoTime()));
        String text = RawPull.text(message);
        stage.happens(text, "attempt " + (message.getReconsumeTimes() + 1));
        context.setDelayLevelWhenNextConsume(text.equals("hopeless") ? NO_MORE : 1);
        if (text.equals("throws")) {
            throw new IllegalStateException("the handler of " + text + " throws on purpose");
        }
        boolean isHandled = text.equals("recovers") && message.getReconsumeTimes() > 0;
        return isHandled ? ConsumeConcurrentlyStatus.CONSUME_SUCCESS : ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }

    synchronized int count() {
        return attempts.size();
    }

    /** The attempts at the message with this text. */
    synchronized List<Attempt> of(String text) {
        return attempts.stream()
                .filter(attempt -> RawPull.text(attempt.message()).equals(text))
                .toList();
    }

    List<Integer> failuresBefore(String text) {
        return of(text).stream().map(Attempt::failuresBefore).toList();
    }

    /** How long it took from each attempt to the next. */
    List<Duration> waits(String text) {
        List<Attempt> all = of(text);
        List<Duration> waits = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            waits.add(Duration.ofNanos(all.get(i).nanos() - all.get(i - 1).nanos()));
        }
        return waits;
    }
}
