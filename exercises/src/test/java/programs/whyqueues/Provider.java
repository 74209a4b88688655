package programs.whyqueues;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider's server that does not answer so many calls in front of each order. */
class Provider implements Channel {
    final List<Integer> sent = new CopyOnWriteArrayList<>();

    private final ChannelDown noAnswer = new ChannelDown(name());
    private final Latency latency;
    private final int failuresEach;
    private int failures;

    Provider(Latency latency, int failuresEach) {
        this.latency = latency;
        this.failuresEach = failuresEach;
        failures = failuresEach;
    }

    @Override
    public String name() {
        return "SMS";
    }

    @Override
    public void send(Order order) throws ChannelDown, InterruptedException {
        if (failures > 0) {
            failures--;
            throw noAnswer;
        }
        failures = failuresEach;
        latency.pass(Duration.ofMillis(150));
        sent.add(order.number());
    }
}
