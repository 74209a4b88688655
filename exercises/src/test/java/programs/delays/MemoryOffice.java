package programs.delays;

import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An office of a check. At one of its steps something may happen: another program is faster, the program is killed, or
 * the step fails. One thread uses it.
 */
final class MemoryOffice implements TicketOffice {
    private final Map<String, Status> book = new HashMap<>();
    private final Set<String> released = new HashSet<>();
    private final Set<String> money = new HashSet<>();
    private final Set<String> givenBack = new HashSet<>();
    private final List<Message> sent = new ArrayList<>();
    private SendStatus answer = SendStatus.SEND_OK;
    private int steps;
    private int specialStep = -1;
    private boolean isAfter;
    private Runnable special = () -> {};
    private boolean wasSpecial;

    /** What a program feels of SIGKILL. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("the program is dead");
        }
    }

    /** Something happens at the step with this number, the next one being 1: before it, or when it is done. */
    void at(int step, boolean after, Runnable what) {
        specialStep = steps + step;
        isAfter = after;
        special = what;
        wasSpecial = false;
    }

    /** Whether there was such a step. */
    boolean wasSpecial() {
        return wasSpecial;
    }

    void answerSends(SendStatus status) {
        answer = status;
    }

    void moneyComes(String order) {
        money.add(order);
    }

    List<Message> sent() {
        return sent;
    }

    /** How an order has ended. */
    String end(String order) {
        return "%s, seats %s, money %s"
                .formatted(
                        status(book, order).map(Status::name).orElse("not in the book"),
                        released.contains(order) ? "free" : "held",
                        givenBack.contains(order) ? "given back" : money.contains(order) ? "kept" : "never came");
    }

    /** The message as it comes to a consumer when its time is over. */
    static MessageExt delivered(Message sent) {
        MessageExt message = new MessageExt();
        message.setTopic(sent.getTopic());
        message.setFlag(sent.getFlag());
        message.setBody(sent.getBody());
        message.setMsgId("7F0000010001");
        message.setQueueOffset(17);
        MessageAccessor.setProperties(message, new HashMap<>(sent.getProperties()));
        for (String[] property : new String[][] {
            {"UNIQ_KEY", "7F0000010001"}, {"REAL_TOPIC", sent.getTopic()}, {"REAL_QID", "2"}, {"CLUSTER", "Default"}
        }) {
            MessageAccessor.putProperty(message, property[0], property[1]);
        }
        return message;
    }

    private static Optional<Status> status(Map<String, Status> book, String order) {
        return Optional.ofNullable(book.get(order));
    }

    private interface Action<T> {
        T now();
    }

    private <T> T step(Action<T> action) {
        boolean isSpecial = ++steps == specialStep;
        if (isSpecial) {
            wasSpecial = true;
            if (!isAfter) {
                special.run();
            }
        }
        T result = action.now();
        if (isSpecial && isAfter) {
            special.run();
        }
        return result;
    }

    @Override
    public SendStatus send(Message message) {
        return step(() -> {
            sent.add(message);
            return answer;
        });
    }

    @Override
    public void open(String order) {
        step(() -> book.putIfAbsent(order, Status.UNPAID));
    }

    @Override
    public Optional<Status> status(String order) {
        return step(() -> status(book, order));
    }

    @Override
    public boolean change(String order, Status from, Status to) {
        return step(() -> book.replace(order, from, to));
    }

    @Override
    public void release(String order) {
        step(() -> released.add(order));
    }

    @Override
    public boolean hasMoney(String order) {
        return step(() -> money.contains(order));
    }

    @Override
    public void giveBack(String order) {
        step(() -> givenBack.add(order));
    }
}
