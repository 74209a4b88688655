package programs.sending;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.MQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingConnectException;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A sender with a ledger, and a client that answers as a check has planned, else with SEND_OK. Time passes at once. */
final class PlannedClient {
    /** What the client was asked to do. */
    final List<String> calls = new ArrayList<>();

    final List<SendCallback> callBacks = new ArrayList<>();
    final List<Long> pauses = new ArrayList<>();
    final Ledger ledger = new Ledger();
    final OrderSender sender = new OrderSender(producer(), ledger, this::rest);
    private final Deque<Object> planned = new ArrayDeque<>();

    void plan(Object... outcomes) {
        planned.addAll(List.of(outcomes));
    }

    /** What the client throws when it has never heard of the topic and does not reach a name server. */
    static IllegalStateException noNameServer() {
        return new IllegalStateException(new RemotingConnectException("127.0.0.1:9876"));
    }

    static MQClientException away() {
        return new MQClientException(10001, "connect to 127.0.0.1:10911 failed");
    }

    static Message order(int number) {
        return new Message("Orders", "paid", "" + number, new byte[] {1});
    }

    static SendResult result(SendStatus status) {
        SendResult result = new SendResult();
        result.setSendStatus(status);
        return result;
    }

    /** What the ledger knows, by order. */
    String known() {
        List<String> all = new ArrayList<>();
        for (Ledger.Known known : Ledger.Known.values()) {
            ledger.all(known).forEach(key -> all.add(key + " " + known));
        }
        return all.isEmpty()
                ? "nothing"
                : String.join(", ", all.stream().sorted().toList());
    }

    WatchedOrder watched(int number) {
        return new WatchedOrder(number);
    }

    /** Knows how many answers were missing each time when it got into the ledger, which asks it for its key then. */
    final class WatchedOrder extends Message {
        final transient List<Integer> missing = new ArrayList<>();

        /** How often the client had been called then. */
        final transient List<Integer> calledBefore = new ArrayList<>();

        private WatchedOrder(int number) {
            super("Orders", "paid", "" + number, new byte[] {1});
        }

        @Override
        public String getKeys() {
            missing.add(sender.missingAnswers());
            calledBefore.add(calls.size());
            return super.getKeys();
        }
    }

    interface Sends {
        void run() throws Exception;
    }

    /** What an interrupted call leaves its caller of the interrupt: thrown on and noted in the thread count alike. */
    static String interruptAfter(Sends call) throws Exception {
        try {
            call.run();
            return Thread.interrupted() ? "goes on" : "is lost";
        } catch (InterruptedException thrownOn) {
            Thread.interrupted();
            return "goes on";
        }
    }

    /** If an interrupt is planned next, it comes in this pause. */
    private void rest(long millis) throws InterruptedException {
        pauses.add(millis);
        if (planned.peek() instanceof InterruptedException) {
            throw (InterruptedException) planned.poll();
        }
    }

    private MQProducer producer() {
        return (MQProducer) Proxy.newProxyInstance(
                MQProducer.class.getClassLoader(),
                new Class<?>[] {MQProducer.class},
                (proxy, method, arguments) -> called(method, arguments));
    }

    private Object called(Method method, Object[] arguments) throws Exception {
        boolean callBack = arguments != null && arguments.length > 1 && arguments[1] instanceof SendCallback;
        int expected = callBack ? 2 : 1;
        boolean more = arguments != null && arguments.length > expected;
        calls.add(method.getName() + (callBack ? " with call-back" : "") + (more ? " and more" : ""));
        if (planned.peek() instanceof Exception) {
            throw (Exception) planned.poll();
        }
        if (callBack) {
            callBacks.add((SendCallback) arguments[1]);
            return null;
        }
        SendStatus status = planned.isEmpty() ? SendStatus.SEND_OK : (SendStatus) planned.remove();
        return method.getName().equals("send") ? result(status) : null;
    }
}
