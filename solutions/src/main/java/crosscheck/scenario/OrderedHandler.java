package crosscheck.scenario;

import crosscheck.Stage;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeOrderlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerOrderly;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.ArrayList;
import java.util.List;

/** Fails on one message some times and on another always, and keeps its calls. Any thread may call. */
final class OrderedHandler implements MessageListenerOrderly {

    private final Stage stage;
    private final String failsAtFirst;
    private final int times;
    private final String failsAlways;
    private final List<String> calls = new ArrayList<>();

    OrderedHandler(Stage stage, String failsAtFirst, int times, String failsAlways) {
        this.stage = stage;
        this.failsAtFirst = failsAtFirst;
        this.times = times;
        this.failsAlways = failsAlways;
    }

    @Override
    public synchronized ConsumeOrderlyStatus consumeMessage(
            List<MessageExt> handedOver, ConsumeOrderlyContext context) {
        MessageExt message = handedOver.get(0);
        String text = RawPull.text(message);
        calls.add(text + " " + message.getReconsumeTimes());
        boolean fails = text.equals(failsAlways) || text.equals(failsAtFirst) && message.getReconsumeTimes() < times;
        stage.happens(text.replaceAll(":.*", ""), text.replaceAll(".*:", "step ") + (fails ? " fails" : ""));
        return fails ? ConsumeOrderlyStatus.SUSPEND_CURRENT_QUEUE_A_MOMENT : ConsumeOrderlyStatus.SUCCESS;
    }

    /** Each as text and number of failures before. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }
}
