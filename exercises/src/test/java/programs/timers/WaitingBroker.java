package programs.timers;

import checks.HandClock;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A broker in which days pass in no time. It keeps a message as long as the message asks for. One thread uses it. */
final class WaitingBroker implements LongWaits.Post {
    static final String WAITING = "Waits";

    private static final int MOST_SENDS = 200;
    private static final List<String> LEVELS =
            List.of("1s 5s 10s 30s 1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 20m 30m 1h 2h".split(" "));

    /** @param at when it leaves, in milliseconds since 1970 */
    record Kept(MessageExt message, long at) {}

    final HandClock clock = new HandClock();
    final List<Kept> delivered = new ArrayList<>();
    /** What a send is answered with, or an exception; when it is empty, SEND_OK. */
    final Deque<Object> answers = new ArrayDeque<>();
    /** By how many milliseconds the next messages that leave are late, beyond the end of their second. */
    final Deque<Long> lateness = new ArrayDeque<>();

    private final List<String> waits = new ArrayList<>();
    int redelivered;

    private final Duration longest;
    private final List<Kept> kept = new ArrayList<>();
    private int sends;

    WaitingBroker(Duration longest) {
        this.longest = longest;
    }

    LongWaits waits() {
        return new LongWaits(WAITING, longest, clock, this);
    }

    /** Topic and length of each wait that was asked for. */
    String waitsAsText() {
        return String.join(", ", waits);
    }

    int sends() {
        return sends;
    }

    @Override
    public SendStatus send(Message message) throws Exception {
        if (++sends > MOST_SENDS) {
            throw new AssertionError("more than " + MOST_SENDS + " sends");
        }
        long now = clock.millis();
        long at = leaves(message, now);
        waits.add(message.getTopic() + " " + time(at - now));
        if (at - now > longest.toMillis()) {
            throw new MQBrokerException(13, "timer message illegal: a wait of " + time(at - now));
        }
        Object answer = answers.isEmpty() ? SendStatus.SEND_OK : answers.poll();
        if (answer instanceof Exception failure) {
            throw failure;
        }
        // With any of the four answers the message may be there.
        long whole = at > now ? (at + 999) / 1_000 * 1_000 : now;
        Long late = lateness.poll();
        kept.add(new Kept(copy(message, now, whole), whole + (late == null ? 0 : late)));
        return (SendStatus) answer;
    }

    /** When it leaves, by RocketMQ's rules. */
    private static long leaves(Message message, long now) {
        Map<String, String> properties = message.getProperties();
        if (properties.containsKey("DELAY") && !properties.get("DELAY").equals("0")) {
            String level = LEVELS.get(Math.min(18, Integer.parseInt(properties.get("DELAY"))) - 1);
            return now + Duration.parse("PT" + level.toUpperCase(Locale.ROOT)).toMillis();
        }
        if (properties.containsKey("TIMER_OUT_MS")) {
            return now;
        }
        long at = now;
        if (properties.containsKey("TIMER_DELAY_SEC")) {
            at = now + Long.parseLong(properties.get("TIMER_DELAY_SEC")) * 1_000;
        } else if (properties.containsKey("TIMER_DELAY_MS")) {
            at = now + Long.parseLong(properties.get("TIMER_DELAY_MS"));
        } else if (properties.containsKey("TIMER_DELIVER_MS")) {
            at = Long.parseLong(properties.get("TIMER_DELIVER_MS"));
        }
        return Math.max(now, at);
    }

    private MessageExt copy(Message message, long now, long at) {
        MessageExt copy = new MessageExt();
        copy.setTopic(message.getTopic());
        copy.setBody(message.getBody().clone());
        copy.setFlag(message.getFlag());
        copy.setMsgId("U" + sends);
        Map<String, String> properties = new TreeMap<>(message.getProperties());
        properties.putIfAbsent("UNIQ_KEY", "U" + sends);
        if (at > now) {
            properties.put("TIMER_OUT_MS", Long.toString(at - 1_000));
            properties.put("TIMER_ENQUEUE_MS", Long.toString(now / 1_000 * 1_000));
            properties.put("TIMER_DEQUEUE_MS", Long.toString(at));
            properties.put("REAL_TOPIC", message.getTopic());
            properties.put("REAL_QID", "0");
        }
        properties.forEach((name, value) -> MessageAccessor.putProperty(copy, name, value));
        return copy;
    }

    /** Lets time pass until nothing is left. What leaves the waiting topic goes to {@code waits}. */
    void passes(LongWaits waits) {
        while (!kept.isEmpty()) {
            Kept next =
                    kept.stream().min((a, b) -> Long.compare(a.at(), b.at())).orElseThrow();
            kept.remove(next);
            clock.forward(Math.max(0, next.at() - clock.millis()));
            if (!next.message().getTopic().equals(WAITING)) {
                delivered.add(new Kept(next.message(), clock.millis()));
                continue;
            }
            try {
                waits.arrived(next.message());
            } catch (Exception again) {
                if (++redelivered > 20) {
                    throw new AssertionError("a message of the waiting topic was refused 20 times", again);
                }
                next.message().setReconsumeTimes(next.message().getReconsumeTimes() + 1);
                MessageAccessor.putProperty(next.message(), "RETRY_TOPIC", WAITING);
                kept.add(new Kept(next.message(), clock.millis() + 10_000));
            }
        }
    }

    /** 3d 4h 5m 6.007s */
    static String time(long millis) {
        Duration time = Duration.ofMillis(Math.abs(millis));
        return String.format(
                Locale.ROOT,
                "%s%sd %sh %sm %s.%03ds",
                millis < 0 ? "-" : "",
                time.toDays(),
                time.toHoursPart(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }
}
