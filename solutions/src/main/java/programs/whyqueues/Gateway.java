package programs.whyqueues;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A provider's server, somewhere in the network: it takes its time, and now and then it is down. Any thread may call.
 */
final class Gateway implements Channel {
    private final String name;
    private final Duration takes;
    private final Latency latency;
    private final List<Order> sent = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile boolean losesNextAnswer;

    Gateway(String name, Duration takes, Latency latency) {
        this.name = name;
        this.takes = takes;
        this.latency = latency;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(Order order) throws ChannelDown, InterruptedException {
        if (down) {
            throw new ChannelDown(name);
        }
        latency.pass(takes);
        sent.add(order);
        if (losesNextAnswer) {
            losesNextAnswer = false;
            throw new ChannelDown(name);
        }
    }

    void down(boolean isDown) {
        down = isDown;
    }

    /** The next notification is sent, but the network loses the answer that says so. */
    void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /** What was sent, in order. */
    List<Order> sent() {
        return List.copyOf(sent);
    }
}
